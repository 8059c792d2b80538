import type { Language, Tool } from '@/lib/contract/tool';
import type { ListPage, PagedList } from '@/lib/queries/paged-list';

/** A row of the tools list: everything but the code, which stays on the server. */
export type ToolSummary = {
  id: string;
  name: string;
  description: string;
  language: Language;
  version: number;
  validated: boolean;
  parameterCount: number;
  enableGlobally: boolean;
};

export const summarise = (tool: Tool): ToolSummary => ({
  id: tool.id,
  name: tool.name,
  description: tool.description,
  language: tool.language,
  version: tool.version,
  validated: tool.validated,
  parameterCount: Object.keys(tool.parameters).length,
  enableGlobally: tool.enable_globally,
});

/**
 * Without the `list-filters` extension the search runs page by page, and the screen says how far it has come: by how
 * many tools were looked at to find these.
 */
export type ToolsPage = ListPage<ToolSummary>;
export type ToolsList = PagedList<ToolSummary>;
