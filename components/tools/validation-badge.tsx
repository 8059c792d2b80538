import { CircleAlert, CircleCheck } from 'lucide-react';
import { Badge } from '@/components/ui/badge';

/** What the API's own check said of the saved code. The icon says it again, so that colour is never alone. */
export function ValidationBadge({ validated }: { validated: boolean }) {
  return validated ? (
    <Badge tone="valid" icon={<CircleCheck aria-hidden />}>
      Validated
    </Badge>
  ) : (
    <Badge tone="invalid" icon={<CircleAlert aria-hidden />}>
      Not validated
    </Badge>
  );
}
