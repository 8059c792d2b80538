'use client';

import { type SyntheticEvent, useId, useState } from 'react';
import { useGoToWorkspace } from '@/components/shell/use-go-to-workspace';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast';
import type { Workspace } from '@/lib/contract/workspace';
import { useCreateWorkspace, useRenameWorkspace } from '@/lib/queries/workspace';

export type WorkspaceTask = { kind: 'create' } | { kind: 'rename'; workspace: Workspace };

const NAME_MAX = 80;

/** Creates a workspace and goes there, or renames the one given. */
export function WorkspaceDialog({ task, onClose }: { task: WorkspaceTask; onClose: () => void }) {
  const formId = useId();
  const [name, setName] = useState(task.kind === 'rename' ? task.workspace.name : '');
  const [error, setError] = useState<string | null>(null);
  const create = useCreateWorkspace();
  const rename = useRenameWorkspace();
  const goTo = useGoToWorkspace();

  const finish = (workspace: Workspace) => {
    onClose();
    if (task.kind === 'create') {
      goTo(workspace);
    } else {
      showToast({ tone: 'success', title: `Renamed to ${workspace.name}` });
    }
  };

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    if (trimmed === '') {
      setError('Give the workspace a name.');
      return;
    }
    const outcome =
      task.kind === 'create'
        ? await create.mutateAsync(trimmed)
        : await rename.mutateAsync({ workspaceId: task.workspace.id, name: trimmed });
    if (outcome.ok) {
      finish(outcome.value);
    } else {
      setError(outcome.problem.message);
    }
  };

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={task.kind === 'create' ? 'New workspace' : `Rename ${task.workspace.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={formId} busy={create.isPending || rename.isPending}>
            {task.kind === 'create' ? 'Create workspace' : 'Rename'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)}>
        <Field label="Name" error={error} required>
          <Input
            value={name}
            maxLength={NAME_MAX}
            onChange={(event) => {
              setName(event.target.value);
              setError(null);
            }}
          />
        </Field>
      </form>
    </Dialog>
  );
}
