import { execFileSync } from 'node:child_process';
import { packagesIdentity } from '@/server/packages/identity';

/** A python3 of this machine that whom installs run as can use too: one below somebody's home may not be. */
export const findPython = (): string => {
  for (const python of ['/usr/bin/python3', '/usr/local/bin/python3', 'python3']) {
    try {
      execFileSync(python, ['-I', '-S', '-c', ''], { ...packagesIdentity(), cwd: '/', stdio: 'ignore' });
      return python;
    } catch {
      // Not there, or not ours to run: the next one.
    }
  }
  throw new Error('These tests need a python3 of 3.11 or later that every user can run.');
};
