'use client';

import { useState } from 'react';
import { setValue, type TestInputs, typeInField } from '@/components/tools/test/test-inputs';
import type { EditInputs } from '@/components/tools/test/use-test-inputs';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { SegmentedControl } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { type JsonValue, stringifyJson } from '@/lib/contract/json';
import type { Parameter } from '@/lib/contract/parameter';

type ArgumentFieldProps = {
  name: string;
  parameter: Parameter;
  inputs: TestInputs;
  problem: string | undefined;
  edit: EditInputs;
};

type ControlProps = Omit<ArgumentFieldProps, 'problem'> & { value: JsonValue | undefined };

const TYPE_WORDS: Record<string, string> = { object: 'JSON object', array: 'JSON list' };

/** One argument, by the kind of its parameter. An optional one that is left empty is not sent. */
export function ArgumentField({ name, parameter, inputs, problem, edit }: ArgumentFieldProps) {
  const value = Object.hasOwn(inputs.values, name) ? inputs.values[name] : undefined;
  const { type, required, enum_values: choices = [] } = parameter;
  const control = { name, parameter, inputs, edit, value };
  return (
    <Field
      label={<span className="wrap-anywhere font-mono">{name}</span>}
      required={required}
      hint={parameter.description === '' ? undefined : parameter.description}
      error={problem}
      aside={choices.length > 0 ? `one of ${choices.length}` : (TYPE_WORDS[type] ?? type)}
    >
      <ArgumentControl {...control} />
    </Field>
  );
}

function ArgumentControl(props: ControlProps) {
  const { type, enum_values: choices = [] } = props.parameter;
  if (choices.length > 0) {
    return <ChoiceControl {...props} choices={choices} />;
  }
  switch (type) {
    case 'boolean':
      return <BooleanControl {...props} />;
    case 'string':
      return <TextControl {...props} />;
    case 'number':
      return <NumberControl {...props} />;
    default:
      return <JsonControl {...props} />;
  }
}

/** A value of another kind than the field's stands in it as JSON. */
const asText = (value: JsonValue): string => (typeof value === 'string' ? value : stringifyJson(value));

const placeholderOf = (value: JsonValue | undefined, required: boolean): string =>
  value === '' ? 'Empty text' : required ? '' : 'Not set';

function TextControl({ name, parameter, edit, value }: ControlProps) {
  return (
    <Textarea
      rows={1}
      value={value === undefined ? '' : asText(value)}
      placeholder={placeholderOf(value, parameter.required)}
      onChange={({ target }) => edit((inputs) => typeInField(inputs, name, parameter, target.value))}
    />
  );
}

/**
 * The text of a field whose value is something else: as it was typed while it means the value, as it could not be read
 * while that is so, else as `write` spells the value.
 */
function useSpelling({ name, inputs, value }: ControlProps, write: (value: JsonValue) => string) {
  const [typed, setTyped] = useState<{ text: string; inputs: TestInputs } | null>(null);
  const spelled =
    typed !== null && value !== undefined && typed.inputs.values[name] === value ? typed.text : null;
  const text = inputs.unread[name] ?? spelled ?? (value === undefined ? '' : write(value));
  return { text, onTyped: setTyped };
}

function useTyping(props: ControlProps, write: (value: JsonValue) => string) {
  const { name, parameter, inputs, edit } = props;
  const { text, onTyped } = useSpelling(props, write);
  const type = (next: string) => {
    onTyped({ text: next, inputs: typeInField(inputs, name, parameter, next) });
    edit((now) => typeInField(now, name, parameter, next));
  };
  return { text, type };
}

function NumberControl(props: ControlProps) {
  const { text, type } = useTyping(props, stringifyJson);
  return (
    <Input
      inputMode="decimal"
      spellCheck={false}
      className="font-mono"
      value={text}
      placeholder={placeholderOf(props.value, props.parameter.required)}
      onChange={({ target }) => type(target.value)}
    />
  );
}

const EXAMPLES: Record<string, string> = { object: '{"name": "value"}', array: '["one", "two"]' };

function JsonControl(props: ControlProps) {
  const { text, type } = useTyping(props, (value) => stringifyJson(value, 2));
  const { parameter } = props;
  return (
    <Textarea
      rows={2}
      spellCheck={false}
      className="whitespace-pre-wrap font-mono text-xs leading-5"
      value={text}
      placeholder={parameter.required ? EXAMPLES[parameter.type] : 'Not set'}
      onChange={({ target }) => type(target.value)}
    />
  );
}

function ChoiceControl({ name, parameter, edit, value, choices }: ControlProps & { choices: string[] }) {
  const at = typeof value === 'string' ? choices.indexOf(value) : -1;
  const other = value !== undefined && at === -1;
  return (
    <Select
      className="w-full"
      value={other ? 'other' : at}
      onChange={({ target }) => edit((inputs) => setValue(inputs, name, choices[Number(target.value)]))}
    >
      <option value={-1}>{parameter.required ? 'Choose…' : 'Not set'}</option>
      {other && <option value="other">{asText(value)} (not one of them)</option>}
      {choices.map((choice, index) => (
        <option key={choice} value={index}>
          {choice === '' ? 'Empty text' : choice}
        </option>
      ))}
    </Select>
  );
}

const SIDES = [
  { value: 'unset', label: 'Not set' },
  { value: 'true', label: 'true' },
  { value: 'false', label: 'false' },
] as const;

function BooleanControl({ name, parameter, edit, value }: ControlProps) {
  const set = (next: boolean | undefined) => edit((inputs) => setValue(inputs, name, next));
  if (parameter.required) {
    return (
      <span className="flex items-center gap-2">
        <Switch checked={value === true} onCheckedChange={set} />
        <span aria-hidden className="font-mono text-ink-muted text-xs">
          {String(value === true)}
        </span>
      </span>
    );
  }
  return (
    <SegmentedControl
      label={name}
      className="self-start"
      value={value === true ? 'true' : value === false ? 'false' : 'unset'}
      options={SIDES}
      onChange={(side) => set(side === 'unset' ? undefined : side === 'true')}
    />
  );
}
