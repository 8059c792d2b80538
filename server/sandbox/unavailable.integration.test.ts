import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { explainStart } from '@/server/sandbox/probe';
import { createSandbox } from '@/server/sandbox/sandbox';

const programs = vi.hoisted(() => ({ bwrap: '' as string | null }));
vi.mock('./programs', async (original) => {
  const real = await original<typeof import('./programs')>();
  return {
    findProgram: (name: string) => (name === 'bwrap' ? programs.bwrap : real.findProgram(name)),
  };
});

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-unavailable-'));
  fs.chmodSync(folder, 0o755);
  programs.bwrap = '/usr/bin/bwrap';
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A program in bubblewrap's place. */
const standIn = (script: string) => {
  programs.bwrap = path.join(folder, 'bwrap');
  fs.writeFileSync(programs.bwrap, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
};

const start = async () => {
  const log = vi.fn();
  const sandbox = createSandbox({
    dataDir: path.join(folder, 'data'),
    packagesDir: path.join(folder, 'packages'),
    egress: 'none',
    allowedHosts: null,
    log,
  });
  await sandbox.ready;
  const outcome = await sandbox.execute({
    language: 'python',
    code: 'def main(): return {"message": "ran"}',
    arguments: {},
    packageSet: null,
    imports: [],
    timeoutMs: 10_000,
    egress: false,
    signal: new AbortController().signal,
  });
  await sandbox.stop();
  return { status: sandbox.status(), outcome, log };
};

describe('where no sandbox can be made', () => {
  it('without bubblewrap, running is off, with the line that mends it', async () => {
    programs.bwrap = null;
    const { status, outcome, log } = await start();
    expect(status).toMatchObject({
      state: 'unavailable',
      reason: 'bubblewrap is not installed: tools run inside of it.',
      remedy: 'sudo apt-get install bubblewrap',
    });
    expect(outcome).toEqual({
      ok: false,
      refusal: { message: `Running is off here. ${status.reason}`, retryAfterSeconds: null },
    });
    expect(log).toHaveBeenCalledWith('warn', expect.stringContaining(status.reason ?? ''), {
      remedy: status.remedy,
    });
  });

  it('with a bubblewrap that is refused its namespaces, it is told what bubblewrap said', async () => {
    standIn('cat <&5 >/dev/null; echo "bwrap: No permissions to create new namespace" >&2; exit 1');
    const { status, outcome } = await start();
    expect(status.state).toBe('unavailable');
    expect(status.reason).toMatch(/No permissions to create new namespace/);
    expect(outcome.ok).toBe(false);
  });

  it('with a bubblewrap that does nothing but run the program, running stays off', async () => {
    standIn('cat <&5 >/dev/null; while [ "$1" != "--" ]; do shift; done; shift; exec "$@"');
    const { status, outcome } = await start();
    expect(status.state).toBe('unavailable');
    expect(outcome.ok).toBe(false);
  });
});

describe('what is said of a failed start', () => {
  it.each([
    ['bwrap: setting up uid map: Permission denied', /uid map/],
    ['', /ended without a word/],
  ])('%j', (said, reason) => {
    expect(explainStart(said).reason).toMatch(reason);
  });
});
