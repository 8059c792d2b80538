'use client';

import { ChevronsUpDown, Pencil, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useGoToWorkspace } from '@/components/shell/use-go-to-workspace';
import type { WorkspaceTask } from '@/components/shell/workspace-dialog';
import { Button } from '@/components/ui/button';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu';
import { useApi } from '@/lib/queries/api';
import { hasExtension } from '@/lib/queries/api-info';

const WorkspaceDialog = dynamic(
  () => import('@/components/shell/workspace-dialog').then((loaded) => loaded.WorkspaceDialog),
  { ssr: false },
);

export function WorkspaceSwitcher() {
  const api = useApi();
  const goTo = useGoToWorkspace();
  const [task, setTask] = useState<WorkspaceTask | null>(null);
  const current = api.workspaces.find(({ id }) => id === api.workspaceId);
  const mayChange = hasExtension(api, 'workspaces') && api.scope !== 'read';
  const options = api.workspaces.map(({ id, name }) => ({ value: id, label: name }));
  const choose = (id: string) => {
    const chosen = api.workspaces.find((workspace) => workspace.id === id);
    if (chosen && id !== api.workspaceId) {
      goTo(chosen);
    }
  };
  return (
    <>
      <Menu
        align="start"
        trigger={
          <Button look="quiet" className="min-w-0 shrink px-2">
            <span className="sr-only">Workspace: </span>
            <span className="max-w-56 truncate text-ink">{current?.name ?? api.workspaceId}</span>
            <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
          </Button>
        }
      >
        <MenuLabel>Workspaces</MenuLabel>
        <MenuChoice label="Workspace" value={api.workspaceId} options={options} onChange={choose} />
        {mayChange && (
          <>
            <MenuSeparator />
            {current && (
              <MenuItem
                icon={<Pencil aria-hidden />}
                onSelect={() => setTask({ kind: 'rename', workspace: current })}
              >
                Rename {current.name}…
              </MenuItem>
            )}
            <MenuItem icon={<Plus aria-hidden />} onSelect={() => setTask({ kind: 'create' })}>
              New workspace…
            </MenuItem>
          </>
        )}
      </Menu>
      {task && <WorkspaceDialog task={task} onClose={() => setTask(null)} />}
    </>
  );
}
