import { Check, LoaderCircle, Minus, TriangleAlert, X } from 'lucide-react';
import type { HealthMark } from '@/components/tools/list/tool-health';
import { classNames } from '@/components/ui/class-names';
import type { RunState } from '@/lib/contract/run';

const LOOKS: Record<RunState, { Icon: typeof Check; tone: string }> = {
  running: { Icon: LoaderCircle, tone: 'text-accent' },
  succeeded: { Icon: Check, tone: 'text-valid' },
  failed: { Icon: X, tone: 'text-invalid' },
  cancelled: { Icon: Minus, tone: 'text-ink-faint' },
  interrupted: { Icon: TriangleAlert, tone: 'text-stale' },
};

/** A small mark after a tool's name; its words are beside it for who does not see it. */
export function HealthIcon({ mark }: { mark: HealthMark }) {
  const { Icon, tone } = LOOKS[mark.state];
  return (
    <span aria-hidden title={mark.words} className={classNames('relative z-1 shrink-0', tone)}>
      <Icon className="size-3.5" />
    </span>
  );
}
