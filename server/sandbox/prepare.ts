import fs from 'node:fs';
import path from 'node:path';
import { arch, platform } from 'node:process';
import type { Language } from '@/lib/contract/tool';
import { type ControlGroups, findControlGroups } from './cgroup';
import { type Environment, prepareJavascript, preparePython } from './environment';
import { ensureOwnFolder, openServerFolder, sandboxFolder, tidyCaches } from './folder';
import { type Interpreter, probeBun, probePython } from './interpreters';
import type { Limits } from './limits';
import { endOrphans } from './orphans';
import type { ProbeFailure } from './probe';
import { findProgram } from './programs';
import { seccompFilter } from './seccomp';
import { createSpawner, type Spawner } from './spawner';

export type Interpreters = Record<Language, Interpreter | null>;

/** Everything that starting a sandbox takes. */
export type Workplace = {
  bwrap: string;
  /** File with the system call filter. */
  filter: string;
  packagesDir: string;
  spawner: Spawner;
  /** Null where the kernel's are not delegated. */
  groups: ControlGroups | null;
  /** This server's own files, for as long as it runs. */
  folder: string;
  /** Where each sandbox has the folder of its socket: the same, or a shorter one. */
  socketFolder: string;
  /** Ends what is left, and takes the files away. */
  remove(): Promise<void>;
  /** Null: its interpreter is not here. */
  environments: Record<Language, Environment | null>;
};

export type Prepared = { ok: true; workplace: Workplace } | { ok: false; failure: ProbeFailure };

const fail = (reason: string, remedy: string | null): Prepared => ({
  ok: false,
  failure: { reason, remedy },
});

const INSTALL_BUBBLEWRAP = 'sudo apt-get install bubblewrap';

export type PrepareOptions = {
  dataDir: string;
  packagesDir: string;
  egress: boolean;
  limits: Limits;
};

/** Finds what there is to find and writes the files that sandboxes are made of. */
export const prepare = async (
  options: PrepareOptions,
  interpreters: Promise<InterpreterFinds>,
): Promise<Prepared> => {
  if (platform !== 'linux' || (arch !== 'x64' && arch !== 'arm64')) {
    return fail(
      `Tools run on Linux on x64 or arm64 only; this is ${platform} on ${arch}. Everything else works here.`,
      null,
    );
  }
  const bwrap = findProgram('bwrap');
  if (bwrap === null) {
    return fail('bubblewrap is not installed: tools run inside of it.', INSTALL_BUBBLEWRAP);
  }
  const { python, bun } = await interpreters;
  if (python === null && bun === null) {
    return fail(
      'Neither CPython 3.11 to 3.13 nor Bun was found where sandboxes can reach it.',
      'sudo apt-get install python3',
    );
  }
  const state = sandboxFolder(options.dataDir);
  ensureOwnFolder(state);
  fs.mkdirSync(options.packagesDir, { recursive: true, mode: 0o755 });
  endOrphans();
  await tidyCaches(options.dataDir);
  const { folder, socketFolder, remove } = openServerFolder(state);
  const filter = path.join(folder, 'system-calls.bpf');
  fs.writeFileSync(filter, seccompFilter(arch), { mode: 0o644 });
  const prlimit = findProgram('prlimit');
  const given = {
    serverFolder: folder,
    egress: options.egress,
    limits: options.limits,
  };
  const environments = {
    python: python && (await preparePython(python, given)),
    javascript: bun && prlimit !== null ? await prepareJavascript(bun, prlimit, given) : null,
  };
  const spawner = createSpawner();
  return {
    ok: true,
    workplace: {
      bwrap,
      filter,
      packagesDir: options.packagesDir,
      spawner,
      groups: findControlGroups(options.limits),
      folder,
      socketFolder,
      async remove() {
        await spawner.close();
        remove();
      },
      environments,
    },
  };
};

export type InterpreterFinds = {
  python: Awaited<ReturnType<typeof probePython>>;
  bun: Awaited<ReturnType<typeof probeBun>>;
};

export const findInterpreters = async (dataDir: string): Promise<InterpreterFinds> => {
  const [python, bun] = await Promise.all([probePython(), probeBun(sandboxFolder(dataDir))]);
  return { python, bun };
};

const told = (found: Interpreter | null): Interpreter | null =>
  found && {
    version: found.version,
    executable: found.executable,
    builtin_modules: found.builtin_modules,
    packages: found.packages,
  };

export const interpretersOf = ({ python, bun }: InterpreterFinds): Interpreters => ({
  python: told(python),
  javascript: told(bun),
});
