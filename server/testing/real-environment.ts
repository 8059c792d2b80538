import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLog } from '@/server/log';
import { createRunEnvironment, type RunEnvironment } from '@/server/run-environment';
import { removeDataFolder } from '@/server/testing/data-folder';

/** Real sandboxes without a network, for a data folder of its own. `stop` leaves nothing of them. */
export const startRealEnvironment = async (runConcurrency?: number): Promise<RunEnvironment> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'toolroom-test-'));
  const settings = { dataDir, egress: 'none', egressHosts: null, wheelDir: null, runConcurrency } as const;
  const environment = createRunEnvironment(settings, createLog('silent'));
  await environment.sandbox.ready;
  return {
    ...environment,
    stop: async () => {
      await environment.stop();
      await removeDataFolder(dataDir);
    },
  };
};
