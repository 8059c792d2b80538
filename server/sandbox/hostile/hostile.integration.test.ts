import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Before, leftovers, look } from './aftermath';
import { JAVASCRIPT_CASES } from './javascript-cases/all';
import { type OpenSandbox, openSandbox } from './open-sandbox';
import { PYTHON_CASES } from './python-cases/all';
import { execute, expectOutcome, expectUnharmed, runHostile } from './run-case';
import { openSurroundings, type Surroundings } from './surroundings';

const MIB = 1024 * 1024;

const world = vi.hoisted(() => ({ internet: undefined as unknown }));
vi.mock('../egress/network', () => ({
  get internet() {
    return world.internet;
  },
}));
// Endless loops end sooner: the suite has many.
vi.mock('../limits', async (original) => {
  const module = await original<typeof import('../limits')>();
  return { ...module, LIMITS: { ...module.LIMITS, cpuTimeMs: 2_000 }, cpuLimitMs: () => 2_000 };
});

let surroundings: Surroundings;
let before: Before;
let opened: OpenSandbox;

beforeAll(async () => {
  surroundings = await openSurroundings();
  world.internet = surroundings.internet.network;
  vi.stubEnv('TOOLROOM_HOSTILE_SECRET', surroundings.secret);
  before = look();
  opened = await openSandbox();
});

afterAll(async () => {
  await opened?.sandbox.stop();
  opened?.remove();
  await surroundings?.close();
});

const LANGUAGES = [
  { language: 'python', themes: PYTHON_CASES, least: 60 },
  { language: 'javascript', themes: JAVASCRIPT_CASES, least: 40 },
] as const;

for (const { language, themes, least } of LANGUAGES) {
  describe(`hostile ${language}`, () => {
    for (const [theme, cases] of Object.entries(themes)) {
      describe.concurrent(theme, () => {
        for (const hostile of cases) {
          it(hostile.name, async () => {
            const execution = await runHostile(opened.sandbox, language, hostile, surroundings);
            expectOutcome(execution, hostile, surroundings);
            await expectUnharmed(opened.sandbox, language);
          });
        }
      });
    }

    it('is not made easier by leaving attacks out', () => {
      expect(Object.values(themes).flat().length).toBeGreaterThanOrEqual(least);
    });

    it('is over as soon as it is cancelled, whatever it does', async () => {
      const code = {
        python:
          'import os, signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\ndef main():\n    print("started", flush=True)\n    os.fork()\n    while True:\n        pass',
        javascript:
          'process.on("SIGTERM", () => {});\nexport const main = () => { console.log("started"); for (;;) {} };',
      };
      const cancel = new AbortController();
      const { end } = await execute(opened.sandbox, {
        language,
        code: code[language],
        signal: cancel.signal,
        onLog: () => cancel.abort(),
      });
      expect(end).toStrictEqual({ kind: 'cancelled' });
      await expectUnharmed(opened.sandbox, language);
    });

    it('never sees what another run has', async () => {
      const code = {
        python:
          'import os\ndef main(own):\n    open("own", "w").write(own)\n    return {"message": own, "files": os.listdir(".")}',
        javascript:
          'import fs from "node:fs";\nexport const main = ({ own }) => { fs.writeFileSync("own", own); return { message: own, files: fs.readdirSync(".").filter((name) => name === "own") }; };',
      };
      const runs = await Promise.all(
        Array.from({ length: 40 }, (_, number) =>
          execute(opened.sandbox, { language, code: code[language], arguments: { own: `run ${number}` } }),
        ),
      );
      expect(runs.map(({ end }) => end)).toStrictEqual(
        runs.map((_, number) => ({ kind: 'returned', value: { message: `run ${number}`, files: ['own'] } })),
      );
    });
  });
}

describe('after all of that', () => {
  it('nobody outside was reached', () => {
    expect(surroundings.hits()).toBe(0);
  });

  it('nothing is left: no process, zombie, mount, open file or folder, and no memory', async () => {
    await opened.sandbox.stop();
    const left = await leftovers(before);
    expect(left).toMatchObject({ processes: [], mounts: [] });
    expect(left.descriptors).toBeLessThanOrEqual(0);
    expect(left.heapBytes).toBeLessThan(24 * MIB);
    expect(readdirSync(path.join(opened.folder, 'servers'))).toEqual([]);
  });
});
