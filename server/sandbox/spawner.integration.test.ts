import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';

const FROZEN = fileURLToPath(new URL('./testing/order-and-freeze.ts', import.meta.url));

const childrenOf = (pid: number): number[] =>
  fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);

const nameOf = (pid: number): string => fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim();

it('ends with a server that is killed before it has taken what it was sent', async () => {
  const server = fork(FROZEN, [], { execArgv: ['--import', 'tsx'], stdio: 'ignore' });
  const [spawner = 0, sleeper = 0] = await vi.waitFor(
    () => {
      const [first = 0] = childrenOf(server.pid ?? 0).filter((pid) => childrenOf(pid).some(isSleep));
      expect(first).toBeGreaterThan(0);
      return [first, childrenOf(first).find(isSleep)];
    },
    { timeout: 20_000, interval: 50 },
  );
  try {
    server.kill('SIGKILL');
    await once(server, 'exit');
    await vi.waitFor(() => expect(fs.existsSync(`/proc/${spawner}`)).toBe(false), { timeout: 10_000 });
  } finally {
    process.kill(sleeper);
  }
});

const isSleep = (pid: number) => nameOf(pid) === 'sleep';
