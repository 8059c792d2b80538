import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import { ARCHITECTURES, glibcOfWheel, PYTHON_VERSIONS, type Target } from '@/server/packages/wheel-name';

const run = promisify(execFile);
const QUESTION_TIMEOUT_MS = 20_000;

const QUESTION = `
import json, os, sys, sysconfig
try:
    libc = os.confstr("CS_GNU_LIBC_VERSION")
except (ValueError, AttributeError):
    libc = None
print(json.dumps({
    "version": "%d.%d" % sys.version_info[:2],
    "platform": sysconfig.get_platform(),
    "libc": libc,
    "modules": sorted(sys.stdlib_module_names),
}))
`;

const answerSchema = z.object({
  version: z.string(),
  platform: z.string(),
  libc: z.string().nullable(),
  modules: z.array(z.string()),
});

/** What the interpreter of tools says of itself, as far as packages go. */
export type Interpreter = {
  readonly executable: string;
  readonly target: Target;
  /** Minor version of the glibc 2 it runs with. */
  readonly glibc: number;
  readonly standardModules: ReadonlySet<string>;
};

/** Fails with a sentence when no wheel of ours can run there. */
export const askInterpreter = async (executable: string): Promise<Outcome<Interpreter>> => {
  try {
    const options = { timeout: QUESTION_TIMEOUT_MS, maxBuffer: 1024 * 1024, cwd: '/' };
    const { stdout } = await run(executable, ['-I', '-S', '-c', QUESTION], options);
    return readAnswer(executable, answerSchema.parse(JSON.parse(stdout)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(
      'unavailable',
      `Python packages cannot be installed: ${executable} does not work (${reason}).`,
    );
  }
};

export const readAnswer = (
  executable: string,
  answer: z.infer<typeof answerSchema>,
): Outcome<Interpreter> => {
  const python = PYTHON_VERSIONS.find((each) => each === answer.version);
  const architecture = ARCHITECTURES.find((each) => answer.platform === `linux-${each}`);
  const glibc = /^glibc 2\.(\d+)/.exec(answer.libc ?? '')?.[1];
  if (python === undefined || architecture === undefined || glibc === undefined) {
    const libc = answer.libc ?? 'no glibc';
    return fail(
      'unavailable',
      `Python packages are there for CPython ${PYTHON_VERSIONS.join(', ')} on Linux with glibc, x86-64 and ARM64; ${executable} is Python ${answer.version} for ${answer.platform} with ${libc}.`,
    );
  }
  const standardModules = new Set(answer.modules);
  return succeed({ executable, target: { python, architecture }, glibc: Number(glibc), standardModules });
};

/** True when the interpreter's glibc is new enough for this wheel. */
export const runsHere = (file: string, interpreter: Interpreter): boolean => {
  const needed = glibcOfWheel(file, interpreter.target.architecture);
  return needed !== null && needed <= interpreter.glibc;
};
