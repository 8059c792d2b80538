import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sandboxFolder } from '../folder';
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox';

export type OpenSandbox = {
  sandbox: Sandbox;
  /** Where sandboxes' files are. */
  folder: string;
  remove(): void;
};

/** A sandbox as the server makes it, in folders of its own; throws when none can be made here. */
export const openSandbox = async (options: Partial<SandboxOptions> = {}): Promise<OpenSandbox> => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toolroom-'));
  const folder = sandboxFolder(dataDir);
  const packagesDir = path.join(folder, 'packages');
  mkdirSync(packagesDir, { recursive: true });
  const sandbox = createSandbox({
    dataDir,
    packagesDir,
    egress: 'public',
    allowedHosts: null,
    concurrency: 4,
    log: () => {},
    ...options,
  });
  const remove = () => {
    for (const made of [dataDir, folder]) {
      rmSync(made, { recursive: true, force: true });
    }
  };
  await sandbox.ready;
  const { state, reason, remedy } = sandbox.status();
  if (state !== 'available') {
    remove();
    throw new Error(`The hostile suite needs a sandbox. ${reason} ${remedy ?? ''}`);
  }
  return { sandbox, folder, remove };
};
