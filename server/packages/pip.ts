import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Identity } from '@/server/packages/identity';
import { pythonTag, type Target, wheelTags } from '@/server/packages/wheel-name';

const run = promisify(execFile);
const PROBE_TIMEOUT_MS = 20_000;

/** Where a Python with pip may be; pip fetches wheels for the interpreter of tools from any of them. */
const CANDIDATES = ['python3', '/usr/bin/python3', '/usr/local/bin/python3'];

/** The command of the first pip that works for this identity, or null. */
export const findPip = async (
  preferred: string,
  identity: Identity,
  environment: NodeJS.ProcessEnv,
): Promise<string[] | null> => {
  for (const python of new Set([preferred, ...CANDIDATES])) {
    const command = [python, '-I', '-m', 'pip'];
    try {
      const options = {
        ...identity,
        env: { ...environment, HOME: '/' },
        cwd: '/',
        timeout: PROBE_TIMEOUT_MS,
      };
      await run(python, [...command.slice(1), '--version'], options);
      return command;
    } catch {
      // No such interpreter, not ours to run, or without pip: the next one.
    }
  }
  return null;
};

/**
 * What pip is asked to fetch with: wheels only, exactly those of the requirements, whatever interpreter it belongs to
 * itself. `files` are their names; the folder and the requirements are added by whoever runs it.
 */
export const downloadArguments = (target: Target, files: readonly string[]): string[] => {
  const tag = pythonTag(target.python);
  const platforms = new Set(files.flatMap((file) => wheelTags(file)?.platforms ?? []));
  platforms.delete('any');
  return [
    'download',
    ...['--only-binary', ':all:', '--require-hashes', '--no-deps'],
    ...['--python-version', target.python, '--implementation', 'cp'],
    ...[tag, 'abi3', 'none'].flatMap((abi) => ['--abi', abi]),
    ...[...platforms].flatMap((platform) => ['--platform', platform]),
    ...['--no-cache-dir', '--no-input', '--progress-bar', 'off', '--disable-pip-version-check'],
  ];
};
