import type { RunsFilter } from '@/lib/queries/runs-filter';
import { formatToolsFilter, type ToolsFilter } from '@/lib/queries/tools-filter';

/** One prefix a resource: invalidating the prefix reaches everything under it. */
export const keys = {
  api: ['api'] as const,
  runtimes: ['runtimes'] as const,
  tokens: ['tokens'] as const,
  sandbox: ['sandbox'] as const,
  packages: ['packages'] as const,
  runs: {
    all: ['runs'] as const,
    lists: (workspaceId: string) => ['runs', 'list', workspaceId] as const,
    list: (workspaceId: string, filter: RunsFilter) => ['runs', 'list', workspaceId, filter] as const,
    detail: (id: string) => ['runs', 'detail', id] as const,
    health: (workspaceId: string, ids: readonly string[]) => ['runs', 'health', workspaceId, ...ids] as const,
  },
  runSettings: {
    tool: (id: string) => ['run-settings', 'tool', id] as const,
    workspace: (id: string) => ['run-settings', 'workspace', id] as const,
  },
  tools: {
    all: ['tools'] as const,
    lists: (workspaceId: string) => ['tools', 'list', workspaceId] as const,
    list: (workspaceId: string, filter: ToolsFilter) =>
      ['tools', 'list', workspaceId, formatToolsFilter(filter).toString()] as const,
    counts: (workspaceId: string) => ['tools', 'count', workspaceId] as const,
    count: (workspaceId: string, filter: ToolsFilter) =>
      [
        'tools',
        'count',
        workspaceId,
        formatToolsFilter({ ...filter, sort: '-created_at' }).toString(),
      ] as const,
    detail: (id: string) => ['tools', 'detail', id] as const,
    named: (workspaceId: string, name: string) => ['tools', 'named', workspaceId, name] as const,
  },
};
