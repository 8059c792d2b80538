import type { Endpoint } from '@/server/http/endpoint';
import { customToolEndpoints } from '@/server/routes/custom-tools';
import type { Services } from '@/server/routes/endpoint';
import { metaEndpoints } from '@/server/routes/meta';
import { runSettingsEndpoints } from '@/server/routes/run-settings';
import { runEndpoints } from '@/server/routes/runs';
import { runtimeEndpoints } from '@/server/routes/runtimes';
import { sandboxEndpoints } from '@/server/routes/sandbox';
import { signInEndpoints } from '@/server/routes/sign-in';
import { tokenEndpoints } from '@/server/routes/tokens';
import { workspaceEndpoints } from '@/server/routes/workspaces';

/** Every endpoint, in the order they are matched: a fixed path stands before one with a parameter in its place. */
const ENDPOINTS: readonly Endpoint<Services>[] = [
  ...runtimeEndpoints,
  ...runSettingsEndpoints,
  ...customToolEndpoints,
  ...runEndpoints,
  ...sandboxEndpoints,
  ...workspaceEndpoints,
  ...metaEndpoints,
  ...tokenEndpoints,
  ...signInEndpoints,
];

/** Without extensions only what the contract publishes. */
export const endpointsOf = (extensions: boolean): readonly Endpoint<Services>[] =>
  ENDPOINTS.filter((endpoint) => extensions || !endpoint.extension);
