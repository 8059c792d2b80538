import { createEndpointMaker } from '@/server/http/endpoint';
import type { RunPackages, RunSandbox } from '@/server/services/run-execution';
import type { RunListService } from '@/server/services/run-list';
import type { RunSettingsService } from '@/server/services/run-settings';
import type { RunService } from '@/server/services/runs';
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
  runs: RunService;
  runList: RunListService;
  runSettings: RunSettingsService;
  sandbox: Pick<RunSandbox, 'status'>;
  packages: Pick<RunPackages, 'catalogue'>;
  workspaces: WorkspaceService;
  tokens: TokenService;
  signIn: SignInService;
};

export const endpoint = createEndpointMaker<Services>();
