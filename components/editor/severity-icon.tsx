import { CircleX, Info, TriangleAlert } from 'lucide-react';
import { SEVERITY_NAMES } from '@/components/editor/findings-summary';
import type { Finding } from '@/lib/code/finding';

const LOOKS = {
  error: { Icon: CircleX, tone: 'text-invalid' },
  warning: { Icon: TriangleAlert, tone: 'text-stale' },
  info: { Icon: Info, tone: 'text-accent' },
};

/** An icon of its own shape per severity, and the word for those who do not see it. */
export function SeverityIcon({ severity }: { severity: Finding['severity'] }) {
  const { Icon, tone } = LOOKS[severity];
  return (
    <>
      <Icon aria-hidden className={`size-3.5 shrink-0 ${tone}`} />
      <span className="sr-only">{SEVERITY_NAMES[severity]}</span>
    </>
  );
}
