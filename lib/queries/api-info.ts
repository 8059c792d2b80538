import type { Extension } from '@/lib/contract/meta';
import type { Scope } from '@/lib/contract/token';
import type { Workspace } from '@/lib/contract/workspace';

/** The API behind the dashboard, and what the operator's token may do with it. */
export type ApiInfo = {
  kind: 'embedded' | 'hosted';
  host: string;
  extensions: string[];
  /** Hosted Conduit does not tell a token's scope: then the first refused write does. */
  scope: Scope | 'unknown';
  workspaces: Workspace[];
  workspaceId: string;
};

export const hasExtension = (api: Pick<ApiInfo, 'extensions'>, extension: Extension) =>
  api.extensions.includes(extension);
