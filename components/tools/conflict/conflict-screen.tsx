'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { ConflictCode } from '@/components/tools/conflict/conflict-code';
import { ConflictRow, ThreeVersions } from '@/components/tools/conflict/conflict-row';
import { type ParameterDraft, parameterOf } from '@/components/tools/draft/parameter-draft';
import {
  allOf,
  type Choices,
  compareTools,
  differs,
  mergeTools,
  type Side,
  sideOf,
  type ToolComparison,
  undecided,
} from '@/components/tools/draft/tool-comparison';
import { draftOf, FIELD_LABELS } from '@/components/tools/draft/tool-draft';
import type { ToolDraftOwner } from '@/components/tools/draft/use-tool-draft';
import { Button } from '@/components/ui/button';
import type { ToolSnapshot } from '@/lib/contract/snapshot';

type ConflictScreenProps = { owner: ToolDraftOwner; theirs: ToolSnapshot };

const spell = (parameter: ParameterDraft | null): string | null =>
  parameter && JSON.stringify(parameterOf(parameter), null, 2);

function useMerge(owner: ToolDraftOwner, theirs: ToolSnapshot) {
  const { base, draft: mine } = owner.state;
  const [choices, setChoices] = useState<Choices>({});
  const [code, setCode] = useState<string | undefined>(undefined);
  const comparison = useMemo(
    () => compareTools(draftOf(base.tool), mine, draftOf(theirs.tool)),
    [base, mine, theirs],
  );
  const open = undecided(comparison, choices).filter((id) => id !== 'source' || code === undefined);
  return {
    comparison,
    choices,
    code,
    open,
    merged: mergeTools(comparison, choices, mine, code),
    choose: (id: string, side: Side) => {
      setChoices((now) => ({ ...now, [id]: side }));
      if (id === 'source') {
        setCode(undefined);
      }
    },
    editCode: setCode,
  };
}

/** Somebody else changed the tool: both versions, field by field, and three ways on. Nothing is overwritten unseen. */
export function ConflictScreen({ owner, theirs }: ConflictScreenProps) {
  const { base, draft: mine } = owner.state;
  const merge = useMerge(owner, theirs);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { version } = theirs.tool;
  return (
    <section aria-label="Changed elsewhere" className="flex min-h-0 flex-1 flex-col border-t">
      <div className="px-3 py-3">
        <h2 ref={heading} tabIndex={-1} className="font-semibold text-base outline-none">
          Somebody else changed this tool
        </h2>
        <p className="max-w-3xl text-ink-muted">
          {version === base.tool.version
            ? 'It was changed after you began.'
            : `You began from v${base.tool.version}; v${version} is live now.`}{' '}
          Below is what differs. What only one of you changed is taken from whoever changed it; choose where
          both did.
        </p>
      </div>
      <ConflictRows merge={merge} toolName={mine.name} />
      <footer className="flex flex-wrap items-center gap-2 border-t bg-surface px-3 py-2">
        <Button look="quiet" onClick={owner.leaveComparison}>
          Back to editing
        </Button>
        <span className="ml-auto text-ink-muted text-xs">
          {merge.open.length > 0 &&
            `${merge.open.length} ${merge.open.length === 1 ? 'choice' : 'choices'} left for merging`}
        </span>
        <Button onClick={owner.takeTheirs}>Take theirs, keep mine as a draft</Button>
        <Button onClick={() => void owner.saveOver(theirs, mine)}>Save mine over v{version}</Button>
        <Button
          look="primary"
          disabled={merge.open.length > 0}
          onClick={() => void owner.saveOver(theirs, merge.merged)}
        >
          Save merged
        </Button>
      </footer>
    </section>
  );
}

type Merge = ReturnType<typeof useMerge>;

const orderText = (names: readonly string[] | null): string | undefined => names?.join('\n');

function ConflictRows({ merge, toolName }: { merge: Merge; toolName: string }) {
  const { comparison, choices, choose, code } = merge;
  const shownSide = (row: Parameters<typeof sideOf>[0]): Side | null =>
    row.standing === 'both' && choices[row.id] === undefined ? null : sideOf(row, choices);
  return (
    <ul className="min-h-0 flex-1 divide-y divide-line overflow-y-auto border-t">
      {comparison.texts.filter(differs).map((row) => (
        <ConflictRow
          key={row.id}
          label={FIELD_LABELS[row.id]}
          spoken={FIELD_LABELS[row.id].toLowerCase()}
          standing={row.standing}
          side={shownSide(row)}
          onSide={(side) => choose(row.id, side)}
        >
          <ThreeVersions {...row} side={shownSide(row)} mono={row.id === 'name'} />
        </ConflictRow>
      ))}
      {differs(comparison.source) && (
        <ConflictCode
          comparison={comparison.source}
          toolName={toolName}
          side={code === undefined ? shownSide(comparison.source) : null}
          merged={merge.merged.code}
          onSide={(side) => choose('source', side)}
          onEdit={merge.editCode}
        />
      )}
      {comparison.parameters.filter(differs).map((row) => (
        <ConflictRow
          key={row.id}
          label={
            <>
              Parameter <span className="font-mono">{row.name}</span>
            </>
          }
          spoken={`parameter ${row.name}`}
          standing={row.standing}
          side={shownSide(row)}
          onSide={(side) => choose(row.id, side)}
        >
          <ThreeVersions
            base={spell(row.base)}
            mine={spell(row.mine)}
            theirs={spell(row.theirs)}
            side={shownSide(row)}
            mono
          />
        </ConflictRow>
      ))}
      <OrderRow comparison={comparison} shownSide={shownSide} choose={choose} />
      {!allOf(comparison).some(differs) && (
        <li className="px-3 py-3 text-ink-muted">Both versions say the same.</li>
      )}
    </ul>
  );
}

type OrderRowProps = {
  comparison: ToolComparison;
  shownSide: (row: Parameters<typeof sideOf>[0]) => Side | null;
  choose: Merge['choose'];
};

function OrderRow({ comparison: { order }, shownSide, choose }: OrderRowProps) {
  if (!differs(order)) {
    return null;
  }
  return (
    <ConflictRow
      label="Order of the parameters"
      spoken="the order of the parameters"
      standing={order.standing}
      side={shownSide(order)}
      onSide={(side) => choose(order.id, side)}
    >
      <ThreeVersions
        base={orderText(order.base)}
        mine={order.mine.join('\n')}
        theirs={order.theirs.join('\n')}
        side={shownSide(order)}
        mono
      />
    </ConflictRow>
  );
}
