'use client';

import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react';
import { useId } from 'react';
import {
  isKnownType,
  KNOWN_TYPES,
  type ParameterDraft,
  type ParameterFields,
  type ParameterPart,
} from '@/components/tools/draft/parameter-draft';
import { EnumValues } from '@/components/tools/parameters/enum-values';
import type { ParameterActions } from '@/components/tools/parameters/use-parameter-actions';
import { Button, IconButton } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';

type ParameterFieldsetProps = {
  parameter: ParameterDraft;
  problems: Partial<Record<ParameterPart, string>> | undefined;
  refusal: string | null;
  place: 'only' | 'first' | 'middle' | 'last';
  readOnly: boolean;
  actions: ParameterActions;
};

/** Everything the contract knows of one parameter. */
export function ParameterFieldset({
  parameter,
  problems,
  refusal,
  place,
  readOnly,
  actions,
}: ParameterFieldsetProps) {
  const { key, name, type, required, description, statusNote, enumValues } = parameter;
  const update = (fields: Partial<ParameterFields>) => actions.update(key, fields);
  const spoken = name === '' ? 'the unnamed parameter' : name;
  return (
    <fieldset className="flex flex-col gap-3 border-t px-3 pt-2 pb-3">
      <legend className="sr-only">Parameter {spoken}</legend>
      <div className="grid grid-cols-[minmax(0,1fr)_7.5rem] gap-2">
        <Field label="Name" required error={problems?.name ?? refusal}>
          <Input
            data-part="name"
            className="font-mono"
            spellCheck={false}
            value={name}
            readOnly={readOnly}
            onChange={(event) => update({ name: event.target.value })}
          />
        </Field>
        <TypeField
          type={type}
          problem={problems?.type}
          readOnly={readOnly}
          onType={(next) => update({ type: next })}
        />
      </div>
      <Checkbox
        label="Required: the agent must supply it"
        checked={required}
        disabled={readOnly}
        onChange={(event) => update({ required: event.target.checked })}
      />
      <Field label="Description" hint="Shown to the model, so that it fills the value in correctly.">
        <Textarea
          rows={2}
          value={description}
          readOnly={readOnly}
          onChange={(event) => update({ description: event.target.value })}
        />
      </Field>
      {(type === 'string' || enumValues.length > 0) && (
        <EnumValues
          of={spoken}
          values={enumValues}
          problem={problems?.enumValues}
          readOnly={readOnly}
          onChange={(values) => update({ enumValues: values })}
        />
      )}
      <Field label="Status note" hint="Optional; shown beside this parameter while the tool runs.">
        <Input
          value={statusNote}
          readOnly={readOnly}
          onChange={(event) => update({ statusNote: event.target.value })}
        />
      </Field>
      {!readOnly && <CardFoot parameterKey={key} spoken={spoken} place={place} actions={actions} />}
    </fieldset>
  );
}

type TypeFieldProps = {
  type: string;
  problem: string | undefined;
  readOnly: boolean;
  onType: (type: string) => void;
};

/** The five types, and the one it has when that is another: kept as it came until somebody changes it. */
function TypeField({ type, problem, readOnly, onType }: TypeFieldProps) {
  return (
    <Field label="Type" error={problem}>
      <Select
        className="w-full"
        value={type}
        disabled={readOnly}
        onChange={(event) => onType(event.target.value)}
      >
        {!isKnownType(type) && <option value={type}>{type === '' ? 'none' : `${type} (as it came)`}</option>}
        {KNOWN_TYPES.map((known) => (
          <option key={known}>{known}</option>
        ))}
      </Select>
    </Field>
  );
}

type CardFootProps = {
  parameterKey: string;
  spoken: string;
  place: 'only' | 'first' | 'middle' | 'last';
  actions: ParameterActions;
};

function CardFoot({ parameterKey, spoken, place, actions }: CardFootProps) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-1">
      <span id={id} className="sr-only">
        {spoken}
      </span>
      <IconButton
        size="small"
        label={`Move ${spoken} up`}
        title="Move up (Alt+↑)"
        aria-keyshortcuts="Alt+ArrowUp"
        data-part="up"
        disabled={place === 'first' || place === 'only'}
        onClick={() => actions.move(parameterKey, -1)}
      >
        <ArrowUp aria-hidden className="size-4" />
      </IconButton>
      <IconButton
        size="small"
        label={`Move ${spoken} down`}
        title="Move down (Alt+↓)"
        aria-keyshortcuts="Alt+ArrowDown"
        data-part="down"
        disabled={place === 'last' || place === 'only'}
        onClick={() => actions.move(parameterKey, 1)}
      >
        <ArrowDown aria-hidden className="size-4" />
      </IconButton>
      <Button
        size="small"
        look="quiet"
        className="ml-auto"
        aria-describedby={id}
        icon={<Copy aria-hidden className="size-3.5" />}
        onClick={() => actions.duplicate(parameterKey)}
      >
        Duplicate
      </Button>
      <Button
        size="small"
        look="quiet"
        aria-describedby={id}
        icon={<Trash2 aria-hidden className="size-3.5" />}
        onClick={() => actions.remove(parameterKey)}
      >
        Delete
      </Button>
    </div>
  );
}
