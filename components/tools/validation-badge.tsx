import { CircleAlert, CircleCheck } from 'lucide-react';
import { Badge } from '@/components/ui/badge';

/** What the API's own check said of the saved code. The icon says it again, so that colour is never alone. */
export function ValidationBadge({ validated }: { validated: boolean }) {
  const Icon = validated ? CircleCheck : CircleAlert;
  return (
    <Badge tone={validated ? 'valid' : 'invalid'}>
      <Icon aria-hidden className="size-3" />
      {validated ? 'Validated' : 'Not validated'}
    </Badge>
  );
}
