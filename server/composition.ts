import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Gate } from '@/server/http/admission';
import type { Services } from '@/server/routes/endpoint';
import type { RunEnvironment } from '@/server/run-environment';
import { createAuthentication } from '@/server/services/authentication';
import { startCheckWorker } from '@/server/services/check-worker';
import { createCodeCheck } from '@/server/services/code-check';
import { createCursors } from '@/server/services/cursor';
import { createFailureLimit } from '@/server/services/failure-limit';
import { createLiveRuns } from '@/server/services/live-runs';
import { createRateLimiter } from '@/server/services/rate-limit';
import type { Report } from '@/server/services/report';
import { createRunExecution } from '@/server/services/run-execution';
import { createRunHistory } from '@/server/services/run-history';
import { createRunListService } from '@/server/services/run-list';
import { createRunSettingsService } from '@/server/services/run-settings';
import { startRunUpkeep } from '@/server/services/run-upkeep';
import { createRunService } from '@/server/services/runs';
import { createRuntimeService } from '@/server/services/runtimes';
import { createSignInService } from '@/server/services/sign-in';
import { createTokenService } from '@/server/services/tokens';
import { createToolListService } from '@/server/services/tool-list';
import { createToolService } from '@/server/services/tools';
import { createWorkspaceService } from '@/server/services/workspaces';
import type { Connection, Database } from '@/server/store/database';
import { ensureInstallationSecret } from '@/server/store/installation-secrets';
import { createRateWindowStore } from '@/server/store/rate-windows';
import { createRunSettingsStore } from '@/server/store/run-settings';
import { createRunUpkeep } from '@/server/store/run-upkeep';
import { createRunStore } from '@/server/store/runs';
import { holdServerLock } from '@/server/store/server-lock';
import { createSignInCodeStore } from '@/server/store/sign-in-codes';
import { createTokenStore } from '@/server/store/tokens';
import { createToolStore } from '@/server/store/tools';
import { createWorkspaceStore } from '@/server/store/workspaces';

const CURSOR_KEY_BYTES = 32;

export type Ground = {
  database: Database;
  connection: Connection;
  environment: Pick<RunEnvironment, 'sandbox' | 'packages'>;
  log: Logger;
};

/** What runs tools and keeps their history, from here until `stop`. */
const startRuns = async ({ database, connection, environment, log }: Ground) => {
  const { sandbox, packages } = environment;
  const report: Report = (level, message, fields = {}) => log[level](fields, message);
  const store = createRunStore(database);
  const live = createLiveRuns();
  const lock = await holdServerLock(connection);
  const history = createRunHistory(store, lock.key, report);
  const upkeep = startRunUpkeep({ store, upkeep: createRunUpkeep(database), live, history, report });
  const execution = createRunExecution({ sandbox, packages, live, history });
  return {
    store,
    live,
    execution,
    /** Ends every run, writes down how, and only then lets the other servers know that this one is gone. */
    stop: async () => {
      await live.stop();
      await upkeep.stop();
      await history.retryUnsaved();
      await lock.release();
    },
  };
};

/** The rules on top of the tables: everything that requests use, wired once. */
export const compose = async (ground: Ground, requestsPerMinute: number) => {
  const { database, environment } = ground;
  const runtimes = createRuntimeService(environment.sandbox, environment.packages);
  const checkWorker = startCheckWorker();
  const checkCode = createCodeCheck(checkWorker, runtimes);
  const cursors = createCursors(
    await ensureInstallationSecret(database, 'cursor key', randomBytes(CURSOR_KEY_BYTES)),
  );
  const tokenStore = createTokenStore(database);
  const toolStore = createToolStore(database);
  const runSettings = createRunSettingsStore(database);
  const failures = createFailureLimit(requestsPerMinute);
  const authentication = createAuthentication(tokenStore, failures);
  const workspaceStore = createWorkspaceStore(database);
  const workspaces = createWorkspaceService(workspaceStore, cursors, authentication);
  const limiter = createRateLimiter(createRateWindowStore(database), requestsPerMinute);
  const runs = await startRuns(ground);
  const services: Services = {
    tools: createToolService(toolStore, checkCode),
    toolList: createToolListService(toolStore, cursors),
    runtimes,
    runs: createRunService(runs.execution, runSettings, checkCode),
    runList: createRunListService(runs.store, runs.live, cursors),
    runSettings: createRunSettingsService(runSettings),
    sandbox: environment.sandbox,
    packages: environment.packages,
    workspaces,
    tokens: createTokenService(tokenStore, authentication, workspaces),
    signIn: createSignInService(createSignInCodeStore(database), tokenStore),
  };
  const gate: Gate = { authentication, failures, limiter, workspaces };
  return { services, gate, checkWorker, runs, tokenStore, workspaceStore };
};

export type Composition = Awaited<ReturnType<typeof compose>>;
