'use client';

import { memo, useEffect, useEffectEvent, useRef } from 'react';
import { ArgumentField } from '@/components/tools/test/argument-field';
import { ArgumentsJson } from '@/components/tools/test/arguments-json';
import {
  type InputProblems,
  inputProblems,
  leftOut,
  setValue,
  showView,
} from '@/components/tools/test/test-inputs';
import type { ArgumentsOrigin, TestInputsOwner } from '@/components/tools/test/use-test-inputs';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SegmentedControl } from '@/components/ui/segmented';
import type { Parameters } from '@/lib/contract/parameter';

type ArgumentsSectionProps = {
  filled: TestInputsOwner;
  parameters: Parameters;
  /** Counts the runs that were asked for in vain: each moves the focus to the first argument that does not fit. */
  attempts: number;
};

function useFocusOnFirstProblem(section: React.RefObject<HTMLElement | null>, attempts: number) {
  const focus = useEffectEvent(() => {
    section.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
  useEffect(() => {
    if (attempts > 0) {
      focus();
    }
  }, [attempts]);
}

/** What the tool is called with, as a form or as JSON; either edits the other. */
export const ArgumentsSection = memo(function ArgumentsSection(props: ArgumentsSectionProps) {
  const { filled, parameters, attempts } = props;
  const { inputs, origin, edit, putBack } = filled;
  const problems = inputProblems(inputs, parameters, attempts > 0);
  const section = useRef<HTMLElement>(null);
  useFocusOnFirstProblem(section, attempts);
  return (
    <section ref={section} aria-label="Arguments" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="mr-auto font-semibold text-sm">Arguments</h2>
        <SegmentedControl
          label="Show arguments as"
          value={inputs.view}
          options={[
            { value: 'form', label: 'Form', disabled: !problems.readable && inputs.view !== 'form' },
            { value: 'json', label: 'JSON', disabled: !problems.readable && inputs.view !== 'json' },
          ]}
          onChange={(view) => edit((now) => showView(now, view, parameters))}
        />
      </div>
      {origin && <OriginNotice origin={origin} onPutBack={putBack} />}
      {inputs.view === 'json' ? (
        <ArgumentsJson inputs={inputs} sentences={problems.sentences} edit={edit} />
      ) : (
        <ArgumentForm filled={filled} parameters={parameters} problems={problems} />
      )}
    </section>
  );
});

type ArgumentFormProps = { filled: TestInputsOwner; parameters: Parameters; problems: InputProblems };

function ArgumentForm({ filled, parameters, problems }: ArgumentFormProps) {
  const { inputs, edit } = filled;
  const entries = Object.entries(parameters);
  const unsent = leftOut(inputs, parameters);
  return (
    <>
      {entries.length === 0 && (
        <p className="text-ink-muted">No parameters: main is called without arguments.</p>
      )}
      {entries.map(([name, parameter]) => (
        <ArgumentField
          key={name}
          name={name}
          parameter={parameter}
          inputs={inputs}
          problem={problems.fields.get(name)}
          edit={edit}
        />
      ))}
      {unsent.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-2 text-ink-muted text-xs">
          <span className="wrap-anywhere min-w-0">
            Not sent, since no parameter has this name: <span className="font-mono">{unsent.join(', ')}</span>
          </span>
          <Button
            size="small"
            look="quiet"
            onClick={() => edit((now) => unsent.reduce((left, name) => setValue(left, name, undefined), now))}
          >
            Remove
          </Button>
        </p>
      )}
    </>
  );
}

const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

function OriginNotice({ origin, onPutBack }: { origin: ArgumentsOrigin; onPutBack: () => void }) {
  const { createdAt } = origin;
  return (
    <Notice
      title={
        createdAt === null
          ? 'Arguments of an earlier run'
          : `Arguments of the run of ${MOMENT.format(new Date(createdAt))}`
      }
      action={
        <Button size="small" onClick={onPutBack}>
          Use my last ones
        </Button>
      }
    >
      Replay runs the code of now with them.
    </Notice>
  );
}
