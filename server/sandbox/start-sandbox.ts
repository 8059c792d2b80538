import fs from 'node:fs';
import path from 'node:path';
import { type EgressOptions, openEgressProxy } from './egress/proxy';
import type { Environment } from './environment';
import { chooseIdentity } from './identity';
import { launch, type SandboxProcess } from './launcher';
import type { Workplace } from './prepare';

/** What is imported before the job comes. */
export type WarmUp = { set: string | null; modules: readonly string[] };

export type Started = SandboxProcess & {
  /** From now on nothing inside reaches the network. */
  closeEgress(): Promise<void>;
};

/** Starts sandboxes, each with a way out of its own when there is to be one. */
export const createStarter = (workplace: Workplace, egress: EgressOptions | null) => {
  const { bwrap, filter, packagesDir } = workplace;
  let count = 0;

  const openFolder = (): string => {
    count += 1;
    const folder = path.join(workplace.folder, `egress-${count}`);
    fs.mkdirSync(folder, { mode: 0o700 });
    const identity = chooseIdentity();
    if (identity) {
      fs.chownSync(folder, identity.uid, identity.gid);
    }
    return folder;
  };

  return async (environment: Environment, runner: WarmUp): Promise<Started> => {
    if (egress === null) {
      const sandbox = launch({ environment, bwrap, filter, packagesDir, egressFolder: null, runner });
      return { ...sandbox, closeEgress: () => Promise.resolve() };
    }
    const egressFolder = openFolder();
    const proxy = await openEgressProxy(path.join(egressFolder, 'egress.sock'), egress);
    const sandbox = launch({ environment, bwrap, filter, packagesDir, egressFolder, runner });
    let closing: Promise<void> | null = null;
    const closeEgress = () => {
      closing ??= proxy.close();
      return closing;
    };
    const closed = sandbox.closed.then(async (exit) => {
      await closeEgress();
      fs.rmSync(egressFolder, { recursive: true, force: true });
      return exit;
    });
    return { ...sandbox, closed, closeEgress };
  };
};
