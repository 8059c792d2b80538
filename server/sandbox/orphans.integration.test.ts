import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chooseIdentity } from '@/server/sandbox/identity';
import { endOrphans } from '@/server/sandbox/orphans';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-orphans-'));
  fs.chmodSync(folder, 0o755);
  // A program of bubblewrap's name that only waits.
  fs.copyFileSync('/usr/bin/tail', path.join(folder, 'bwrap'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Starts it with a parent that is gone at once; answers with its number. */
const startOrphan = async (argument: string): Promise<number> => {
  const script = `${folder}/bwrap -f /dev/null ${argument} >/dev/null 2>&1 & echo $!`;
  const shell = spawn('/bin/sh', ['-c', script], {
    ...chooseIdentity(),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [chunk] = (await once(shell.stdout, 'data')) as [Buffer];
  await once(shell, 'close');
  const pid = Number(chunk.toString());
  await vi.waitFor(() => expect(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')).toContain('bwrap'));
  return pid;
};

const isGone = (pid: number) => {
  const status = fs.existsSync(`/proc/${pid}`) ? fs.readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  return status === '' || /^State:\s+Z/m.test(status);
};

describe('what a killed server left half made', () => {
  it('is ended, and nothing else', async () => {
    const ours = await startOrphan('/run/toolroom/runner.pyc');
    const other = await startOrphan('/run/other');
    try {
      endOrphans();
      await vi.waitFor(() => expect(isGone(ours)).toBe(true));
      expect(isGone(other)).toBe(false);
    } finally {
      process.kill(other, 'SIGKILL');
    }
  });
});
