import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { type LoadResult, load } from '@/bench/load';
import { medianOfRuns, milliseconds, percentile, printSection, type Row, times } from '@/bench/measure';
import { type Stack, TOKEN } from '@/bench/stack';
import type { Language } from '@/lib/contract/tool';
import { probeBun, probePython } from '@/server/sandbox/interpreters';

const RUNS = 3;
const AT_ONCE = 8;
/** As agents call: a sandbox has been warmed by then. Without it the next sandbox is started while a run is measured. */
const PAUSE_MS = 60;
/** pandas alone takes a good part of this to be imported. */
const PACKAGE_PAUSE_MS = 600;
const headers = { authorization: `Bearer ${TOKEN}` };

const CODE: Record<Language, string> = {
  python: 'def main(**params):\n    return {"message": f"Order {params[\'order_id\']} is on its way"}\n',
  javascript:
    'async function main({ order_id }) {\n  return { message: "Order " + order_id + " is on its way" };\n}\n',
};

/** The least that an interpreter can be asked: to start and end. */
const NOTHING: Record<Language, string[]> = { python: ['-c', 'pass'], javascript: ['-e', '0'] };

const startAndEnd = async (executable: string, language: Language): Promise<void> => {
  const child = spawn(executable, NOTHING[language], {
    cwd: '/',
    env: {} as NodeJS.ProcessEnv,
    stdio: 'ignore',
  });
  await once(child, 'exit');
};

/** Bare interpreters, started as `load` sends requests: so many at once, each as soon as the one before has ended. */
const spawnLoad = async (
  executable: string,
  language: Language,
  { connections, shots, pauseMs }: { connections: number; shots: number; pauseMs: number },
): Promise<LoadResult> => {
  const latencies: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < shots) {
      next += 1;
      if (pauseMs > 0) {
        await wait(pauseMs);
      }
      const started = performance.now();
      await startAndEnd(executable, language);
      latencies.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - started) / 1_000;
  return { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95), perSecond: shots / seconds };
};

const call = async <Data>(stack: Stack, path: string, body?: object): Promise<Data> => {
  const response = await fetch(`${stack.api}${path}`, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: { ...headers, 'content-type': 'application/json' },
  });
  const answer = (await response.json()) as { data: Data; error?: string };
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}: ${answer.error}`);
  }
  return answer.data;
};

/** Where the new tool is run. */
const makeTool = async (
  stack: Stack,
  tool: { name: string; language: Language; code: string },
): Promise<string> => {
  const [workspace] = await call<{ id: string }[]>(stack, '/v1/workspaces');
  const { id } = await call<{ id: string }>(stack, '/v1/custom-tools', {
    workspace_id: workspace?.id,
    ...tool,
    parameters: { order_id: { type: 'string', required: true, description: 'The order id.' } },
  });
  return `${stack.api}/v1/custom-tools/${id}/run`;
};

const ARGUMENTS = JSON.stringify({ parameters: { order_id: 'A-1001' } });

const benchLanguage = async (stack: Stack, language: Language, executable: string): Promise<Row[]> => {
  const url = await makeTool(stack, { name: `run-in-${language}`, language, code: CODE[language] });
  const shot = () => ({ url, method: 'POST', headers, body: ARGUMENTS });
  await load({ connections: AT_ONCE, shots: 50, shot });
  const measure = async (connections: number, shots: number, pauseMs: number) => {
    const measured = await medianOfRuns(RUNS, () => load({ connections, shots, pauseMs, shot }));
    const bare = await medianOfRuns(RUNS, () =>
      spawnLoad(executable, language, { connections, shots: shots / 2, pauseMs }),
    );
    return { measured, bare };
  };
  const alone = await measure(1, 100, PAUSE_MS);
  const crowd = await measure(AT_ONCE, 400, 0);
  return [
    {
      what: `a trivial ${language} tool, one every ${PAUSE_MS} ms`,
      figure: `p50 ${milliseconds(alone.measured.p50)}, p95 ${milliseconds(alone.measured.p95)}`,
      reference: `p50 ${milliseconds(alone.bare.p50)}, p95 ${milliseconds(alone.bare.p95)}: ${times(alone.measured.p50 / alone.bare.p50)}`,
      goal: 'p50 ≤ 6 ms',
      met: alone.measured.p50 <= 6,
    },
    {
      what: `a trivial ${language} tool, ${AT_ONCE} connections`,
      figure: `${crowd.measured.perSecond.toFixed(0)}/s, p50 ${milliseconds(crowd.measured.p50)}, p95 ${milliseconds(crowd.measured.p95)}`,
      reference: `${crowd.bare.perSecond.toFixed(0)}/s: ${times(crowd.measured.perSecond / crowd.bare.perSecond)}`,
      goal: '≥ 110/s',
      met: crowd.measured.perSecond >= 110,
    },
  ];
};

/** A tool that imports a package, which the sandbox that waits for it has imported already. */
const benchPackage = async (stack: Stack, name: string, executable: string): Promise<Row> => {
  const code = `import ${name}\ndef main(**params):\n    return {"message": ${name}.__version__}\n`;
  const url = await makeTool(stack, { name: `run-with-${name}`, language: 'python', code });
  const shot = () => ({ url, method: 'POST', headers, body: ARGUMENTS });
  const paced = { connections: 1, pauseMs: PACKAGE_PAUSE_MS };
  await load({ ...paced, shots: 3, shot });
  const measured = await medianOfRuns(RUNS, () => load({ ...paced, shots: 15, shot }));
  const bare = await spawnLoad(executable, 'python', { ...paced, shots: 15 });
  return {
    what: `a python tool that imports ${name}, one every ${PACKAGE_PAUSE_MS} ms`,
    figure: `p50 ${milliseconds(measured.p50)}, p95 ${milliseconds(measured.p95)}`,
    reference: `p50 ${milliseconds(bare.p50)}: ${times(measured.p50 / bare.p50)}`,
    goal: '',
    met: null,
  };
};

/** Tools run through the HTTP API, arguments checked, in a sandbox of their own, with the history written. */
export const benchRuns = async (stack: Stack) => {
  const [python, bun] = await Promise.all([probePython(), probeBun()]);
  printSection('Runs through the API, history written (reference: a bare interpreter that does nothing)', [
    ...(python ? await benchLanguage(stack, 'python', python.executable) : []),
    ...(bun ? await benchLanguage(stack, 'javascript', bun.executable) : []),
    ...(python ? [await benchPackage(stack, 'requests', python.executable)] : []),
    ...(python ? [await benchPackage(stack, 'pandas', python.executable)] : []),
  ]);
};
