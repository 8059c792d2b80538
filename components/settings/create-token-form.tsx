'use client';

import { type SyntheticEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { SegmentedControl } from '@/components/ui/segmented';
import type { CreatedToken, Scope } from '@/lib/contract/token';
import { useApi } from '@/lib/queries/api';
import { useCreateToken } from '@/lib/queries/token';

const NAME_MAX = 80;
const SCOPE_OPTIONS: readonly { value: Scope; label: string }[] = [
  { value: 'read', label: 'Read only' },
  { value: 'write', label: 'Read and write' },
];

/** Null covers what the maker's token covers, workspaces made later included. */
type Coverage = readonly string[] | null;

type CreateTokenFormProps = { onCreated: (created: CreatedToken) => void; onClose: () => void };

export function CreateTokenForm({ onCreated, onClose }: CreateTokenFormProps) {
  const formId = useId();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('read');
  const [coverage, setCoverage] = useState<Coverage>(null);
  const [nameError, setNameError] = useState<string | null>(null);
  const create = useCreateToken();
  const problem = create.data?.ok === false ? create.data.problem : null;
  const coversNothing = coverage?.length === 0;

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    setNameError(trimmed === '' ? 'Say what will use it, for example “nightly export”.' : null);
    if (trimmed === '' || coversNothing || create.isPending) {
      return;
    }
    const outcome = await create.mutateAsync({
      name: trimmed,
      scope,
      ...(coverage === null ? {} : { workspace_ids: [...coverage] }),
    });
    if (outcome.ok) {
      onCreated(outcome.value);
    }
  };

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New token"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={formId} busy={create.isPending}>
            Create token
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {problem && (
          <Notice tone="error" title="The token was not created">
            {problem.message}
          </Notice>
        )}
        <Field label="Name" hint="What will use it." error={nameError} required>
          <Input
            value={name}
            maxLength={NAME_MAX}
            onChange={(event) => {
              setName(event.target.value);
              setNameError(null);
            }}
          />
        </Field>
        <div className="flex flex-col gap-1">
          <span aria-hidden className="font-medium text-sm">
            Scope
          </span>
          <div>
            <SegmentedControl label="Scope" value={scope} options={SCOPE_OPTIONS} onChange={setScope} />
          </div>
        </div>
        <WorkspaceCoverage coverage={coverage} onChange={setCoverage} />
      </form>
    </Dialog>
  );
}

type WorkspaceCoverageProps = { coverage: Coverage; onChange: (coverage: Coverage) => void };

function WorkspaceCoverage({ coverage, onChange }: WorkspaceCoverageProps) {
  const { workspaces } = useApi();
  const toggle = (id: string, covered: boolean) =>
    onChange(covered ? [...(coverage ?? []), id] : (coverage ?? []).filter((other) => other !== id));
  return (
    <fieldset className="flex flex-col">
      <legend className="mb-1 font-medium text-sm">Workspaces</legend>
      <Checkbox
        label="All that your own token covers"
        checked={coverage === null}
        onChange={(event) => onChange(event.target.checked ? null : [])}
      />
      {coverage !== null &&
        workspaces.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            className="pl-6"
            checked={coverage.includes(id)}
            onChange={(event) => toggle(id, event.target.checked)}
          />
        ))}
      {coverage?.length === 0 && (
        <p role="status" className="pt-1 text-ink-muted text-xs">
          Choose at least one workspace.
        </p>
      )}
    </fieldset>
  );
}
