import { Ban, CircleCheck, CircleX, LoaderCircle, type LucideIcon, Unplug } from 'lucide-react';
import { RUN_STATE_LABELS } from '@/components/runs/run-words';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { RunState } from '@/lib/contract/run';

const LOOKS: Record<RunState, { tone: BadgeTone; Icon: LucideIcon }> = {
  running: { tone: 'accent', Icon: LoaderCircle },
  succeeded: { tone: 'valid', Icon: CircleCheck },
  failed: { tone: 'invalid', Icon: CircleX },
  cancelled: { tone: 'neutral', Icon: Ban },
  interrupted: { tone: 'stale', Icon: Unplug },
};

/** How a run ended, or that it has not. Each state has a shape and a word of its own, so that colour is never alone. */
export function RunStateBadge({ state }: { state: RunState }) {
  const { tone, Icon } = LOOKS[state];
  return (
    <Badge
      tone={tone}
      icon={<Icon aria-hidden className={state === 'running' ? 'animate-spin' : undefined} />}
    >
      {RUN_STATE_LABELS[state]}
    </Badge>
  );
}
