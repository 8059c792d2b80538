'use client';

import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import type { ParameterDraft, ParameterPart } from '@/components/tools/draft/parameter-draft';
import { ParameterFieldset } from '@/components/tools/parameters/parameter-fieldset';
import type { ParameterActions } from '@/components/tools/parameters/use-parameter-actions';
import { Badge } from '@/components/ui/badge';
import { classNames } from '@/components/ui/class-names';

type ParameterCardProps = {
  parameter: ParameterDraft;
  problems: Partial<Record<ParameterPart, string>> | undefined;
  /** What a refused save said of it. */
  refusal: string | null;
  place: 'only' | 'first' | 'middle' | 'last';
  open: boolean;
  readOnly: boolean;
  actions: ParameterActions;
};

/** Alt with an arrow moves the card, except where the browser opens a select with it. */
const moveWithKeys = (event: KeyboardEvent, move: (by: -1 | 1) => void) => {
  const isSelect = event.target instanceof HTMLSelectElement;
  if (event.altKey && !isSelect && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    event.preventDefault();
    move(event.key === 'ArrowUp' ? -1 : 1);
  }
};

export const ParameterCard = memo(function ParameterCard(props: ParameterCardProps) {
  const { parameter, problems, refusal, open, readOnly, actions } = props;
  const { key } = parameter;
  const wrong = problems !== undefined || refusal !== null;
  return (
    <li
      data-parameter={key}
      className={classNames(
        'rounded border bg-surface-raised [contain-intrinsic-size:auto_2.25rem] [content-visibility:auto]',
        wrong && 'border-invalid',
      )}
      onKeyDown={readOnly ? undefined : (event) => moveWithKeys(event, (by) => actions.move(key, by))}
    >
      <CardHead parameter={parameter} wrong={wrong} open={open} onToggle={() => actions.toggle(key)} />
      {open && <ParameterFieldset {...props} />}
    </li>
  );
});

type CardHeadProps = { parameter: ParameterDraft; wrong: boolean; open: boolean; onToggle: () => void };

function CardHead({ parameter, wrong, open, onToggle }: CardHeadProps) {
  const { name, type, required, description, enumValues } = parameter;
  return (
    <h3>
      <button
        type="button"
        data-part="head"
        aria-expanded={open}
        onClick={onToggle}
        className="flex min-h-9 w-full min-w-0 items-center gap-2 rounded px-2 text-left hover:bg-ink/4"
      >
        <ChevronRight
          aria-hidden
          className={classNames('size-4 shrink-0 text-ink-faint', open && 'rotate-90')}
        />
        <span className="min-w-0 shrink truncate font-mono text-sm">
          {name === '' ? <span className="text-ink-faint">unnamed</span> : name}
          {required && (
            <span className="text-invalid" title="Required">
              <span aria-hidden> *</span>
              <span className="sr-only"> required</span>
            </span>
          )}
        </span>
        <span className="shrink-0 font-mono text-ink-faint text-xs">
          {type}
          {enumValues.length > 0 && ` · ${enumValues.length} ${enumValues.length === 1 ? 'value' : 'values'}`}
        </span>
        {wrong && <Badge tone="invalid">Problem</Badge>}
        {!open && (
          <span className="min-w-0 flex-1 truncate text-right text-ink-faint text-xs">{description}</span>
        )}
      </button>
    </h3>
  );
}
