import { Badge } from '@/components/ui/badge';

/** `v3`: goes up when, and only when, the code changes. */
export function VersionBadge({ version }: { version: number }) {
  return (
    <Badge tone="neutral">
      <span className="font-mono tabular-nums">
        <span className="sr-only">version </span>v{version}
      </span>
    </Badge>
  );
}
