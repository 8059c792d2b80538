'use client';

import type { ReactNode, Ref } from 'react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Field, useFieldControl } from '@/components/ui/field';
import { CONTROL } from '@/components/ui/input';
import { suggestToolName } from '@/lib/code/name';

type NameFieldProps = {
  name: string;
  problem: string | undefined;
  readOnly: boolean;
  onName: (name: string) => void;
  /** Whether the name is free, where that is looked up while typing. */
  hint?: ReactNode;
  /** Looks like a title until it is pointed at or has the focus. */
  quiet: boolean;
  /** Whether the problem is one of spelling, which another spelling solves. */
  suggests: boolean;
  ref?: Ref<HTMLInputElement>;
};

/** The name as the agent says it; when it is not allowed, the nearest that is is one click away. */
export function NameField(props: NameFieldProps) {
  const { name, problem, readOnly, onName, hint, quiet, suggests, ref } = props;
  const suggestion = suggests ? suggestToolName(name) : null;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Field label="Name" labelHidden error={problem} hint={problem === undefined ? hint : undefined}>
        <NameInput ref={ref} name={name} readOnly={readOnly} onName={onName} quiet={quiet} />
      </Field>
      {suggestion !== null && suggestion !== name && !readOnly && (
        <Button size="small" className="self-start" onClick={() => onName(suggestion)}>
          Use <span className="font-mono">{suggestion}</span>
        </Button>
      )}
    </div>
  );
}

type NameInputProps = {
  name: string;
  readOnly: boolean;
  onName: (name: string) => void;
  quiet: boolean;
  ref: Ref<HTMLInputElement> | undefined;
};

function NameInput({ name, readOnly, onName, quiet, ref }: NameInputProps) {
  return (
    <input
      {...useFieldControl()}
      ref={ref}
      value={name}
      readOnly={readOnly}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="none"
      placeholder="lookup-order-status"
      onChange={(event) => onName(event.target.value)}
      className={classNames(
        'h-8 max-w-full font-mono',
        quiet
          ? 'field-sizing-content min-w-24 truncate rounded border border-transparent bg-transparent px-1 font-semibold text-base read-only:cursor-default hover:not-read-only:border-line-strong focus-visible:border-line-strong aria-invalid:border-invalid'
          : classNames(CONTROL, 'px-2'),
      )}
    />
  );
}
