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

/** A small mark before a tool's name; its words are beside it for who does not see it. The place is kept where it is empty. */
export function HealthIcon({ mark }: { mark: HealthMark | null }) {
  const look = mark && LOOKS[mark.state];
  return (
    <span
      aria-hidden
      title={mark?.words}
      className={classNames('relative z-1 mr-1.5 inline-block size-3.5 align-[-2px]', look?.tone)}
    >
      {look && <look.Icon className="size-3.5" />}
    </span>
  );
}
