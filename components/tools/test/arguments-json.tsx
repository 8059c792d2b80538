'use client';

import { useState } from 'react';
import { formatArguments, type TestInputs, typeJson } from '@/components/tools/test/test-inputs';
import type { EditInputs } from '@/components/tools/test/use-test-inputs';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';

type ArgumentsJsonProps = { inputs: TestInputs; sentences: readonly string[]; edit: EditInputs };

/** All arguments as the one object that main receives. */
export function ArgumentsJson({ inputs, sentences, edit }: ArgumentsJsonProps) {
  const [typed, setTyped] = useState<{ text: string; values: TestInputs['values'] } | null>(null);
  const spelled = typed !== null && typed.values === inputs.values ? typed.text : null;
  const type = (text: string) =>
    edit((now) => {
      const next = typeJson(now, text);
      setTyped({ text, values: next.values });
      return next;
    });
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Arguments as JSON"
        hint="One object: each key is a parameter. Whole numbers of any length stay exact."
        error={sentences.length === 0 ? null : sentences.join(' ')}
      >
        <Textarea
          className="max-h-none min-h-40 whitespace-pre-wrap font-mono text-xs leading-5"
          spellCheck={false}
          value={inputs.json ?? spelled ?? formatArguments(inputs.values)}
          onChange={({ target }) => type(target.value)}
        />
      </Field>
      {inputs.json !== null && (
        <Button
          size="small"
          className="self-start"
          onClick={() => edit((now) => ({ ...now, view: 'form', json: null }))}
        >
          Go back to what the form says
        </Button>
      )}
    </div>
  );
}
