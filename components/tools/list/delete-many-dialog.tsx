'use client';

import { countOf, inDigits } from '@/components/list/count-words';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import type { ToolSummary } from '@/lib/queries/tool-summary';

const NAMED_MAX = 5;

type DeleteManyDialogProps = {
  tools: readonly ToolSummary[];
  onClose: () => void;
  onDelete: () => void;
  onExport: () => void;
};

const liveWords = (live: number, total: number): string => {
  if (live === 0) {
    return total === 1
      ? 'It is not enabled globally; single agents may use it.'
      : 'None of them is enabled globally; single agents may use them.';
  }
  if (total === 1) {
    return 'It is enabled globally: every agent loses it at once.';
  }
  const subject =
    live === total ? 'All of them are' : live === 1 ? 'One of them is' : `${inDigits(live)} of them are`;
  return `${subject} enabled globally: every agent loses ${live === 1 ? 'it' : 'them'} at once.`;
};

/** Names what will be gone and says that nothing brings it back. */
export function DeleteManyDialog({ tools, onClose, onDelete, onExport }: DeleteManyDialogProps) {
  const live = tools.filter(({ enableGlobally }) => enableGlobally).length;
  const more = tools.length - NAMED_MAX;
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete ${countOf(tools.length, 'tool')}?`}
      confirmLabel={`Delete ${countOf(tools.length, 'tool')}`}
      onConfirm={onDelete}
    >
      <ul aria-label="Tools to delete" className="font-mono text-ink">
        {tools.slice(0, NAMED_MAX).map(({ id, name }) => (
          <li key={id} className="truncate">
            {name}
          </li>
        ))}
        {more > 0 && <li className="font-sans text-ink-muted">and {inDigits(more)} more</li>}
      </ul>
      <p>{liveWords(live, tools.length)} This cannot be undone. An export keeps code and parameters.</p>
      <div>
        <Button size="small" onClick={onExport}>
          Export first
        </Button>
      </div>
    </ConfirmDialog>
  );
}
