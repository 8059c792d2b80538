import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Language } from '@/lib/contract/tool';
import { sandboxFolder } from '@/server/sandbox/folder';
import { LIMITS } from '@/server/sandbox/limits';
import { createSandbox } from '@/server/sandbox/sandbox';
import { startTestSandbox, type TestSandbox } from '@/server/sandbox/testing/test-sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.remove());

const LANGUAGES = ['python', 'javascript'] as const;

const SLEEP: Record<Language, string> = {
  python: 'import time\ndef main():\n    time.sleep(30)',
  javascript: 'const main = () => new Promise((resolve) => setTimeout(resolve, 30_000));',
};

/** Every process that descends from this one, zombies too. */
const descendants = (parent: number): number[] => {
  try {
    const tasks = fs.readdirSync(`/proc/${parent}/task`);
    const lists = tasks.map((task) => fs.readFileSync(`/proc/${parent}/task/${task}/children`, 'utf8'));
    const children = lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
    return children.flatMap((child) => [child, ...descendants(child)]);
  } catch {
    return []; // it has just ended
  }
};

const hasEnded = (pid: number) => {
  try {
    return /^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
};

describe.each(LANGUAGES)('a run in %s', (language) => {
  it('tells its logs while it goes on, both streams', async () => {
    const code =
      language === 'python'
        ? 'import sys, time\ndef main():\n    print("one")\n    time.sleep(0.2)\n    print("two", file=sys.stderr)\n    time.sleep(0.2)\n    return {"message": ""}'
        : 'const wait = (ms) => new Promise((r) => setTimeout(r, ms));\nasync function main() {\n  console.log("one");\n  await wait(200);\n  console.error("two");\n  await wait(200);\n  return { message: "" };\n}';
    const heard: string[] = [];
    const execution = await sandbox.run(
      language,
      code,
      {},
      {
        onStart: () => heard.push('start'),
        onLog: (stream, text) => heard.push(`${stream} ${text}`),
      },
    );
    expect(heard).toEqual(['start', 'stdout one\n', 'stderr two\n']);
    expect(execution).toMatchObject({ logs: 'one\ntwo\n', logsTruncated: false });
    expect(execution.runTimeMs).toBeGreaterThan(390);
    expect(execution.peakMemoryBytes).toBeGreaterThan(1_000_000);
  });

  it('loses nothing that it printed before it answered', async () => {
    const code =
      language === 'python'
        ? 'import sys\ndef main():\n    sys.stdout.write("x" * 60_000)\n    return {"message": ""}'
        : 'function main() {\n  process.stdout.write("x".repeat(60_000));\n  return { message: "" };\n}';
    const { logs, end } = await sandbox.run(language, code);
    expect(end.kind).toBe('returned');
    expect(logs.length).toBe(60_000);
  });

  it('keeps the beginning of what it prints', async () => {
    const code =
      language === 'python'
        ? 'def main():\n    print("é" * 100_000)\n    return {"message": ""}'
        : 'function main() { console.log("é".repeat(100_000)); return { message: "" }; }';
    const { logs, logsTruncated } = await sandbox.run(language, code);
    expect([logs.length, logsTruncated]).toEqual([LIMITS.logBytes / 2, true]);
  });

  it('is ended when its time is over', async () => {
    const { end, runTimeMs } = await sandbox.run(language, SLEEP[language], {}, { timeoutMs: 1_000 });
    expect(end).toMatchObject({ kind: 'failed', error: { reason: 'wall_time' } });
    expect(runTimeMs).toBeLessThan(2_000);
  });

  it('is ended when it is cancelled', async () => {
    const caller = new AbortController();
    const { end } = await sandbox.run(
      language,
      SLEEP[language],
      {},
      {
        signal: caller.signal,
        onStart: () => setTimeout(() => caller.abort(), 20),
      },
    );
    expect(end).toEqual({ kind: 'cancelled' });
  });

  it('finds nothing of the run before', async () => {
    const code =
      language === 'python'
        ? 'import os, sys\ndef main():\n    seen = [os.path.exists("/scratch/mark"), hasattr(sys, "mark")]\n    open("/scratch/mark", "w").close()\n    sys.mark = True\n    return {"message": "", "rawData": seen}'
        : 'const fs = require("fs");\nfunction main() {\n  const seen = [fs.existsSync("/scratch/mark"), globalThis.mark ?? false];\n  fs.writeFileSync("/scratch/mark", "");\n  globalThis.mark = true;\n  return { message: "", rawData: seen };\n}';
    for (let count = 0; count < 5; count += 1) {
      const { end } = await sandbox.run(language, code);
      expect(end).toMatchObject({ kind: 'returned', value: { rawData: [false, false] } });
    }
  });
});

describe('many runs', () => {
  it('two hundred at once get their own answers, or are refused by the queue', async () => {
    const code: Record<Language, string> = {
      python: 'def main(n):\n    return {"message": str(n)}',
      javascript: 'const main = ({ n }) => ({ message: String(n) });',
    };
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, n) => {
        const language = LANGUAGES[n % 2] ?? 'python';
        const further = { packageSet: null, imports: [], timeoutMs: 10_000, egress: false };
        return sandbox.execute({
          language,
          code: code[language],
          arguments: { n },
          ...further,
          signal: new AbortController().signal,
        });
      }),
    );
    for (const [n, outcome] of outcomes.entries()) {
      if (outcome.ok) {
        expect(outcome.value.end).toEqual({ kind: 'returned', value: { message: String(n) } });
      } else {
        expect(outcome.refusal.retryAfterSeconds).toBeGreaterThan(0);
      }
    }
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(20);
  });

  it('that are cancelled while they wait never start', async () => {
    const caller = new AbortController();
    const started = vi.fn();
    const further = { signal: caller.signal, onStart: started };
    const runs = Array.from({ length: 6 }, () => sandbox.run('python', SLEEP.python, {}, further));
    await vi.waitFor(() => expect(started).toHaveBeenCalledTimes(2));
    caller.abort();
    expect((await Promise.all(runs)).every(({ end }) => end.kind === 'cancelled')).toBe(true);
    expect(started).toHaveBeenCalledTimes(2);
  });
});

describe('the process that starts sandboxes', () => {
  it('is made anew when it ends; a run that was under way says that it ended', async () => {
    const broken = await startTestSandbox({ egress: 'public' });
    const started = vi.fn();
    const run = broken.run('python', SLEEP.python, {}, { onStart: started });
    await vi.waitFor(() => expect(started).toHaveBeenCalled());
    const helpers = descendants(process.pid).filter((pid) =>
      fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('spawner.mjs'),
    );
    for (const pid of helpers) {
      process.kill(pid, 'SIGKILL');
    }
    expect((await run).end).toMatchObject({ kind: 'failed', error: { reason: 'exited' } });
    const again = await broken.run('python', 'def main():\n    return {"message": "again"}');
    expect(again.end).toEqual({ kind: 'returned', value: { message: 'again' } });
    await broken.remove();
  });
});

describe('the end of a server', () => {
  it('that stops leaves no process, and its runs know why they ended', async () => {
    const before = descendants(process.pid);
    const stopping = await startTestSandbox({ egress: 'public' });
    const started = vi.fn();
    const run = stopping.run('python', SLEEP.python, {}, { onStart: started });
    await vi.waitFor(() => expect(started).toHaveBeenCalled());
    const made = descendants(process.pid).filter((pid) => !before.includes(pid));
    expect(made.length).toBeGreaterThan(3);
    await stopping.stop();
    expect((await run).end).toMatchObject({ kind: 'failed', error: { reason: 'interrupted' } });
    expect(made.filter((pid) => fs.existsSync(`/proc/${pid}`))).toEqual([]);
    expect(fs.readdirSync(path.join(sandboxFolder(stopping.dataDir), 'servers'))).toEqual([]);
    await expect(stopping.run('python', SLEEP.python)).rejects.toThrow('The server is stopping');
    await stopping.remove();
  });

  it('that is killed leaves no process either, and the next one takes its folder away', async () => {
    const server = fork(new URL('./testing/run-forever.ts', import.meta.url), [], {
      execArgv: ['--import', 'tsx'],
    });
    const [{ dataDir }] = (await once(server, 'message')) as [{ dataDir: string }];
    const made = descendants(server.pid ?? 0);
    expect(made.length).toBeGreaterThan(3);
    server.kill('SIGKILL');
    await vi.waitFor(() => expect(made.filter((pid) => !hasEnded(pid))).toEqual([]), { timeout: 10_000 });
    const folder = sandboxFolder(dataDir);
    const left = fs.readdirSync(path.join(folder, 'servers'));
    expect(left).toHaveLength(1);
    const next = createSandbox({
      dataDir,
      packagesDir: path.join(folder, 'packages'),
      egress: 'none',
      allowedHosts: null,
      log: () => undefined,
    });
    await next.ready;
    expect(fs.readdirSync(path.join(folder, 'servers'))).not.toContain(left[0]);
    await next.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
    fs.rmSync(folder, { recursive: true, force: true });
  });
});
