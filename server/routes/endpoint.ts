import { createEndpointMaker } from '@/server/http/endpoint';
import type { RuntimeService } from '@/server/services/runtimes';
import type { SignInService } from '@/server/services/sign-in';
import type { TokenService } from '@/server/services/tokens';
import type { ToolListService } from '@/server/services/tool-list';
import type { ToolService } from '@/server/services/tools';
import type { WorkspaceService } from '@/server/services/workspaces';

/** What handlers may call. */
export type Services = {
  tools: ToolService;
  toolList: ToolListService;
  runtimes: RuntimeService;
  workspaces: WorkspaceService;
  tokens: TokenService;
  signIn: SignInService;
};

export const endpoint = createEndpointMaker<Services>();
