import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readFirst, readUsage } from '@/server/sandbox/process-tree';

const MIB = 1024 * 1024;
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
  }
});

const start = (script: string): number => {
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  children.push(child);
  return child.pid ?? 0;
};

describe('what processes use', () => {
  it('is their memory and the processor time that they had', async () => {
    const pid = start('const b = Buffer.alloc(200 << 20, 1); while (true) b[0] += 1;');
    await vi.waitFor(() => expect(readFirst(pid)?.memoryBytes).toBeGreaterThan(200 * MIB), {
      timeout: 20_000,
    });
    expect(readFirst(pid)?.memoryBytes).toBeLessThan(400 * MIB);
    await vi.waitFor(() => expect(readFirst(pid)?.cpuTimeMs).toBeGreaterThan(100), { timeout: 20_000 });
  });

  it('is nothing when they are gone', async () => {
    const pid = start('0');
    await vi.waitFor(() => expect(readUsage(pid)).toBe('gone'), { timeout: 20_000 });
    expect(readFirst(pid)).toBeNull();
  });
});
