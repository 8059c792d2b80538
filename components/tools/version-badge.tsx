import { Badge } from '@/components/ui/badge';

/** `v3`: goes up when, and only when, the code changes. */
export function VersionBadge({ version }: { version: number }) {
  return (
    <Badge className="font-mono">
      <span className="sr-only">version </span>v{version}
    </Badge>
  );
}
