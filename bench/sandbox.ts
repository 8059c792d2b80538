import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median, milliseconds, percentile, printSection, type Row, times } from '@/bench/measure';
import type { Language } from '@/lib/contract/tool';
import type { ExecutionRequest } from '@/server/sandbox/execution';
import { sandboxFolder } from '@/server/sandbox/folder';
import { LIMITS } from '@/server/sandbox/limits';
import { findInterpreters, prepare } from '@/server/sandbox/prepare';
import { runJob } from '@/server/sandbox/run-job';
import { createSandbox, type Sandbox } from '@/server/sandbox/sandbox';
import { createStarter } from '@/server/sandbox/start-sandbox';

const SAMPLES = 60;
/** Long enough for the pool to have started the next one. */
const BETWEEN_MS = 80;
const AT_ONCE = 8;
const SUSTAINED_RUNS = 600;
const WARM_GOAL = 0.4;
const COLD_GOAL = 3;

const TRIVIAL: Record<Language, string> = {
  python: 'def main(**params):\n    return {"message": "done"}\n',
  javascript: 'async function main(params) {\n  return { message: "done" };\n}\n',
};

/** What many a tool imports, all of it in the standard library. */
const IMPORTING: Record<Language, string> = {
  python: `import datetime, json, re, urllib.request\n${TRIVIAL.python}`,
  javascript: `const fs = require('fs');\nconst crypto = require('crypto');\nconst https = require('https');\nconst path = require('path');\n${TRIVIAL.javascript}`,
};

type Samples = { bare: number[]; cold: number[]; warm: number[]; importing: number[] };

const requestFor = (language: Language, code: string): ExecutionRequest => ({
  language,
  code,
  arguments: {},
  packageSet: null,
  imports: [],
  timeoutMs: LIMITS.wallTimeMs,
  egress: true,
  signal: new AbortController().signal,
});

const timed = async (action: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await action();
  return performance.now() - start;
};

const run = async (sandbox: Sandbox, language: Language, code: string): Promise<void> => {
  const outcome = await sandbox.execute(requestFor(language, code));
  if (!outcome.ok || outcome.value.end.kind !== 'returned') {
    throw new Error(`A run of the benchmark failed: ${JSON.stringify(outcome)}`);
  }
};

const bareSpawn = async (language: Language, executable: string, emptyFile: string): Promise<void> => {
  const given = language === 'python' ? ['-c', 'pass'] : ['run', emptyFile];
  await once(spawn(executable, given, { stdio: 'ignore' }), 'exit');
};

/** Memory of every process below this one, shared pages by their share. */
const memoryOf = (parent: number): number => {
  let bytes = 0;
  for (const task of fs.readdirSync(`/proc/${parent}/task`)) {
    const children = fs
      .readFileSync(`/proc/${parent}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean);
    for (const child of children.map(Number)) {
      const rollup = fs.readFileSync(`/proc/${child}/smaps_rollup`, 'utf8');
      bytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024 + memoryOf(child);
    }
  }
  return bytes;
};

const rowsFor = (language: Language, samples: Samples, perSecond: number): Row[] => {
  const name = { python: 'Python', javascript: 'JavaScript' }[language];
  const bare = median(samples.bare);
  const against = (what: string, values: number[], goal: number | null): Row => ({
    what: `${name}, ${what}`,
    figure: `p50 ${milliseconds(median(values))}, p95 ${milliseconds(percentile(values, 0.95))}`,
    reference: `bare interpreter p50 ${milliseconds(bare)}: ${times(median(values) / bare)}`,
    goal: goal === null ? '' : `≤ ${times(goal)}`,
    met: goal === null ? null : median(values) <= goal * bare,
  });
  return [
    against('warm', samples.warm, WARM_GOAL),
    against('cold', samples.cold, COLD_GOAL),
    against('warm, four imports of the standard library', samples.importing, null),
    {
      what: `${name}, ${AT_ONCE} callers for ${SUSTAINED_RUNS} runs`,
      figure: `${perSecond.toFixed(0)} a second`,
      reference: '',
      goal: '',
      met: null,
    },
  ];
};

const sustained = async (sandbox: Sandbox, language: Language): Promise<number> => {
  let begun = 0;
  const caller = async () => {
    while (begun < SUSTAINED_RUNS) {
      begun += 1;
      await run(sandbox, language, TRIVIAL[language]);
    }
  };
  const ms = await timed(() => Promise.all(Array.from({ length: AT_ONCE }, caller)));
  return (SUSTAINED_RUNS / ms) * 1000;
};

/** A sandbox from nothing: started, run, and answered. */
const prepareCold = async (dataDir: string) => {
  const packagesDir = path.join(sandboxFolder(dataDir), 'packages');
  const prepared = await prepare(
    { dataDir, packagesDir, egress: true, limits: LIMITS },
    findInterpreters(dataDir),
  );
  if (!prepared.ok) {
    throw new Error(prepared.failure.reason);
  }
  const { workplace } = prepared;
  const start = createStarter(workplace, { allowedHosts: null });
  const stopping = new AbortController().signal;
  const cold = async (language: Language): Promise<void> => {
    const environment = workplace.environments[language];
    if (environment) {
      const sandbox = await start(environment, { set: null, modules: [] });
      await sandbox.ready;
      await runJob(sandbox, requestFor(language, TRIVIAL[language]), LIMITS, stopping);
    }
  };
  return { cold, remove: () => workplace.remove() };
};

const sample = async (
  language: Language,
  executable: string,
  folder: string,
  parts: { sandbox: Sandbox; cold: (language: Language) => Promise<void> },
): Promise<Samples> => {
  const emptyFile = path.join(folder, 'empty.js');
  fs.writeFileSync(emptyFile, '');
  const samples: Samples = { bare: [], cold: [], warm: [], importing: [] };
  for (let index = 0; index < SAMPLES; index += 1) {
    samples.bare.push(await timed(() => bareSpawn(language, executable, emptyFile)));
    samples.warm.push(await timed(() => run(parts.sandbox, language, TRIVIAL[language])));
    await pause(BETWEEN_MS);
    samples.cold.push(await timed(() => parts.cold(language)));
    await pause(BETWEEN_MS);
    samples.importing.push(await timed(() => run(parts.sandbox, language, IMPORTING[language])));
    await pause(BETWEEN_MS);
  }
  return samples;
};

/** Running a tool against a bare spawn of the same interpreter, taken in turns. */
export const benchSandbox = async (): Promise<void> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-bench-sandbox-'));
  const state = sandboxFolder(folder);
  const options = { egress: 'public', allowedHosts: null, log: () => undefined } as const;
  const sandbox = createSandbox({ dataDir: folder, packagesDir: path.join(state, 'packages'), ...options });
  const before = memoryOf(process.pid);
  await sandbox.ready;
  const { state: status, reason } = sandbox.status();
  if (status !== 'available') {
    throw new Error(`No sandbox to measure: ${reason}`);
  }
  const interpreters = await sandbox.interpreters;
  const { cold, remove } = await prepareCold(folder);
  const rows: Row[] = [];
  try {
    await pause(1_000);
    const idle = memoryOf(process.pid) - before;
    for (const language of ['python', 'javascript'] as const) {
      const executable = interpreters[language]?.executable ?? '';
      const samples = await sample(language, executable, folder, { sandbox, cold });
      rows.push(...rowsFor(language, samples, await sustained(sandbox, language)));
    }
    rows.push({
      what: 'Idle pool of both languages',
      figure: `${(idle / 1024 / 1024).toFixed(0)} MiB`,
      reference: '',
      goal: '',
      met: null,
    });
  } finally {
    await sandbox.stop();
    await remove();
    fs.rmSync(folder, { recursive: true, force: true });
    fs.rmSync(state, { recursive: true, force: true });
  }
  printSection('Sandbox', rows);
};
