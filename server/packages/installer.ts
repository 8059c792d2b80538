import type { FileHandle } from 'node:fs/promises';
import { pipConfiguration, pipEnvironment } from '@/server/packages/env';
import { packagesIdentity } from '@/server/packages/identity';
import {
  FIRST_DESCRIPTOR,
  type InstallationPart,
  type InstallationResult,
  runInstall,
} from '@/server/packages/install-process';
import { failureSentence } from '@/server/packages/installation-failure';
import type { Interpreter } from '@/server/packages/interpreter';
import type { Log } from '@/server/packages/log';
import { isFolder, openWheel, type Part, prepareFolders } from '@/server/packages/package-cache';
import { downloadArguments, findPip } from '@/server/packages/pip';

/** One set to be installed. */
export type Order = {
  readonly set: string;
  readonly parts: readonly Part[];
  /** Those of the parts that are not there yet. */
  readonly missing: readonly Part[];
  /** What the tool's code asked for, by package name. */
  readonly wanted: readonly string[];
  readonly interpreter: Interpreter;
};

/** Null when it is installed, else the sentence that says why not. */
export type Verdict = string | null;

export type Installer = {
  /** `onArrived` is called as each of the missing wheels is there. Never throws. */
  install(order: Order, onArrived: () => void): Promise<Verdict>;
  /** Removes what was left unfinished, and logs how large the folder is. Never throws. */
  tidy(interpreter: Interpreter): Promise<void>;
};

/** Installs into one folder until the signal aborts. */
export const createInstaller = (options: {
  folder: string;
  wheelDir: string | null;
  log: Log;
  signal: AbortSignal;
}): Installer => {
  const { folder, wheelDir, log, signal } = options;
  const identity = packagesIdentity();

  const perform = async (order: Order, onArrived: () => void): Promise<InstallationResult> => {
    const { interpreter, missing } = order;
    const environment = pipEnvironment();
    const handles = new Map<string, FileHandle>();
    try {
      prepareFolders(folder, identity);
      await openWheels(wheelDir, missing, handles);
      const absent = missing.filter((part) => !handles.has(part.key));
      const pip = absent.length > 0 ? await findPip(interpreter.executable, identity, environment) : null;
      const files = absent.map((part) => part.wheel.file);
      const job = {
        folder,
        set: order.set,
        parts: jobParts(order.parts, [...handles.keys()]),
        pip: pip && [...pip, ...downloadArguments(interpreter.target, files)],
        pipConfiguration: pipConfiguration(),
      };
      return await runInstall(job, {
        executable: interpreter.executable,
        identity,
        environment,
        files: [...handles.values()].map((handle) => handle.fd),
        onArrived,
        signal,
      });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { ok: false, failure: { kind: 'other', detail } };
    } finally {
      await Promise.all([...handles.values()].map((handle) => handle.close()));
    }
  };

  return {
    install: async (order, onArrived) => {
      const begun = performance.now();
      const result = await perform(order, onArrived);
      const milliseconds = Math.round(performance.now() - begun);
      const fields = { packages: order.wanted, set: order.set, milliseconds };
      if (result.ok) {
        log('info', 'Python packages installed', { ...fields, bytes: result.bytes });
        return null;
      }
      if (signal.aborted) {
        return 'The server is stopping: run the tool again.';
      }
      log('warn', 'Python packages could not be installed', { ...fields, failure: result.failure });
      return failureSentence(order.wanted, result.failure);
    },

    tidy: async ({ executable }) => {
      if (wheelDir !== null && !isFolder(wheelDir)) {
        log('warn', 'TOOLROOM_WHEEL_DIR is not a folder that can be read', { wheelDir });
      }
      try {
        prepareFolders(folder, identity);
        const job = { folder, set: null, parts: [], pip: null, pipConfiguration: null };
        const environment = pipEnvironment();
        const result = await runInstall(job, { executable, identity, environment, files: [], signal });
        if (result.ok) {
          log('info', 'Python packages on this machine', { folder, bytes: result.bytes });
        }
      } catch (error) {
        log('warn', 'The folder of Python packages cannot be used', { folder, error });
      }
    },
  };
};

/** Opens those wheels that lie ready; what was opened is in `handles` even when one cannot be read. */
const openWheels = async (
  wheelDir: string | null,
  parts: readonly Part[],
  handles: Map<string, FileHandle>,
): Promise<void> => {
  for (const { key, wheel } of parts) {
    const handle = wheelDir === null ? null : await openWheel(wheelDir, wheel);
    if (handle !== null) {
      handles.set(key, handle);
    }
  }
};

/** `ready` are the parts whose wheels we hand over open, in the order of their descriptors. */
const jobParts = (parts: readonly Part[], ready: readonly string[]): InstallationPart[] =>
  parts.map(({ key, wheel, requirement }) => {
    const place = ready.indexOf(key);
    const descriptor = place === -1 ? null : FIRST_DESCRIPTOR + place;
    return { key, file: wheel.file, sha256: wheel.sha256, requirement, descriptor };
  });
