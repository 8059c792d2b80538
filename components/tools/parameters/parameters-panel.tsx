'use client';

import { Braces, ChevronsDownUp, ChevronsUpDown, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type Ref, useCallback, useImperativeHandle, useState } from 'react';
import type { DraftProblems } from '@/components/tools/draft/draft-problems';
import type { EditDraft, ToolDraft } from '@/components/tools/draft/tool-draft';
import { ParameterCard } from '@/components/tools/parameters/parameter-card';
import type { ParameterList } from '@/components/tools/parameters/parameter-edits';
import { ParametersJson } from '@/components/tools/parameters/parameters-json';
import {
  type EditParameters,
  useParameterActions,
} from '@/components/tools/parameters/use-parameter-actions';
import { Button, IconButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SegmentedControl } from '@/components/ui/segmented';

const ImportDialog = dynamic(
  () => import('@/components/tools/parameters/import-dialog').then((loaded) => loaded.ImportDialog),
  { loading: () => null },
);

export type ParametersPanelHandle = { goTo: (key: string | null) => void };

type ParametersPanelProps = {
  draft: Pick<ToolDraft, 'parameters' | 'parametersText'>;
  problems: DraftProblems;
  /** What a refused save said, and of which parameter; a `key` of null is the whole list. */
  refusal: { key: string | null; message: string } | null;
  readOnly: boolean;
  edit: EditDraft;
  ref?: Ref<ParametersPanelHandle>;
};

type View = 'form' | 'json';

const placeOf = (at: number, count: number) =>
  count === 1 ? 'only' : at === 0 ? 'first' : at === count - 1 ? 'last' : 'middle';

/** A record has each name once: until every parameter has one of its own, JSON could not say what the form says. */
const fitsJson = (problems: DraftProblems): boolean =>
  [...problems.parameters.values()].every(({ name }) => name === undefined);

/** The parameters of a tool, as cards or as JSON; either edits the other. */
export function ParametersPanel({ draft, problems, refusal, readOnly, edit, ref }: ParametersPanelProps) {
  const { parameters, parametersText } = draft;
  const [view, setView] = useState<View>(parametersText === null ? 'form' : 'json');
  const [importing, setImporting] = useState<string | null>(null);
  const editParameters: EditParameters = useCallback(
    (change) => edit((now) => ({ ...now, parameters: change(now.parameters) })),
    [edit],
  );
  const list = useParameterActions(parameters, editParameters);

  useImperativeHandle(ref, () => ({
    goTo: (key) => {
      if (key === null) {
        setView(parametersText === null ? 'form' : 'json');
      } else {
        setView('form');
        list.goTo(key);
      }
    },
  }));

  const apply = (next: ParameterList) => {
    edit((now) => ({ ...now, parameters: next, parametersText: null }));
    setImporting(null);
    setView('form');
  };

  return (
    <section aria-label="Parameters" ref={list.container} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="mr-auto font-semibold text-sm">
          Parameters <span className="font-normal text-ink-faint">{parameters.length}</span>
        </h2>
        {!readOnly && (
          <Button
            size="small"
            look="quiet"
            icon={<Braces aria-hidden className="size-3.5" />}
            onClick={() => setImporting('')}
          >
            Fill from JSON…
          </Button>
        )}
        {view === 'form' && parameters.length > 1 && <FoldButton list={list} />}
        <SegmentedControl
          label="Show parameters as"
          value={view}
          options={[
            { value: 'form', label: 'Form' },
            { value: 'json', label: 'JSON', disabled: !fitsJson(problems) },
          ]}
          onChange={setView}
        />
      </div>
      {refusal?.key === null && <Notice tone="error">{refusal.message}</Notice>}
      {view === 'form' && parametersText !== null && (
        <UnreadNotice problem={problems.parametersText} onShow={() => setView('json')} />
      )}
      {view === 'json' ? (
        <ParametersJson
          parameters={parameters}
          unread={parametersText}
          readOnly={readOnly}
          edit={edit}
          onImport={setImporting}
        />
      ) : (
        <ParameterCards
          list={list}
          parameters={parameters}
          problems={problems}
          refusal={refusal}
          readOnly={readOnly}
        />
      )}
      {importing !== null && (
        <ImportDialog
          parameters={parameters}
          initialText={importing}
          onApply={apply}
          onClose={() => setImporting(null)}
        />
      )}
    </section>
  );
}

function FoldButton({ list }: { list: ReturnType<typeof useParameterActions> }) {
  const [label, Icon, act] =
    list.open.size > 0
      ? (['Fold all', ChevronsDownUp, list.foldAll] as const)
      : (['Unfold all', ChevronsUpDown, list.unfoldAll] as const);
  return (
    <IconButton size="small" label={label} onClick={act}>
      <Icon aria-hidden className="size-4" />
    </IconButton>
  );
}

function UnreadNotice({ problem, onShow }: { problem: string | undefined; onShow: () => void }) {
  return (
    <Notice
      tone="warning"
      title="The JSON view holds something else"
      action={
        <Button size="small" onClick={onShow}>
          Show the JSON
        </Button>
      }
    >
      {problem}
    </Notice>
  );
}

type ParameterCardsProps = {
  list: ReturnType<typeof useParameterActions>;
  parameters: ParameterList;
  problems: DraftProblems;
  refusal: ParametersPanelProps['refusal'];
  readOnly: boolean;
};

function ParameterCards({ list, parameters, problems, refusal, readOnly }: ParameterCardsProps) {
  const { open, actions, add } = list;
  return (
    <>
      {parameters.length === 0 && (
        <p className="text-ink-muted">
          No parameters: the agent calls this tool without arguments{readOnly ? '.' : ', until you add one.'}
        </p>
      )}
      <ol className="flex flex-col gap-2">
        {parameters.map((parameter, at) => (
          <ParameterCard
            key={parameter.key}
            parameter={parameter}
            problems={problems.parameters.get(parameter.key)}
            refusal={refusal?.key === parameter.key ? refusal.message : null}
            place={placeOf(at, parameters.length)}
            open={open.has(parameter.key)}
            readOnly={readOnly}
            actions={actions}
          />
        ))}
      </ol>
      {!readOnly && (
        <Button
          data-part="add"
          className="self-start"
          icon={<Plus aria-hidden className="size-4" />}
          onClick={add}
        >
          Add parameter
        </Button>
      )}
    </>
  );
}
