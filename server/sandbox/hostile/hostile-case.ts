import type { JsonObject, JsonValue } from '@/lib/contract/json';
import type { RunFailure } from '@/lib/contract/run';
import type { Surroundings } from './surroundings';

/** How a hostile run must end: with exactly this value, or for exactly this reason. Several: as it happens. */
export type HostileOutcome =
  | { returned: JsonValue | ((surroundings: Surroundings) => JsonValue); logs?: RegExp }
  | { failed: RunFailure | readonly RunFailure[]; type?: string; message?: RegExp; logs?: RegExp };

export type HostileCase = {
  name: string;
  code: string;
  arguments?: (surroundings: Surroundings) => JsonObject;
  /** What is normal is long enough for all that does not end by itself. */
  timeoutMs?: number;
  /** Off unless the case is about the network. */
  egress?: boolean;
  outcome: HostileOutcome;
};

export const python = String.raw;
export const javascript = String.raw;

/** Says of an attempt how the kernel refused it, or that it did not. */
export const PYTHON_ATTEMPT = python`
import errno, os

def attempt(action):
    try:
        action()
    except OSError as error:
        return errno.errorcode.get(error.errno, type(error).__name__)
    except Exception as error:
        return type(error).__name__
    return "DONE"
`;

/** The same of a system call by its number, past every library. */
export const PYTHON_SYSCALL = python`
import ctypes, errno

libc = ctypes.CDLL(None, use_errno=True)

def syscall(number, *values):
    result = libc.syscall(ctypes.c_long(number), *[ctypes.c_long(v) if isinstance(v, int) else v for v in values])
    return "DONE" if result >= 0 else errno.errorcode[ctypes.get_errno()]
`;

export const JAVASCRIPT_ATTEMPT = javascript`
const attempt = async (action) => {
  try {
    await action();
  } catch (error) {
    return error?.code ?? error?.name ?? String(error);
  }
  return 'DONE';
};
`;

export const JAVASCRIPT_SYSCALL = javascript`
import { dlopen, read } from 'bun:ffi';
import { constants } from 'node:os';

const { symbols } = dlopen('libc.so.6', {
  syscall: { args: ['i64', 'i64', 'i64', 'i64', 'i64', 'i64'], returns: 'i64' },
  __errno_location: { args: [], returns: 'ptr' },
});
const names = Object.fromEntries(Object.entries(constants.errno).map(([name, number]) => [number, name]));
const syscall = (number, ...values) => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = values;
  const result = symbols.syscall(number, a, b, c, d, e);
  return result >= 0 ? 'DONE' : names[read.i32(symbols.__errno_location(), 0)];
};
`;
