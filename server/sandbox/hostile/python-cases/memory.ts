import { type HostileCase, PYTHON_ATTEMPT, python } from '../hostile-case';

/** Memory and disk: what RAM is behind, whatever it is called. */
export const memory: readonly HostileCase[] = [
  {
    name: 'more memory at once than there is',
    code: python`
def main():
    return {"message": len(bytearray(4 << 30))}`,
    outcome: { failed: 'memory' },
  },
  {
    name: 'memory touched page by page',
    code: python`
def main():
    kept = []
    while True:
        kept.append(bytearray(b"x") * (8 << 20))`,
    outcome: { failed: 'memory' },
  },
  {
    name: 'memory of a process that hides from being watched',
    code: python`
import ctypes, time
def main():
    ctypes.CDLL(None).prctl(4, 0)
    kept = []
    while True:
        kept.append(bytearray(b"x") * (8 << 20))
        time.sleep(0.02)`,
    outcome: { failed: 'memory', message: /512 MiB/ },
  },
  {
    name: 'the same of a program that may not be read',
    code: python`
import os, shutil, subprocess, sys
def main():
    shutil.copy(os.path.realpath(sys.executable), "/scratch/unreadable")
    os.chmod("/scratch/unreadable", 0o111)
    greedy = "import time\nkept = []\nwhile True: kept.append(bytearray(b'x') * (8 << 20)); time.sleep(0.02)"
    children = [subprocess.Popen(["/scratch/unreadable", "-I", "-S", "-c", greedy]) for _ in range(3)]
    while True:
        for child in children:
            child.wait()`,
    outcome: { failed: 'memory', message: /512 MiB|hid a process/ },
  },
  {
    name: 'memory taken again each time it is refused',
    code: python`
def main():
    kept = []
    while True:
        try:
            kept.append(b"x" * (16 << 20))
        except MemoryError:
            pass`,
    outcome: { failed: 'memory' },
  },
  {
    name: 'memory spread over children',
    code: python`
import os, time
def main():
    for _ in range(8):
        if os.fork() == 0:
            kept = b"x" * (150 << 20)
            time.sleep(60)
    time.sleep(60)`,
    timeoutMs: 8_000,
    outcome: { failed: 'memory' },
  },
  {
    name: 'shared memory without a name',
    code: python`
import mmap
def main():
    kept = []
    while True:
        shared = mmap.mmap(-1, 32 << 20)
        for offset in range(0, 32 << 20, 4096):
            shared[offset] = 1
        kept.append(shared)`,
    outcome: { failed: 'memory' },
  },
  {
    name: 'memory that only the kernel sees: full sockets',
    code: python`
import os, socket, time
def main():
    for _ in range(30):
        if os.fork() == 0:
            break
    kept = []
    try:
        while True:
            pair = socket.socketpair()
            kept.append(pair)
            for end in pair:
                end.setblocking(False)
                try:
                    while True:
                        end.send(b"x" * 65536)
                except BlockingIOError:
                    pass
    except OSError:
        time.sleep(60)`,
    timeoutMs: 8_000,
    outcome: { failed: 'memory' },
  },
  {
    name: 'files in memory and System V segments',
    code: python`${PYTHON_ATTEMPT}
import ctypes
def main():
    libc = ctypes.CDLL(None, use_errno=True)
    def segment():
        if libc.shmget(0, 1 << 20, 0o600 | 0o1000) < 0:
            raise OSError(ctypes.get_errno(), "shmget")
    return {"message": {"memfd": attempt(lambda: os.memfd_create("x")), "shmget": attempt(segment)}}`,
    outcome: { returned: { message: { memfd: 'EPERM', shmget: 'EPERM' } } },
  },
  {
    name: 'more in /dev/shm than it holds',
    code: python`${PYTHON_ATTEMPT}
def fill():
    for name in "xyz":
        with open("/dev/shm/" + name, "wb") as file:
            for _ in range(30):
                file.write(b"x" * (1 << 20))
def main():
    return {"message": attempt(fill)}`,
    outcome: { returned: { message: 'ENOSPC' } },
  },
  {
    name: 'more in its folder than it holds',
    code: python`
def main():
    for number in range(100):
        with open(f"file-{number}", "wb") as file:
            file.write(b"x" * (4 << 20))`,
    outcome: { failed: 'disk', type: 'OSError', message: /full/ },
  },
  {
    name: 'the same in files that have no name any more',
    code: python`
import os
def main():
    kept = []
    for number in range(100):
        file = open("x", "wb")
        os.unlink("x")
        file.write(b"x" * (4 << 20))
        file.flush()
        kept.append(file)`,
    outcome: { failed: 'disk', type: 'OSError', message: /full/ },
  },
  {
    name: 'space asked for without writing',
    code: python`
import os
def main():
    with open("x", "wb") as file:
        os.posix_fallocate(file.fileno(), 0, 30 << 20)
    with open("y", "wb") as file:
        os.posix_fallocate(file.fileno(), 0, 30 << 20)
    with open("z", "wb") as file:
        os.posix_fallocate(file.fileno(), 0, 30 << 20)`,
    outcome: { failed: 'disk', type: 'OSError' },
  },
  {
    name: 'one file that is too long',
    code: python`${PYTHON_ATTEMPT}
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
def grow():
    with open("x", "wb") as file:
        file.truncate(1 << 40)
def main():
    return {"message": attempt(grow)}`,
    outcome: { returned: { message: 'EFBIG' } },
  },
  {
    name: 'more files than anybody needs (inode bomb)',
    code: python`
import os
def main():
    number = 0
    while True:
        number += 1
        os.close(os.open(f"/scratch/{number}", os.O_CREAT))`,
    outcome: { failed: 'disk', message: /10000 files/ },
  },
  {
    name: 'the same with folders, links and sockets, in /dev/shm',
    code: python`
import os
def main():
    number = 0
    while True:
        number += 1
        os.symlink("x" * 200, f"/dev/shm/{number}")`,
    timeoutMs: 8_000,
    outcome: { failed: 'disk' },
  },
  {
    name: 'the same in attributes of files',
    code: python`
import os
def main():
    number = 0
    while True:
        open(f"file-{number}", "w").close()
        for name in range(15):
            os.setxattr(f"file-{number}", f"user.{name}", b"x" * 60_000)
        number += 1`,
    outcome: { failed: 'disk' },
  },
  {
    name: 'a page file locked into memory',
    code: python`
import ctypes, errno, mmap
def main():
    libc = ctypes.CDLL(None, use_errno=True)
    refused = errno.errorcode[ctypes.get_errno()] if libc.mlockall(3) else "DONE"
    return {"message": refused in ("EPERM", "ENOMEM")}`,
    outcome: { returned: { message: true } },
  },
];
