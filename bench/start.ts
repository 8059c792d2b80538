import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { medianOfRuns, milliseconds, printSection, times } from '@/bench/measure';
import { answers, freePort, root } from '@/bench/stack';

const RUNS = 3;
const IDLE_MS = 5_000;

const pause = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs));

/** The processes below `pid`, itself included, and those of the PostgreSQL that lives on its data folder. */
const processTree = async (pid: number, dataDir: string): Promise<number[]> => {
  const parents = new Map<number, number>();
  const postgres = new Set<number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) {
      continue;
    }
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = /\) \S (\d+)/.exec(stat)?.[1];
    parents.set(Number(name), Number(parent));
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(dataDir)) {
      postgres.add(Number(name));
    }
  }
  const belongs = (candidate: number): boolean =>
    candidate === pid ||
    postgres.has(candidate) ||
    (parents.has(candidate) && belongs(parents.get(candidate) ?? 0));
  return [...parents.keys()].filter((candidate) => candidate > 1 && belongs(candidate));
};

/** Proportional set size: shared pages count once, split among those who share them. */
const memoryMib = async (pids: number[]): Promise<number> => {
  let kib = 0;
  for (const pid of pids) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kib += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return kib / 1024;
};

const measureStart = async (dataDir: string) => {
  const [port, apiPort] = [await freePort(), await freePort()];
  const started = performance.now();
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      API_PORT: String(apiPort),
      TOOLROOM_DATA_DIR: dataDir,
    },
  });
  while (
    !(
      (await answers(`http://127.0.0.1:${port}/sign-in`)) &&
      (await answers(`http://127.0.0.1:${apiPort}/health`))
    )
  ) {
    if (child.exitCode !== null) {
      throw new Error(`npm start ended with ${child.exitCode}.`);
    }
    await pause(10);
  }
  const usable = performance.now() - started;
  await pause(IDLE_MS);
  const memory = await memoryMib(await processTree(child.pid ?? 0, dataDir));
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { usable, memory };
};

/** A bare Node server, from spawn to its first answer. */
const measureBareNode = async () => {
  const port = await freePort();
  const script = `require('node:http').createServer((_, response) => response.end('ok')).listen(${port}, '127.0.0.1')`;
  const started = performance.now();
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  while (!(await answers(`http://127.0.0.1:${port}/`))) {
    await pause(5);
  }
  const usable = performance.now() - started;
  const memory = await memoryMib([child.pid ?? 0]);
  child.kill();
  await once(child, 'exit');
  return { usable, memory };
};

export const benchStart = async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'toolroom-start-'));
  try {
    const first = await measureStart(dataDir);
    const again = await medianOfRuns(RUNS, () => measureStart(dataDir));
    const bare = await medianOfRuns(RUNS, measureBareNode);
    printSection('Start and idle (reference: a bare Node server)', [
      {
        what: 'first start ever, built: database made, page usable',
        figure: milliseconds(first.usable),
        reference: `${milliseconds(bare.usable)}: ${times(first.usable / bare.usable)}`,
        goal: '',
        met: null,
      },
      {
        what: 'start to usable, built',
        figure: milliseconds(again.usable),
        reference: `${milliseconds(bare.usable)}: ${times(again.usable / bare.usable)}`,
        goal: '≤ 3.5 s',
        met: again.usable <= 3_500,
      },
      {
        what: 'idle memory of everything together',
        figure: `${again.memory.toFixed(0)} MiB`,
        reference: `${bare.memory.toFixed(0)} MiB: ${times(again.memory / bare.memory)}`,
        goal: '≤ 450 MiB',
        met: again.memory <= 450,
      },
    ]);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};
