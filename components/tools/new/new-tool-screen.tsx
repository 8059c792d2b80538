'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { ProblemNotice } from '@/components/shell/problem-notice';
import type { SlotDraft } from '@/components/tools/draft/draft-slots';
import { draftOf, type EditDraft, isWorthKeeping, type ToolDraft } from '@/components/tools/draft/tool-draft';
import { useKeptDraft } from '@/components/tools/draft/use-kept-draft';
import { copyName } from '@/components/tools/new/copy-name';
import { NEW_TOOL, NewToolEditor } from '@/components/tools/new/new-tool-editor';
import { StartChooser } from '@/components/tools/new/start-chooser';
import { ToolSkeleton } from '@/components/tools/page/tool-skeleton';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { STARTER_EXAMPLES } from '@/lib/code/template';
import { useApi } from '@/lib/queries/api';
import { problemOf } from '@/lib/queries/fetch-json';
import { runtimesQuery } from '@/lib/queries/runtime';
import { toolQuery } from '@/lib/queries/tool';

type NewToolScreenProps = {
  /** The tool to duplicate. */
  from: string | null;
  /** The name of a starter example. */
  example: string | null;
};

const exampleDraft = (name: string | null): ToolDraft | null => {
  const example = STARTER_EXAMPLES.find((each) => each.name === name);
  return example ? draftOf(example) : null;
};

/** A new tool: where it begins, and then its editor. */
export function NewToolScreen({ from, example }: NewToolScreenProps) {
  const api = useApi();
  if (api.scope === 'read') {
    return (
      <EmptyState
        level={1}
        title="Your token may read and not write"
        actions={<LinkButton href="/tools">Go to Tools</LinkButton>}
      >
        To make a tool, sign in with a write token.
      </EmptyState>
    );
  }
  return from === null ? <NewTool initial={exampleDraft(example)} /> : <DuplicateOf key={from} id={from} />;
}

function DuplicateOf({ id }: { id: string }) {
  const { data, error, isPending, isFetching, refetch } = useQuery(toolQuery(id));
  const initial = useMemo(() => data && { ...draftOf(data.tool), name: copyName(data.tool.name) }, [data]);
  if (initial) {
    return <NewTool initial={initial} />;
  }
  if (isPending) {
    return <ToolSkeleton />;
  }
  return (
    <div className="mx-auto max-w-lg p-4">
      <h1 className="sr-only">New tool</h1>
      <ProblemNotice
        title="The tool to duplicate could not be read"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
        action={
          <LinkButton size="small" href="/tools/new">
            Begin without it
          </LinkButton>
        }
      />
    </div>
  );
}

/** What the draft began as, and what it is now. A continued draft began as nothing: all of it would be missed. */
type Begun = { readonly origin: ToolDraft | null; readonly draft: ToolDraft };

const isUnsaved = ({ origin, draft }: Begun): boolean => origin === null || isWorthKeeping(origin, draft);

function NewTool({ initial }: { initial: ToolDraft | null }) {
  const api = useApi();
  const runtimes = useQuery(runtimesQuery());
  const [begun, setBegun] = useState<Begun | null>(initial && { origin: initial, draft: initial });
  const unsaved = begun !== null && isUnsaved(begun);
  const draft = begun?.draft ?? null;
  const kept = useKeptDraft({
    place: { host: api.host, workspaceId: api.workspaceId, subject: NEW_TOOL },
    content: useMemo(() => (unsaved && draft ? { base: null, draft } : null), [unsaved, draft]),
    isWorthOffering: () => true,
  });
  const edit: EditDraft = useCallback(
    (change) => setBegun((now) => now && { ...now, draft: change(now.draft) }),
    [],
  );
  const resume = ({ slot, stored }: SlotDraft) => {
    kept.adopt(slot);
    setBegun({ origin: null, draft: stored.draft });
  };

  if (begun) {
    return (
      <NewToolEditor
        draft={begun.draft}
        onDraft={edit}
        unsaved={unsaved}
        unkept={kept.problem}
        onCreated={kept.forget}
      />
    );
  }
  if (runtimes.isError) {
    return (
      <div className="mx-auto max-w-lg p-4">
        <h1 className="sr-only">New tool</h1>
        <ProblemNotice
          title="The runtimes could not be read"
          problem={problemOf(runtimes.error)}
          onRetry={() => void runtimes.refetch()}
          retrying={runtimes.isFetching}
        />
      </div>
    );
  }
  return (
    <StartChooser
      runtimes={runtimes.data ?? null}
      kept={kept}
      onStart={(start) => setBegun({ origin: start, draft: start })}
      onContinue={resume}
    />
  );
}
