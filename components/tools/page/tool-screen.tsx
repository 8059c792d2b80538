'use client';

import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { preloadCodeEditor } from '@/components/editor/lazy-code-editor';
import { Unreadable } from '@/components/shell/unreadable';
import { ToolEditor } from '@/components/tools/page/tool-editor';
import { ToolSkeleton } from '@/components/tools/page/tool-skeleton';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { problemOf } from '@/lib/queries/fetch-json';
import { toolQuery } from '@/lib/queries/tool';

// The editor is the largest part of the page: its files are fetched while the rest is still being drawn.
if (typeof window !== 'undefined') {
  preloadCodeEditor();
}

/** A look at the tab after this long asks whether somebody else changed the tool meanwhile. */
const FRESH_MS = 30_000;

const TO_TOOLS = { href: '/tools', label: 'Go to Tools' };

/** One tool by its id: reading it, not finding it, or having it open, with the arguments of a run filled in. */
export function ToolScreen({ id, runId }: { id: string; runId: string | null }) {
  const [deleted, setDeleted] = useState(false);
  const { data, error, isPending, isFetching, refetch } = useQuery({
    ...toolQuery(id),
    enabled: !deleted,
    staleTime: FRESH_MS,
    // What arrives never replaces what is typed; an untouched tool is simply shown as it is now.
    refetchOnWindowFocus: true,
  });
  if (deleted) {
    return (
      <EmptyState
        level={1}
        icon={<Trash2 aria-hidden />}
        title="This tool was deleted"
        actions={
          <LinkButton href={TO_TOOLS.href} look="primary">
            {TO_TOOLS.label}
          </LinkButton>
        }
      >
        It can be made again from the message below, for a few seconds.
      </EmptyState>
    );
  }
  if (data) {
    return <ToolEditor snapshot={data} runId={runId} onDeleted={() => setDeleted(true)} />;
  }
  if (isPending) {
    return <ToolSkeleton />;
  }
  return (
    <Unreadable
      subject="tool"
      back={TO_TOOLS}
      problem={problemOf(error)}
      retrying={isFetching}
      onRetry={() => void refetch()}
    >
      It may have been deleted, or belong to a workspace that your token does not cover.
    </Unreadable>
  );
}
