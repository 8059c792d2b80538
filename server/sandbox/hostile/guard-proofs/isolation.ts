import { PYTHON_ATTEMPT, PYTHON_SYSCALL, python } from '../hostile-case';
import { FORK_12, type GuardProof } from './guard-proof';

/** What a tool must not see or reach. */
export const isolation: readonly GuardProof[] = [
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
];
