import { expect, it, vi } from 'vitest';
import { createInstallations } from '@/server/packages/installations';
import type { Installer, Order, Verdict } from '@/server/packages/installer';
import type { Part } from '@/server/packages/package-cache';

const signal = () => new AbortController().signal;

const part = (name: string): Part => ({
  name,
  key: name,
  requirement: `${name}==1.0`,
  wheel: { file: `${name}.whl`, sha256: '' },
});

const order = (set: string, ...missing: string[]): Order => ({
  set,
  parts: [],
  missing: missing.map(part),
  wanted: missing,
  interpreter: {
    executable: 'python3',
    target: { python: '3.11', architecture: 'x86_64' },
    glibc: 36,
    standardModules: new Set(),
  },
});

/** An installer whose installs end when the test says so. */
const fakeInstaller = () => {
  const ends = new Map<string, (verdict: Verdict) => void>();
  const installer: Installer = {
    install: vi.fn(({ set }) => new Promise<Verdict>((resolve) => ends.set(set, resolve))),
    tidy: () => Promise.resolve(),
  };
  return {
    installer,
    end: (set: string, verdict: Verdict) => ends.get(set)?.(verdict),
    begun: () => [...ends.keys()],
  };
};

it('installs one set once, and gives all who wait the same verdict', async () => {
  const { installer, end } = fakeInstaller();
  const installations = createInstallations(installer);
  const waiting = [1, 2, 3].map(() => installations.join(order('a', 'tiny'), { signal: signal() }));
  expect(installations.isInstalling('tiny')).toBe(true);
  await vi.waitFor(() => expect(installer.install).toHaveBeenCalledTimes(1));
  end('a', 'No.');
  expect(await Promise.all(waiting)).toEqual(['No.', 'No.', 'No.']);
  expect(installations.isInstalling('tiny')).toBe(false);
});

it('tries again after a failure', async () => {
  const { installer, end } = fakeInstaller();
  const installations = createInstallations(installer);
  for (const [before, verdict] of ['The disk is full.', null].entries()) {
    const joined = installations.join(order('a', 'tiny'), { signal: signal() });
    await vi.waitFor(() => expect(installer.install).toHaveBeenCalledTimes(before + 1));
    end('a', verdict);
    expect(await joined).toBe(verdict);
  }
});

it('lets three fetch at a time, and those who need nothing fetched pass', async () => {
  const { installer, end, begun } = fakeInstaller();
  const installations = createInstallations(installer);
  const fetching = ['a', 'b', 'c', 'd'].map((set) =>
    installations.join(order(set, set), { signal: signal() }),
  );
  const linking = installations.join(order('e'), { signal: signal() });
  await vi.waitFor(() => expect(begun()).toEqual(['a', 'b', 'c', 'e']));
  end('e', null);
  expect(await linking).toBeNull();
  end('b', null);
  await vi.waitFor(() => expect(begun()).toContain('d'));
  for (const set of ['a', 'c', 'd']) {
    end(set, null);
  }
  expect(await Promise.all(fetching)).toEqual([null, null, null, null]);
});

it('lets one go who gives up, and installs on', async () => {
  const { installer, end } = fakeInstaller();
  const installations = createInstallations(installer);
  const impatient = new AbortController();
  const first = installations.join(order('a', 'tiny'), { signal: impatient.signal });
  const second = installations.join(order('a', 'tiny'), { signal: signal() });
  impatient.abort();
  expect(await first).toContain('Cancelled');
  end('a', null);
  expect(await second).toBeNull();
});
