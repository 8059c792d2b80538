import { type HostileCase, type HostileOutcome, python } from '../hostile-case';

/** What holds a tool back, each of which a test can take away. No setting of the server reaches them. */
export const GUARDS = [
  'system call filter',
  'no more user namespaces',
  'network namespace',
  'check of addresses',
  'way out closed',
  'empty environment',
  'process limit',
  'own user',
  'kernel settings read-only',
  'address space limit',
  'file size limit',
  'open file limit',
  'watchdog',
  'folder size',
  'output limit',
  'mark of the job',
  'depth of results',
  'size of results',
] as const;

export type Guard = (typeof GUARDS)[number];

/** An attack that ends as its `outcome` says while all guards are up, and as `escaped` says without this one. */
export type GuardProof = HostileCase & {
  guard: Guard;
  escaped: HostileOutcome;
  /** Taken away in both: this guard stands behind another. */
  behind?: Guard;
};

/** More processes than the tests' lowered limit allows. */
export const FORK_12 = python`
import os, signal
def main():
    children = []
    try:
        while len(children) < 12:
            pid = os.fork()
            if pid == 0:
                signal.pause()
            children.append(pid)
    except BlockingIOError:
        pass
    return {"message": len(children) == 12}`;
