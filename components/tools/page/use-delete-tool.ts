'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { creationOf, draftOf } from '@/components/tools/draft/tool-draft';
import { showToast } from '@/components/ui/toast';
import type { ToolSnapshot } from '@/lib/contract/snapshot';
import type { Tool } from '@/lib/contract/tool';
import { toolQuery, useCreateTool, useDeleteTool } from '@/lib/queries/tool';

const UNDO_MS = 10_000;

/** Deletes a tool as it was seen, and offers for some seconds to make it again. */
export function useDeletion(onDeleted: () => void) {
  const router = useRouter();
  const queries = useQueryClient();
  const remove = useDeleteTool();
  const create = useCreateTool();

  const undo = async (tool: Tool) => {
    const outcome = await create.mutateAsync({
      workspace_id: tool.workspace_id,
      ...creationOf(draftOf(tool), tool.enable_globally),
    });
    if (!outcome.ok) {
      showToast({
        tone: 'error',
        title: `${tool.name} was not made again`,
        description: outcome.problem.message,
        action: { label: 'Try again', onAction: () => void undo(tool) },
      });
      return;
    }
    const { id } = outcome.value.tool;
    showToast({
      tone: 'success',
      title: `${tool.name} is back, under a new id`,
      description:
        'It begins at v1 again. Agents it was switched on for one by one need it switched on anew.',
      action: { label: 'Open', onAction: () => router.push(`/tools/${encodeURIComponent(id)}`) },
    });
  };

  return async ({ tool, revision }: ToolSnapshot): Promise<void> => {
    const outcome = await remove.mutateAsync({ id: tool.id, base: revision });
    if (!outcome.ok) {
      showToast({
        tone: 'error',
        title: `${tool.name} was not deleted`,
        description: outcome.problem.message,
      });
      return;
    }
    if (outcome.value.kind === 'changed') {
      queries.setQueryData(toolQuery(tool.id).queryKey, outcome.value.theirs);
      showToast({
        tone: 'error',
        title: `${tool.name} was not deleted`,
        description: 'Somebody changed it since it was opened. Look at what it is now, then delete it again.',
      });
      return;
    }
    onDeleted();
    showToast({
      title: `${tool.name} deleted`,
      durationMs: UNDO_MS,
      action: { label: 'Undo', onAction: () => void undo(tool) },
    });
    router.push('/tools');
  };
}
