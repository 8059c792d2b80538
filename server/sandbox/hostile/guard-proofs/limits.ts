import { PYTHON_ATTEMPT, python } from '../hostile-case';
import { FORK_12, type GuardProof } from './guard-proof';

/** What a tool may use. Bombs are small, because without the guard they go off: the tests lower the limits to fit. */
export const limits: readonly GuardProof[] = [
  {
    guard: 'process limit',
    name: 'twelve processes',
    code: FORK_12,
    outcome: { returned: { message: false } },
    escaped: { returned: { message: true } },
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
];
