import path from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '@/server/env';
import { createPackageStore, type PackageStore } from '@/server/packages/package-store';
import { sandboxFolder } from '@/server/sandbox/folder';
import { createSandbox, type Sandbox } from '@/server/sandbox/sandbox';

type RunSettings = Pick<Settings, 'dataDir' | 'egress' | 'egressHosts' | 'wheelDir' | 'runConcurrency'>;

/** Where tools run: the sandbox, and the packages that are seen in it. */
export type RunEnvironment = { sandbox: Sandbox; packages: PackageStore; stop: () => Promise<void> };

/** Sets it up in the background: whoever runs a tool waits until it is known whether that can be done. */
export const createRunEnvironment = (settings: RunSettings, log: Logger): RunEnvironment => {
  const { dataDir, egress, egressHosts, wheelDir, runConcurrency } = settings;
  const report = (level: 'debug' | 'info' | 'warn' | 'error', message: string, fields: object = {}): void =>
    log[level](fields, message);
  const folder = path.join(sandboxFolder(dataDir), 'packages');
  const sandbox = createSandbox({
    dataDir,
    packagesDir: folder,
    egress,
    allowedHosts: egressHosts,
    ...(runConcurrency !== undefined && { concurrency: runConcurrency }),
    log: report,
  });
  const python = sandbox.interpreters.then((interpreters) => interpreters.python);
  const packages = createPackageStore({ folder, wheelDir, python, log: report });
  return {
    sandbox,
    packages,
    stop: async () => {
      await Promise.all([sandbox.stop(), packages.stop()]);
    },
  };
};
