import { CircleAlert, CircleCheck, CircleDot, LoaderCircle } from 'lucide-react';
import type { SaveState } from '@/components/tools/draft/draft-state';
import { classNames } from '@/components/ui/class-names';

type SaveStatusProps = {
  saveState: SaveState;
  version: number;
  /** Why the draft is not kept in this browser, else null. */
  unkept: string | null;
};

const SPOKEN = {
  saved: { Icon: CircleCheck, tone: 'text-ink-muted' },
  dirty: { Icon: CircleDot, tone: 'text-stale' },
  saving: { Icon: LoaderCircle, tone: 'text-ink-muted' },
  failed: { Icon: CircleAlert, tone: 'text-invalid' },
  conflict: { Icon: CircleAlert, tone: 'text-stale' },
} as const;

function wordsOf(saveState: SaveState, version: number): string {
  switch (saveState.kind) {
    case 'saved':
      return `Saved v${version}`;
    case 'dirty':
      return 'Unsaved changes';
    case 'saving':
      return 'Saving…';
    case 'failed':
      return `Not saved: ${saveState.problem.message}`;
    case 'conflict':
      return 'Not saved: changed elsewhere';
  }
}

/** Which of the two is on screen: what is live, or what is typed. */
export function SaveStatus({ saveState, version, unkept }: SaveStatusProps) {
  const { Icon, tone } = SPOKEN[saveState.kind];
  const words = wordsOf(saveState, version);
  return (
    <p
      data-save-state={saveState.kind}
      className={classNames('flex min-w-0 max-w-72 items-center gap-1.5 text-xs', tone)}
      title={words}
    >
      <Icon
        aria-hidden
        className={classNames('size-3.5 shrink-0', saveState.kind === 'saving' && 'animate-spin')}
      />
      <span className="truncate">{words}</span>
      {unkept !== null && saveState.kind !== 'saved' && (
        <span className="shrink-0 text-invalid">· not kept</span>
      )}
    </p>
  );
}
