'use client';

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { addEnumValues, moveItem, readEnumValues } from '@/components/tools/parameters/parameter-edits';
import { Button, IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { announce } from '@/components/ui/live-region';

type EnumValuesProps = {
  /** The parameter's name, to tell this list from the others. */
  of: string;
  values: readonly string[];
  problem: string | undefined;
  readOnly: boolean;
  onChange: (values: readonly string[]) => void;
};

const twice = (values: readonly string[]): string =>
  values.length === 1
    ? `“${values[0]}” is in the list already.`
    : `${values.length} values are in the list already: ${values.map((value) => `“${value}”`).join(', ')}.`;

/** The closed set of values: typed one by one or pasted at once, in an order that the model sees. */
export function EnumValues({ of, values, problem, readOnly, onChange }: EnumValuesProps) {
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const input = useRef<HTMLInputElement>(null);

  const add = (text: string) => {
    const { values: next, refused } = addEnumValues(values, readEnumValues(text));
    const added = next.length - values.length;
    setRefusal(refused.length === 0 ? null : twice(refused));
    setTyped(added === 0 && refused.length > 0 ? text : '');
    if (added > 0) {
      onChange(next);
      announce(`${added} ${added === 1 ? 'value' : 'values'} added to ${of}`);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      add(typed);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (readEnumValues(text).length > 1) {
      event.preventDefault();
      add(text);
    }
  };
  const move = (at: number, by: -1 | 1) => {
    onChange(moveItem(values, at, by));
    requestAnimationFrame(() => focusMover(list.current, at + by, by));
  };
  const remove = (at: number) => {
    const value = values[at];
    onChange(values.filter((_, other) => other !== at));
    announce(`“${value}” removed from ${of}`);
    input.current?.focus();
  };

  if (readOnly && values.length === 0) {
    return null;
  }
  return (
    <div className="flex flex-col gap-2">
      {readOnly ? (
        <h4 className="font-medium">Allowed values</h4>
      ) : (
        <Field
          label="Allowed values"
          hint="Enter adds; paste many, one a line or between commas."
          error={refusal ?? problem}
        >
          <div className="flex gap-1">
            <EnumInput
              input={input}
              value={typed}
              onValue={setTyped}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
            />
            <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => add(typed)}>
              Add
            </Button>
          </div>
        </Field>
      )}
      {values.length > 0 && (
        <ul
          ref={list}
          aria-label={`Allowed values of ${of}`}
          className="max-h-56 divide-y divide-line overflow-y-auto rounded border"
        >
          {values.map((value, at) => (
            <EnumRow
              key={`${value}\n${values.indexOf(value) === at ? '' : at}`}
              value={value}
              first={at === 0}
              last={at === values.length - 1}
              readOnly={readOnly}
              onMove={(by) => move(at, by)}
              onRemove={() => remove(at)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Stays on the arrow that was pressed, or its opposite where the list ends. */
function focusMover(list: HTMLUListElement | null, at: number, by: -1 | 1) {
  const movers = [...(list?.children[at]?.querySelectorAll<HTMLButtonElement>('[data-mover]') ?? [])];
  const [up, down] = movers;
  const wanted = by === -1 ? up : down;
  (wanted?.disabled ? movers.find((mover) => !mover.disabled) : wanted)?.focus();
}

type EnumInputProps = {
  input: React.RefObject<HTMLInputElement | null>;
  value: string;
  onValue: (value: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
};

function EnumInput({ input, value, onValue, onKeyDown, onPaste }: EnumInputProps) {
  return (
    <Input
      ref={input}
      className="font-mono"
      value={value}
      onChange={(event) => onValue(event.target.value)}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  );
}

type EnumRowProps = {
  value: string;
  first: boolean;
  last: boolean;
  readOnly: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

function EnumRow({ value, first, last, readOnly, onMove, onRemove }: EnumRowProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      event.stopPropagation();
      onMove(event.key === 'ArrowUp' ? -1 : 1);
    }
  };
  return (
    <li className="flex min-h-8 items-center gap-0.5 pr-1 pl-2" onKeyDown={readOnly ? undefined : onKeyDown}>
      <span className="min-w-0 flex-1 break-words py-1 font-mono text-xs">
        {value === '' ? <em>empty text</em> : value}
      </span>
      {!readOnly && (
        <>
          <IconButton
            data-mover=""
            size="small"
            label={`Move ${value} up`}
            disabled={first}
            onClick={() => onMove(-1)}
          >
            <ArrowUp aria-hidden className="size-3.5" />
          </IconButton>
          <IconButton
            data-mover=""
            size="small"
            label={`Move ${value} down`}
            disabled={last}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden className="size-3.5" />
          </IconButton>
          <IconButton size="small" label={`Remove ${value}`} onClick={onRemove}>
            <X aria-hidden className="size-3.5" />
          </IconButton>
        </>
      )}
    </li>
  );
}
