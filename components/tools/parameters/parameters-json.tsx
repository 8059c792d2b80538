'use client';

import { useState } from 'react';
import { parameterDrafts, parameterRecord, sameParameters } from '@/components/tools/draft/parameter-draft';
import type { EditDraft } from '@/components/tools/draft/tool-draft';
import type { ParameterList } from '@/components/tools/parameters/parameter-edits';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { readParameters } from '@/lib/code/parameter-import';

type ParametersJsonProps = {
  parameters: ParameterList;
  /** What stands here while it cannot be read; null when it says what the parameters are. */
  unread: string | null;
  readOnly: boolean;
  edit: EditDraft;
  /** The text is another way of saying parameters: offers to fill them from it. */
  onImport: (text: string) => void;
};

const FROM = { 'json-schema': 'a JSON schema', example: 'an example of the arguments' } as const;

const formatted = (parameters: ParameterList): string => JSON.stringify(parameterRecord(parameters), null, 2);

type Reading =
  | { kind: 'parameters'; list: ParameterList }
  | { kind: 'other'; what: string }
  | { kind: 'unreadable'; problem: string };

function readText(text: string, known: ParameterList): Reading {
  const outcome = readParameters(text);
  if (!outcome.ok) {
    return { kind: 'unreadable', problem: outcome.problem.message };
  }
  const { parameters, from } = outcome.value;
  return from === 'parameters'
    ? { kind: 'parameters', list: parameterDrafts(parameters, known) }
    : { kind: 'other', what: FROM[from] };
}

function problemOf(reading: Reading | null): string | null {
  if (reading === null || reading.kind === 'parameters') {
    return null;
  }
  return reading.kind === 'unreadable'
    ? reading.problem
    : `This reads like ${reading.what}, not like the parameters themselves.`;
}

/** The parameters as the contract's own JSON. What can be read is the draft at once; what cannot is kept as it is. */
export function ParametersJson({ parameters, unread, readOnly, edit, onImport }: ParametersJsonProps) {
  const [typed, setTyped] = useState<{ text: string; list: ParameterList } | null>(null);
  const spelled = typed !== null && sameParameters(typed.list, parameters) ? typed.text : null;
  const text = unread ?? spelled ?? formatted(parameters);
  const reading = unread === null ? null : readText(unread, parameters);

  const type = (next: string) => {
    const read = readText(next, parameters);
    if (read.kind === 'parameters') {
      setTyped({ text: next, list: read.list });
      edit((draft) => ({ ...draft, parameters: read.list, parametersText: null }));
    } else {
      edit((draft) => ({ ...draft, parametersText: next }));
    }
  };

  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Parameters as JSON"
        hint="An object: each key is a parameter’s name. The form follows as you type."
        error={problemOf(reading)}
      >
        <Textarea
          className="max-h-none min-h-64 whitespace-pre font-mono text-xs leading-5"
          spellCheck={false}
          value={text}
          readOnly={readOnly}
          onChange={(event) => type(event.target.value)}
        />
      </Field>
      {unread !== null && !readOnly && (
        <div className="flex flex-wrap gap-2">
          {reading?.kind === 'other' && (
            <Button size="small" look="primary" onClick={() => onImport(unread)}>
              Fill the parameters from it…
            </Button>
          )}
          <Button size="small" onClick={() => edit((draft) => ({ ...draft, parametersText: null }))}>
            Go back to what the form says
          </Button>
        </div>
      )}
    </div>
  );
}
