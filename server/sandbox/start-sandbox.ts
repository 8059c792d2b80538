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

type WayOut = { folder: string; close(): Promise<void>; remove(): void };

/** Starts sandboxes, each with a way out of its own when there is to be one. */
export const createStarter = (workplace: Workplace, egress: EgressOptions | null) => {
  const { bwrap, filter, packagesDir, spawner } = workplace;
  let count = 0;

  /** A folder that only this sandbox's processes can enter, with the socket of its proxy. */
  const openWayOut = async (options: EgressOptions): Promise<WayOut> => {
    count += 1;
    const folder = path.join(workplace.socketFolder, `egress-${count}`);
    fs.mkdirSync(folder, { mode: 0o700 });
    const identity = chooseIdentity();
    if (identity) {
      fs.chownSync(folder, identity.uid, identity.gid);
    }
    const proxy = await openEgressProxy(path.join(folder, 'egress.sock'), options);
    let closing: Promise<void> | null = null;
    const close = () => {
      closing ??= proxy.close();
      return closing;
    };
    return { folder, close, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
  };

  return async (environment: Environment, runner: WarmUp): Promise<Started> => {
    const wayOut = egress && (await openWayOut(egress));
    const group = workplace.groups?.open() ?? null;
    const leave = async () => {
      await wayOut?.close();
      wayOut?.remove();
      group?.remove();
    };
    try {
      const egressFolder = wayOut?.folder ?? null;
      const options = { spawner, bwrap, filter, packagesDir, egressFolder, runner, group };
      const sandbox = await launch({ ...options, environment });
      const closed = sandbox.closed.then(async (exit) => {
        await leave();
        return exit;
      });
      return { ...sandbox, closed, closeEgress: () => wayOut?.close() ?? Promise.resolve() };
    } catch (error) {
      await leave();
      throw error;
    }
  };
};
