import { spawn } from 'node:child_process';
import type { Identity } from './identity';

/** PostgreSQL gets nothing of our environment: no secret, no locale, no PG* variable. (Next's types demand NODE_ENV.) */
export const CLEAN_ENVIRONMENT = {
  PATH: '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
  NODE_ENV: 'production',
} as const;

const OUTPUT_KEPT = 4_000;

/** Runs a program to its end. `failure` is null on success, else what it said, or why it did not start. */
export const runCommand = (
  file: string,
  args: readonly string[],
  options: { cwd: string; identity: Identity },
): Promise<{ failure: string | null }> =>
  new Promise((resolve) => {
    const child = spawn(file, args, {
      ...options.identity,
      cwd: options.cwd,
      env: CLEAN_ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-OUTPUT_KEPT);
    });
    child.once('error', (error) => resolve({ failure: error.message }));
    child.once('close', (code, signal) => {
      resolve({
        failure: code === 0 ? null : said.trim() || `it ended with ${signal ?? `exit code ${code}`}`,
      });
    });
  });
