'use client';

import { useMemo, useState } from 'react';
import {
  type ImportChange,
  type ImportMode,
  type ImportPlan,
  planImport,
} from '@/components/tools/parameters/import-plan';
import type { ParameterList } from '@/components/tools/parameters/parameter-edits';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { SegmentedControl } from '@/components/ui/segmented';
import { readParameters } from '@/lib/code/parameter-import';

type ImportDialogProps = {
  parameters: ParameterList;
  /** What the text begins with. */
  initialText: string;
  onApply: (list: ParameterList) => void;
  onClose: () => void;
};

const FROM = {
  parameters: 'Read as parameters.',
  'json-schema': 'Read as a JSON schema.',
  example:
    'Read as an example of the arguments: names and types are taken from it, descriptions are yours to write.',
} as const;

const MODES = [
  { value: 'add', label: 'Add to the list' },
  { value: 'replace', label: 'Replace the list' },
] as const;

const TONES: Record<ImportChange, BadgeTone> = {
  added: 'valid',
  changed: 'stale',
  kept: 'neutral',
  removed: 'invalid',
};

function usePlan(text: string, parameters: ParameterList, mode: ImportMode) {
  return useMemo(() => {
    if (text.trim() === '') {
      return { plan: null, from: null, problem: null };
    }
    const outcome = readParameters(text);
    if (!outcome.ok) {
      return { plan: null, from: null, problem: outcome.problem.message };
    }
    const { from } = outcome.value;
    const options = { mode, fromExample: from === 'example' };
    return { plan: planImport(parameters, outcome.value.parameters, options), from, problem: null };
  }, [text, parameters, mode]);
}

/** Fills the list from a text, and shows what that would change before it does. */
export function ImportDialog({ parameters, initialText, onApply, onClose }: ImportDialogProps) {
  const [text, setText] = useState(initialText);
  const [mode, setMode] = useState<ImportMode>('add');
  const { plan, from, problem } = usePlan(text, parameters, mode);
  const changes = plan?.rows.some(({ change }) => change !== 'kept') ?? false;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Fill the parameters from JSON"
      description="A JSON schema, the parameters of another tool, or an example of the arguments."
      width="medium"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            disabled={plan === null || !changes}
            onClick={() => plan && onApply(plan.list)}
          >
            Apply to the draft
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pt-1">
        <Field label="JSON" error={problem} hint={from ? FROM[from] : undefined}>
          <Textarea
            rows={8}
            className="whitespace-pre font-mono text-xs leading-5"
            spellCheck={false}
            placeholder={'{ "order_id": "A-1001", "include_history": true }'}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        {parameters.length > 0 && (
          <SegmentedControl
            label="What happens to the parameters there are"
            value={mode}
            options={MODES}
            onChange={setMode}
            className="self-start"
          />
        )}
        {plan && <PlannedChanges plan={plan} changes={changes} />}
      </div>
    </Dialog>
  );
}

function PlannedChanges({ plan, changes }: { plan: ImportPlan; changes: boolean }) {
  if (!changes) {
    return <p className="text-ink-muted">Nothing would change: the list says all of this already.</p>;
  }
  return (
    <section aria-label="What would change">
      <ul className="max-h-56 divide-y divide-line overflow-y-auto rounded border">
        {plan.rows.map(({ name, type, change }) => (
          <li key={name} className="flex min-h-8 items-center gap-2 px-2">
            <span className="min-w-0 flex-1 truncate font-mono">{name}</span>
            <span className="font-mono text-ink-faint text-xs">{type}</span>
            <Badge tone={TONES[change]}>{change}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}
