import { formatToolsFilter, type ToolsFilter } from '@/lib/queries/tools-filter';

/** One prefix a resource: invalidating the prefix reaches everything under it. */
export const keys = {
  api: ['api'] as const,
  runtimes: ['runtimes'] as const,
  tokens: ['tokens'] as const,
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
