import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Limits } from '../limits';
import { GUARD_PROOFS } from './guard-proofs/all';
import { GUARDS, type Guard } from './guard-proofs/guard-proof';
import { type OpenSandbox, openSandbox } from './open-sandbox';
import { expectOutcome, runHostile } from './run-case';
import { openSurroundings, type Surroundings } from './surroundings';

/** The one place where a guard can be taken away: the modules of the sandbox, as this file alone sees them. */
const world = vi.hoisted(() => ({
  removed: [] as string[],
  probed: false,
  internet: undefined as unknown,
  isUp(guard: string): boolean {
    return !this.removed.includes(guard);
  },
}));
const without = (args: readonly string[], unwanted: readonly string[]) =>
  args.filter((argument) => !unwanted.includes(argument));

vi.mock('../egress/network', () => ({
  get internet() {
    return world.internet;
  },
}));
vi.mock('../egress/address', async (original) => {
  const module = await original<typeof import('../egress/address')>();
  return {
    isPublicAddress: (address: string) =>
      !world.isUp('check of addresses') || module.isPublicAddress(address),
  };
});
vi.mock('../probe', async (original) => {
  const module = await original<typeof import('../probe')>();
  return {
    ...module,
    probe: (...given: Parameters<typeof module.probe>) => (world.probed ? module.probe(...given) : null),
  };
});
vi.mock('../seccomp', async (original) => {
  const module = await original<typeof import('../seccomp')>();
  /** One instruction: return SECCOMP_RET_ALLOW. */
  const allowAll = Buffer.from('060000000000ff7f', 'hex');
  return {
    ...module,
    seccompFilter: (architecture: Parameters<typeof module.seccompFilter>[0]) =>
      world.isUp('system call filter') ? module.seccompFilter(architecture) : allowAll,
  };
});
vi.mock('../bubblewrap', async (original) => {
  const module = await original<typeof import('../bubblewrap')>();
  const removals: Partial<Record<Guard, (args: string[]) => string[]>> = {
    'network namespace': (args) => without(args, ['--unshare-net']),
    'no more user namespaces': (args) => without(args, ['--disable-userns', '--assert-userns-disabled']),
    'kernel settings read-only': (args) => args.toSpliced(args.indexOf('/proc/sys') - 1, 3),
    'folder size': (args) => args.toSpliced(args.indexOf('--size'), 2),
  };
  return {
    ...module,
    bubblewrapArguments: (...given: Parameters<typeof module.bubblewrapArguments>) =>
      Object.entries(removals).reduce(
        (args, [guard, remove]) => (world.isUp(guard) ? args : remove(args)),
        module.bubblewrapArguments(...given),
      ),
  };
});
vi.mock('../start-sandbox', async (original) => {
  const module = await original<typeof import('../start-sandbox')>();
  return {
    createStarter: (...given: Parameters<typeof module.createStarter>) => {
      const start = module.createStarter(...given);
      return async (...run: Parameters<typeof start>) => {
        const started = await start(...run);
        return world.isUp('way out closed') ? started : { ...started, closeEgress: async () => {} };
      };
    },
  };
});
vi.mock('../clean-environment', async (original) => {
  const module = await original<typeof import('../clean-environment')>();
  return {
    ...module,
    environmentOf: (variables: Record<string, string>) =>
      world.isUp('empty environment') ? variables : { ...process.env, ...variables },
  };
});
vi.mock('../identity', async (original) => {
  const module = await original<typeof import('../identity')>();
  return { chooseIdentity: () => (world.isUp('own user') ? module.chooseIdentity() : undefined) };
});
vi.mock('../watchdog', async (original) => {
  const module = await original<typeof import('../watchdog')>();
  const asleep = { peakMemoryBytes: () => null, cpuTimeMs: () => 0, stop: () => {} };
  return {
    watch: (...given: Parameters<typeof module.watch>) =>
      world.isUp('watchdog') ? module.watch(...given) : asleep,
  };
});
vi.mock('../protocol', async (original) => {
  const module = await original<typeof import('../protocol')>();
  return {
    ...module,
    readAnswer: (line: string, nonce: string, depthMax: number) =>
      module.readAnswer(
        world.isUp('mark of the job') ? line : line.replace(/"nonce":"\w+"/, `"nonce":"${nonce}"`),
        nonce,
        depthMax,
      ),
  };
});
// Lowered, so that what goes off without a guard is small.
vi.mock('../limits', async (original) => {
  const module = await original<typeof import('../limits')>();
  const mib = 1024 * 1024;
  const limit = (guard: Guard, low: number): number => (world.isUp(guard) ? low : 1024 * mib);
  const lowered = (): Limits => ({
    ...module.LIMITS,
    memoryBytes: 160 * mib,
    scratchFiles: 500,
    openFilesTogether: 200,
    scratchBytes: 4 * mib,
    fileBytes: limit('file size limit', (3 * mib) / 2),
    processes: world.isUp('process limit') ? 8 : 4_096,
    openFiles: world.isUp('open file limit') ? module.LIMITS.openFiles : 4_096,
    addressSpaceBytes: {
      python: world.isUp('address space limit') ? module.LIMITS.addressSpaceBytes.python : 64 * 1024 * mib,
      javascript: module.LIMITS.addressSpaceBytes.javascript,
    },
    outputBytes: limit('output limit', mib / 2),
    resultBytes: limit('size of results', 32 * 1024),
    resultDepth: limit('depth of results', 100),
  });
  return {
    ...module,
    get LIMITS() {
      return lowered();
    },
    cpuLimitMs: () => 500,
  };
});

/** What only root could do, were it not for these. */
const NEEDS_ROOT: readonly Guard[] = ['own user', 'kernel settings read-only'];
const isRoot = process.getuid?.() === 0;
let surroundings: Surroundings;

beforeAll(async () => {
  surroundings = await openSurroundings();
  world.internet = surroundings.internet.network;
  vi.stubEnv('TOOLROOM_HOSTILE_SECRET', surroundings.secret);
});

afterAll(async () => {
  await surroundings?.close();
});

/** Does something while these guards are away, with a sandbox that was made without them. */
const withoutGuards = async <T>(
  removed: Guard[],
  egress: 'none' | 'public',
  act: (opened: OpenSandbox) => Promise<T>,
): Promise<T> => {
  world.removed = removed;
  try {
    const opened = await openSandbox({ concurrency: 1, egress });
    try {
      return await act(opened);
    } finally {
      await opened.sandbox.stop();
      opened.remove();
    }
  } finally {
    world.removed = [];
  }
};

describe.sequential('each guard holds something back', () => {
  for (const { guard, behind, escaped, ...hostile } of GUARD_PROOFS) {
    it.skipIf(NEEDS_ROOT.includes(guard) && !isRoot)(`${guard}: ${hostile.name}`, async () => {
      const run = ({ sandbox }: OpenSandbox) => runHostile(sandbox, 'python', hostile, surroundings);
      const egress = hostile.egress === true || guard === 'way out closed' ? 'public' : 'none';
      const outer = behind === undefined ? [] : [behind];
      // Each with sandboxes of its own: none may be made ready while a guard of the other is away.
      const held = await withoutGuards(outer, egress, run);
      expectOutcome(held, hostile, surroundings);
      const gone = await withoutGuards([...outer, guard], egress, run);
      expectOutcome(gone, { ...hostile, outcome: escaped }, surroundings);
    });
  }
});

describe.sequential('the first try of a sandbox', () => {
  it.each([
    ['network namespace', /a server of the host/],
    ['empty environment', /environment/],
  ] as const)('finds out that this is missing: %s', async (guard, reason) => {
    world.probed = true;
    try {
      await expect(withoutGuards([guard], 'none', async () => {})).rejects.toThrow(reason);
    } finally {
      world.probed = false;
    }
  });
});

it('no guard is left without a proof', () => {
  expect(new Set(GUARD_PROOFS.map(({ guard }) => guard))).toEqual(new Set(GUARDS));
});
