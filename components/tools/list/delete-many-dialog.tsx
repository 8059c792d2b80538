'use client';

import { countOf, inDigits } from '@/components/tools/list/words';
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
      <p>
        {live === 0
          ? 'None of them is enabled globally; single agents may use them.'
          : `${live === tools.length ? 'All' : inDigits(live)} of them ${live === 1 ? 'is' : 'are'} enabled globally: every agent loses ${live === 1 ? 'it' : 'them'} at once.`}{' '}
        Deleting many tools cannot be undone. An export keeps their code and parameters.
      </p>
      <div>
        <Button size="small" onClick={onExport}>
          Export them first
        </Button>
      </div>
    </ConfirmDialog>
  );
}
