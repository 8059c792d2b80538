'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Download, Power, PowerOff, Trash2, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { inDigits } from '@/components/list/count-words';
import { startBulkWrite, startExport } from '@/components/tools/list/bulk-job';
import { Button, IconButton } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import type { ToolSummary } from '@/lib/queries/tool-summary';
import { isNarrowed, type ToolsFilter } from '@/lib/queries/tools-filter';

const DeleteManyDialog = dynamic(
  () => import('@/components/tools/list/delete-many-dialog').then((loaded) => loaded.DeleteManyDialog),
  { ssr: false },
);

/** Ticking all that match may mean loading them first. */
export type Matching = {
  loaded: number;
  total: number | null;
  hasMore: boolean;
  gathering: boolean;
  onGather: (gathering: boolean) => void;
};

function Gathering({ loaded, total, onGather }: Matching) {
  const label = `Loading all: ${inDigits(loaded)}${total === null ? '' : ` of ${inDigits(total)}`}`;
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3">
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p>{label}</p>
        <Progress label={label} {...(total === null ? {} : { value: loaded, max: total })} />
      </div>
      <Button size="small" onClick={() => onGather(false)}>
        Stop
      </Button>
    </div>
  );
}

type ActionsProps = {
  tools: readonly ToolSummary[];
  list: { workspaceId: string; filter: ToolsFilter };
  unavailable: string | undefined;
};

function Actions({ tools, list, unavailable }: ActionsProps) {
  const queries = useQueryClient();
  const [deleting, setDeleting] = useState(false);
  const exportAll = () => void startExport(list, tools);
  const small = 'size-3.5';
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {unavailable === undefined && (
        <>
          <Button
            size="small"
            icon={<Power aria-hidden className={small} />}
            onClick={() => void startBulkWrite(queries, 'enable', tools)}
          >
            Enable<span className="sr-only"> globally</span>
          </Button>
          <Button
            size="small"
            icon={<PowerOff aria-hidden className={small} />}
            onClick={() => void startBulkWrite(queries, 'disable', tools)}
          >
            Disable<span className="sr-only"> globally</span>
          </Button>
        </>
      )}
      <Button size="small" icon={<Download aria-hidden className={small} />} onClick={exportAll}>
        Export
      </Button>
      {unavailable === undefined && (
        <Button
          size="small"
          icon={<Trash2 aria-hidden className={small} />}
          className="text-invalid"
          onClick={() => setDeleting(true)}
        >
          Delete
        </Button>
      )}
      {deleting && (
        <DeleteManyDialog
          tools={tools}
          onClose={() => setDeleting(false)}
          onDelete={() => {
            setDeleting(false);
            void startBulkWrite(queries, 'delete', tools);
          }}
          onExport={() => {
            setDeleting(false);
            exportAll();
          }}
        />
      )}
    </div>
  );
}

/** What can be done to the ticked tools. */
export function SelectionBar({
  matching,
  onClear,
  ...actions
}: ActionsProps & { matching: Matching; onClear: () => void }) {
  const { loaded, total, hasMore, gathering } = matching;
  const all = `all${total === null ? '' : ` ${inDigits(total)}`}${isNarrowed(actions.list.filter) ? ' that match' : ''}`;
  const offersAll = actions.tools.length < loaded || hasMore;
  return (
    <section
      aria-label="Selected tools"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-t bg-surface-raised px-3 py-2 md:px-4"
    >
      {gathering ? (
        <Gathering {...matching} />
      ) : (
        <>
          <p className="flex items-center gap-1 font-medium">
            <IconButton size="small" label="Clear selection" className="-ml-1.5" onClick={onClear}>
              <X aria-hidden className="size-4" />
            </IconButton>
            {inDigits(actions.tools.length)} selected
          </p>
          <Actions {...actions} />
          {offersAll && (
            <Button size="small" look="quiet" onClick={() => matching.onGather(true)}>
              Select {all}
            </Button>
          )}
          {actions.unavailable !== undefined && (
            <p className="w-full text-ink-muted text-xs">{actions.unavailable}</p>
          )}
        </>
      )}
    </section>
  );
}
