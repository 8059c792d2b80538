import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '@/lib/contract/tool';
import { bubblewrapArguments, INSIDE } from './bubblewrap';
import { NO_ENVIRONMENT } from './clean-environment';
import { chooseIdentity } from './identity';
import type { Bun, Python } from './interpreters';
import type { Limits } from './limits';
import { bunLimits, pythonLimits } from './resource-limits';
import { planRootFolder } from './root-folder';
import { addProgram, addSystemFiles, addSystemLibraries, addTimeZones, CERTIFICATES } from './system-files';

/** How sandboxes of one language are made; the same for each of them. */
export type Environment = {
  language: Language;
  /** Arguments for bubblewrap, but for the egress socket. */
  arguments: string[];
  variables: Record<string, string>;
  limits: Limits;
  /** What is started inside, given the options that the runner takes. */
  command(options: RunnerOptions): string[];
};

export type RunnerOptions = {
  /** Folder below /pkgs that is put on the import path. */
  set: string | null;
  /** What is imported before the job comes. */
  modules: readonly string[];
  /** Socket of the way out; null: none. */
  bridge: string | null;
};

type Options = { serverFolder: string; egress: boolean; limits: Limits };

/** The runner of a language and its parts: the parts first. */
const RUNNER_FILES = {
  python: ['toolroom_result', 'toolroom_failure', 'toolroom_bridge', 'runner'],
  javascript: ['result.js', 'failure.js', 'bridge.js', 'rehearsal.js', 'runner.js'],
} as const;

const readRunnerFile = (file: string): string =>
  fs.readFileSync(fileURLToPath(new URL(`./runners/${file}`, import.meta.url)), 'utf8');

const PROXY = 'http://127.0.0.1:3128';

const variablesWith = (egress: boolean, own: Record<string, string>): Record<string, string> => ({
  PATH: '/usr/bin',
  HOME: '/scratch',
  TMPDIR: '/scratch',
  LANG: 'C.UTF-8',
  SSL_CERT_FILE: CERTIFICATES,
  ...own,
  ...(egress && {
    ...{ HTTP_PROXY: PROXY, HTTPS_PROXY: PROXY, http_proxy: PROXY, https_proxy: PROXY },
    ...{ NO_PROXY: 'localhost,127.0.0.1,::1', no_proxy: 'localhost,127.0.0.1,::1', NODE_USE_ENV_PROXY: '1' },
  }),
});

/** The name in tracebacks by which the runner knows its own frames. */
const RUNNER_NAME = '<toolroom>';

/** Makes one compiled program of several modules: to look each of them up would take longer than to run it. */
const COMPILE = `
import importlib._bootstrap_external as external, json, marshal, sys
def compiled(source):
    return compile(source, ${JSON.stringify(RUNNER_NAME)}, "exec", dont_inherit=True, optimize=2)
modules = marshal.dumps([(name, compiled(source)) for name, source in json.load(sys.stdin)])
start = compiled(f"""
import marshal, sys
for name, code in marshal.loads({modules!r}):
    module = sys.modules[name] = type(sys)(name)
    exec(code, module.__dict__)
""")
sys.stdout.buffer.write(external._code_to_timestamp_pyc(start))
`;

/** Compiled once: every sandbox would spend milliseconds on it. */
const compileRunner = (python: Python): Buffer =>
  execFileSync(python.executable, ['-I', '-S', '-B', '-c', COMPILE], {
    ...chooseIdentity(),
    env: NO_ENVIRONMENT,
    cwd: '/',
    input: JSON.stringify(RUNNER_FILES.python.map((name) => [name, readRunnerFile(`python/${name}.py`)])),
  });

export const preparePython = async (python: Python, options: Options): Promise<Environment> => {
  const plan = planRootFolder();
  addSystemFiles(plan);
  addTimeZones(plan);
  addSystemLibraries(plan, await addProgram(plan, python.executable, python.extensions));
  plan.copy(python.executable);
  for (const folder of python.folders) {
    plan.show(folder);
  }
  const empty = path.join(options.serverFolder, 'empty');
  fs.mkdirSync(empty, { recursive: true });
  for (const folder of python.hidden) {
    plan.bind(empty, fs.realpathSync(folder));
  }
  const runner = `${INSIDE.runner}/runner.pyc`;
  plan.file(runner, compileRunner(python));
  const bindings = plan.make(path.join(options.serverFolder, 'python'));
  return {
    language: 'python',
    limits: options.limits,
    arguments: bubblewrapArguments(bindings, options.limits),
    variables: variablesWith(options.egress, {
      OPENBLAS_NUM_THREADS: '1',
      OMP_NUM_THREADS: '1',
      MALLOC_ARENA_MAX: '2',
    }),
    command: (given) => [
      ...[python.executable, '-I', '-S', '-B', '-X', 'utf8', runner],
      JSON.stringify({ ...given, ...resultLimits(options.limits), limits: pythonLimits(options.limits) }),
    ],
  };
};

const resultLimits = ({ resultBytes, resultDepth }: Limits) => ({ resultBytes, resultDepth });

export const prepareJavascript = async (
  bun: Bun,
  prlimit: string,
  options: Options,
): Promise<Environment> => {
  const plan = planRootFolder();
  addSystemFiles(plan);
  await addProgram(plan, bun.executable);
  await addProgram(plan, prlimit);
  plan.bind(bun.executable, INSIDE.bun);
  plan.copy(prlimit);
  const runner = `${INSIDE.runner}/runner.js`;
  for (const file of RUNNER_FILES.javascript) {
    plan.file(`${INSIDE.runner}/${file}`, readRunnerFile(`javascript/${file}`));
  }
  const bindings = plan.make(path.join(options.serverFolder, 'javascript'));
  return {
    language: 'javascript',
    limits: options.limits,
    arguments: bubblewrapArguments(bindings, options.limits),
    variables: variablesWith(options.egress, { BUN_RUNTIME_TRANSPILER_CACHE_PATH: '0', DO_NOT_TRACK: '1' }),
    command: (given) => [
      ...[fs.realpathSync(prlimit), ...bunLimits(options.limits), '--'],
      ...[INSIDE.bun, 'run', '--no-install', runner],
      JSON.stringify({ ...given, ...resultLimits(options.limits) }),
    ],
  };
};
