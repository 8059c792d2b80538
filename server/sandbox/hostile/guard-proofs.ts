import {
  type HostileCase,
  type HostileOutcome,
  PYTHON_ATTEMPT,
  PYTHON_SYSCALL,
  python,
} from './hostile-case';

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

const FORK_12 = python`
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

const FORGE = python`
import gc, json, os
def main(value):
    nonce = next(d["nonce"] for d in gc.get_objects() if type(d) is dict and "nonce" in d and "code" in d)
    text = value * 150 + "1" + "]" * value.count("[") * 150
    os.write(4, ('{"end":"returned","nonce":"%s","value":%s}\n' % (nonce, text)).encode())`;

const deep = (depth: number): HostileOutcome => ({
  returned: JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`),
});

/** Bombs are small, because without the guard they go off: the tests lower the limits to fit. */
export const GUARD_PROOFS: readonly GuardProof[] = [
  {
    guard: 'system call filter',
    name: 'memory that no limit counts',
    code: python`${PYTHON_ATTEMPT}
import ctypes
def main():
    libc = ctypes.CDLL(None, use_errno=True)
    return {"message": [attempt(lambda: os.memfd_create("x")), libc.shmget(0, 4096, 0o1600) >= 0]}`,
    outcome: { returned: { message: ['EPERM', false] } },
    escaped: { returned: { message: ['DONE', true] } },
  },
  {
    guard: 'system call filter',
    name: 'sockets to the kernel',
    code: python`${PYTHON_ATTEMPT}
import socket
def main():
    return {"message": attempt(lambda: socket.socket(16, socket.SOCK_RAW, 0).close())}`,
    outcome: { returned: { message: 'EAFNOSUPPORT' } },
    escaped: { returned: { message: 'DONE' } },
  },
  {
    guard: 'system call filter',
    name: 'ptrace of a child',
    code: python`${PYTHON_SYSCALL}
import os, signal
def main(n):
    child = os.fork()
    if child == 0:
        signal.pause()
    return {"message": syscall(n["ptrace"], 16, child, 0, 0)}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: 'EPERM' } },
    escaped: { returned: { message: 'DONE' } },
  },
  {
    guard: 'system call filter',
    name: 'addresses of memory that can be foretold',
    code: python`${PYTHON_SYSCALL}
def main(n):
    return {"message": syscall(n["personality"], 0x0040000)}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: 'EPERM' } },
    escaped: { returned: { message: 'DONE' } },
  },
  {
    guard: 'no more user namespaces',
    behind: 'system call filter',
    name: 'a user namespace of its own, with all rights in it',
    code: python`${PYTHON_SYSCALL}
import os
def main(n):
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.write(writing, syscall(n["unshare"], 0x10000000).encode())
        os._exit(0)
    return {"message": os.read(reading, 100).decode()}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: 'ENOSPC' } },
    escaped: { returned: { message: 'DONE' } },
  },
  {
    guard: 'network namespace',
    name: 'the server’s loopback address and its abstract sockets',
    code: python`${PYTHON_ATTEMPT}
import socket
def main(port, name):
    return {"message": [attempt(lambda: socket.create_connection(("127.0.0.1", port), 2)),
                        attempt(lambda: socket.socket(socket.AF_UNIX).connect(name))]}`,
    arguments: ({ port, abstractName }) => ({ port, name: abstractName }),
    outcome: { returned: { message: ['ECONNREFUSED', 'ECONNREFUSED'] } },
    escaped: { returned: { message: ['DONE', 'DONE'] } },
  },
  {
    guard: 'check of addresses',
    name: 'a private address behind a public name, through the way out',
    code: python`
import urllib.error, urllib.request
def main(port):
    try:
        return {"message": urllib.request.urlopen(f"http://private.example:{port}/").read(7).decode()}
    except urllib.error.HTTPError as error:
        return {"message": str(error.code)}`,
    arguments: ({ port }) => ({ port }),
    egress: true,
    outcome: { returned: { message: '403' } },
    escaped: { returned: { message: 'secret ' } },
  },
  {
    guard: 'way out closed',
    name: 'a public site, in a run that may not reach any',
    code: python`
import urllib.request
def main():
    try:
        return {"message": urllib.request.urlopen("http://public.example/").read(5).decode()}
    except OSError:
        return {"message": "nothing"}`,
    outcome: { returned: { message: 'nothing' } },
    escaped: { returned: { message: 'hello' } },
  },
  {
    guard: 'empty environment',
    name: 'the server’s environment',
    code: python`
import os
def main():
    return {"message": "TOOLROOM_HOSTILE_SECRET" in os.environ}`,
    outcome: { returned: { message: false } },
    escaped: { returned: { message: true } },
  },
  {
    guard: 'process limit',
    name: 'twelve processes',
    code: FORK_12,
    outcome: { returned: { message: false } },
    escaped: { returned: { message: true } },
  },
  {
    guard: 'own user',
    name: 'twelve processes of root, whom no limit counts',
    code: FORK_12,
    outcome: { returned: { message: false } },
    escaped: { returned: { message: true } },
  },
  {
    guard: 'kernel settings read-only',
    behind: 'own user',
    name: 'what the kernel runs when a program crashes',
    code: python`${PYTHON_ATTEMPT}
def main():
    return {"message": attempt(lambda: os.close(os.open("/proc/sys/kernel/core_pattern", os.O_WRONLY)))}`,
    outcome: { returned: { message: 'EROFS' } },
    escaped: { returned: { message: 'DONE' } },
  },
  {
    guard: 'address space limit',
    name: 'two gigabytes at once',
    code: python`
import mmap
def main():
    return {"message": len(mmap.mmap(-1, 2 << 30)) == 2 << 30}`,
    outcome: { failed: 'raised', type: 'OSError' },
    escaped: { returned: { message: true } },
  },
  {
    guard: 'file size limit',
    name: 'a file of two mebibytes',
    code: python`
def main():
    with open("x", "wb") as file:
        file.write(b"x" * (2 << 20))
    return {"message": "written"}`,
    outcome: { failed: 'disk' },
    escaped: { returned: { message: 'written' } },
  },
  {
    guard: 'open file limit',
    name: 'three hundred open files',
    code: python`${PYTHON_ATTEMPT}
def main():
    return {"message": attempt(lambda: [os.open("/dev/null", os.O_RDONLY) for _ in range(300)])}`,
    outcome: { returned: { message: 'EMFILE' } },
    escaped: { returned: { message: 'DONE' } },
  },
  {
    guard: 'watchdog',
    name: 'two hundred mebibytes touched',
    code: python`
import time
def main():
    kept = b"x" * (200 << 20)
    time.sleep(0.3)
    return {"message": len(kept) >> 20}`,
    outcome: { failed: 'memory' },
    escaped: { returned: { message: 200 } },
  },
  {
    guard: 'watchdog',
    name: 'a second of processor time',
    code: python`
import time
def main():
    while time.process_time() < 1:
        pass
    return {"message": "used"}`,
    outcome: { failed: 'cpu_time' },
    escaped: { returned: { message: 'used' } },
  },
  {
    guard: 'watchdog',
    name: 'a thousand files',
    code: python`
import time
def main():
    for number in range(1000):
        open(str(number), "w").close()
    time.sleep(0.3)
    return {"message": "made"}`,
    outcome: { failed: 'disk' },
    escaped: { returned: { message: 'made' } },
  },
  {
    guard: 'watchdog',
    name: 'descriptors over several processes, each of which may hold memory in the kernel',
    code: python`
import os, socket, time
def main():
    os.fork()
    kept = [socket.socketpair() for _ in range(60)]
    time.sleep(0.3)
    if os.getpid() != 1:
        time.sleep(60)
    return {"message": len(kept)}`,
    outcome: { failed: 'memory' },
    escaped: { returned: { message: 60 } },
  },
  {
    guard: 'folder size',
    name: 'six files of a mebibyte in a folder of four',
    code: python`
def main():
    for number in range(6):
        with open(str(number), "wb") as file:
            file.write(b"x" * (1 << 20))
    return {"message": "written"}`,
    outcome: { failed: 'disk' },
    escaped: { returned: { message: 'written' } },
  },
  {
    guard: 'output limit',
    name: 'a mebibyte printed',
    code: python`
def main():
    print("x" * (1 << 20))
    return {"message": "printed"}`,
    outcome: { failed: 'output' },
    escaped: { returned: { message: 'printed' } },
  },
  {
    guard: 'mark of the job',
    name: 'an answer by somebody who does not know the job',
    code: python`
import os
def main():
    os.write(4, b'{"end":"returned","nonce":"x","value":{"message":"forged"}}\n')
    return {"message": "true"}`,
    outcome: { returned: { message: 'true' } },
    escaped: { returned: { message: 'forged' } },
  },
  {
    guard: 'depth of results',
    name: 'a result nested deeper than any may be, past the runner',
    code: FORGE,
    arguments: () => ({ value: '[' }),
    outcome: { failed: 'invalid_result' },
    escaped: deep(150),
  },
  {
    guard: 'size of results',
    name: 'a result that is too large',
    code: python`
def main():
    return {"message": "x" * (64 << 10)}`,
    outcome: { failed: 'result_size' },
    escaped: { returned: { message: 'x'.repeat(64 << 10) } },
  },
];
