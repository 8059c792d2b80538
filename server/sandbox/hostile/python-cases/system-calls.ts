import { type HostileCase, PYTHON_ATTEMPT, PYTHON_SYSCALL, python } from '../hostile-case';

const CLONE_NEW = {
  time: 0x80,
  mount: 0x20000,
  cgroup: 0x2000000,
  uts: 0x4000000,
  ipc: 0x8000000,
  user: 0x10000000,
  pid: 0x20000000,
  net: 0x40000000,
};

/** The kernel's own doors. */
export const systemCalls: readonly HostileCase[] = [
  {
    name: 'every system call on the list, refused before it is looked at',
    code: python`${PYTHON_SYSCALL}
def main(numbers):
    answers = {name: syscall(number, 0, 0, 0, 0, 0) for name, number in numbers.items()}
    return {"message": {name: answer for name, answer in answers.items() if answer != "EPERM"}, "tried": len(answers) > 70}`,
    arguments: ({ denied }) => ({ numbers: denied }),
    outcome: { returned: { message: {}, tried: true } },
  },
  {
    name: 'ptrace: its first process, itself, a child',
    code: python`${PYTHON_SYSCALL}
import os, signal
def main(n):
    child = os.fork()
    if child == 0:
        signal.pause()
    answers = [syscall(n["ptrace"], 16, child, 0, 0), syscall(n["ptrace"], 16, 1, 0, 0), syscall(n["ptrace"], 0, 0, 0, 0)]
    os.kill(child, signal.SIGKILL)
    return {"message": answers}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: ['EPERM', 'EPERM', 'EPERM'] } },
  },
  {
    name: 'the memory of another process, by call and by file',
    code: python`${PYTHON_SYSCALL}${PYTHON_ATTEMPT}
import ctypes, os, signal
def main(n):
    child = os.fork()
    if child == 0:
        signal.pause()
    buffer = ctypes.create_string_buffer(8)
    vector = (ctypes.c_size_t * 2)(ctypes.addressof(buffer), 8)
    answer = syscall(n["process_vm_readv"], child, ctypes.addressof(vector), 1, ctypes.addressof(vector), 1)
    os.kill(child, signal.SIGKILL)
    return {"message": answer}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: 'EPERM' } },
  },
  {
    name: 'mounts, old and new, and what is mounted taken away',
    code: python`${PYTHON_SYSCALL}
import ctypes
def text(value):
    return ctypes.c_char_p(value)
def main(n):
    return {"message": [
        syscall(n["mount"], text(b"tmpfs"), text(b"/scratch"), text(b"tmpfs"), 0, 0),
        syscall(n["mount"], text(b"none"), text(b"/"), 0, 0x20 | 0x1000, 0),
        syscall(n["umount2"], text(b"/proc"), 2),
        syscall(n["fsopen"], text(b"tmpfs"), 0),
        syscall(n["open_tree"], -100, text(b"/"), 1),
        syscall(n["pivot_root"], text(b"/scratch"), text(b"/scratch")),
        syscall(n["chroot"], text(b"/scratch")),
    ]}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: Array.from({ length: 7 }, () => 'EPERM') } },
  },
  {
    name: 'a namespace of its own, by unshare',
    code: python`${PYTHON_SYSCALL}
def main(n, kinds):
    return {"message": sorted({syscall(n["unshare"], flag) for flag in kinds.values()})}`,
    arguments: ({ syscalls }) => ({ n: syscalls, kinds: CLONE_NEW }),
    outcome: { returned: { message: ['EPERM'] } },
  },
  {
    name: 'a namespace of its own, by clone and clone3',
    code: python`${PYTHON_SYSCALL}
import ctypes, os
def made(number, *values):
    answer = syscall(number, *values)
    if answer == "DONE" and os.getpid() == 1 and len([p for p in os.listdir("/proc") if p.isdigit()]) == 0:
        os._exit(0)
    return answer
def main(n, kinds):
    answers = {name: made(n["clone"], flag | 17, 0, 0, 0, 0) for name, flag in kinds.items() if name != "time"}
    arguments = (ctypes.c_uint64 * 11)(0x10000000, 0, 0, 0, 17)
    return {"message": sorted(set(answers.values())), "clone3": syscall(n["clone3"], ctypes.addressof(arguments), 88)}`,
    arguments: ({ syscalls }) => ({ n: syscalls, kinds: CLONE_NEW }),
    outcome: { returned: { message: ['EPERM'], clone3: 'ENOSYS' } },
  },
  {
    name: 'another namespace entered',
    code: python`${PYTHON_SYSCALL}
import os
def main(n):
    answers = set()
    for name in ("user", "mnt", "net", "pid", "uts"):
        fd = os.open(f"/proc/self/ns/{name}", os.O_RDONLY)
        answers.add(syscall(n["setns"], fd, 0))
        os.close(fd)
    return {"message": sorted(answers)}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: ['EPERM'] } },
  },
  {
    name: 'io_uring',
    code: python`${PYTHON_SYSCALL}
import ctypes
def main(n):
    parameters = ctypes.create_string_buffer(256)
    return {"message": [syscall(n["io_uring_setup"], 8, ctypes.addressof(parameters)), syscall(n["io_uring_enter"], 0, 1, 0, 0), syscall(n["io_uring_register"], 0, 0, 0, 0)]}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: ['EPERM', 'EPERM', 'EPERM'] } },
  },
  {
    name: 'the kernel’s key rings',
    code: python`${PYTHON_SYSCALL}
import ctypes
def main(n):
    key, name = ctypes.c_char_p(b"user"), ctypes.c_char_p(b"toolroom")
    return {"message": [syscall(n["add_key"], key, name, name, 4, -3), syscall(n["request_key"], key, name, 0, 0), syscall(n["keyctl"], 0, -3, 1, 0, 0)]}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: ['EPERM', 'EPERM', 'EPERM'] } },
  },
  {
    name: 'slots for asynchronous input and output, and flushing every disk of the machine',
    code: python`${PYTHON_SYSCALL}
import ctypes, os
def main(n):
    context = ctypes.c_ulong(0)
    flush = os.open(".", os.O_RDONLY)
    return {"message": [syscall(n["io_setup"], 128, ctypes.addressof(context)), syscall(n["sync"]), syscall(n["syncfs"], flush)]}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: ['EPERM', 'EPERM', 'EPERM'] } },
  },
  {
    name: 'bpf, performance counters, page faults in user space',
    code: python`${PYTHON_SYSCALL}
import ctypes
def main(n):
    attributes = ctypes.create_string_buffer(128)
    return {"message": [syscall(n["bpf"], 0, ctypes.addressof(attributes), 64), syscall(n["perf_event_open"], ctypes.addressof(attributes), 0, -1, -1, 0), syscall(n["userfaultfd"], 1)]}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: ['EPERM', 'EPERM', 'EPERM'] } },
  },
  {
    name: 'files by their handle (the way out of containers)',
    code: python`${PYTHON_SYSCALL}
import ctypes
def main(n):
    handle = (ctypes.c_uint32 * 34)(128)
    number = ctypes.c_int()
    return {"message": [syscall(n["name_to_handle_at"], -100, ctypes.c_char_p(b"/scratch"), ctypes.addressof(handle), ctypes.addressof(number), 0),
                        syscall(n["open_by_handle_at"], 0, ctypes.addressof(handle), 0)]}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: ['EPERM', 'EPERM'] } },
  },
  {
    name: 'addresses of memory that can be foretold',
    code: python`${PYTHON_SYSCALL}
def main(n):
    return {"message": [syscall(n["personality"], 0x0040000), syscall(n["personality"], 0x0400000), syscall(n["personality"], 0xffffffff)]}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: ['EPERM', 'EPERM', 'DONE'] } },
  },
  {
    name: 'the limits of another process',
    code: python`${PYTHON_SYSCALL}
import ctypes
def main(n):
    limits = (ctypes.c_uint64 * 2)(1, 1)
    return {"message": [syscall(n["prlimit64"], 1, 7, ctypes.addressof(limits), 0), syscall(n["prlimit64"], 99999, 7, 0, ctypes.addressof(limits))]}`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: { returned: { message: ['EPERM', 'EPERM'] } },
  },
  {
    name: 'letters typed into the server’s terminal',
    code: python`${PYTHON_ATTEMPT}
import fcntl
def main():
    answers = set()
    for fd in (0, 1, 2):
        for request in (0x5412, 0x541C, 0x5423, 0x5412 | 1 << 32):
            answers.add(attempt(lambda: fcntl.ioctl(fd, request & 0xffffffff, b"x")))
    return {"message": sorted(answers), "terminal": attempt(lambda: open("/dev/tty").close())}`,
    outcome: { returned: { message: ['EPERM'], terminal: 'ENOENT' } },
  },
  {
    name: 'a system call of another architecture',
    code: python`${PYTHON_SYSCALL}
def main(x64):
    if not x64:
        import os
        os._exit(31)
    return {"message": syscall(0x40000000 | 39)}`,
    arguments: ({ x64 }) => ({ x64 }),
    outcome: { failed: 'exited' },
  },
  {
    name: 'rights gained or given',
    code: python`${PYTHON_ATTEMPT}
def main():
    status = dict(line.split(":\t", 1) for line in open("/proc/self/status").read().splitlines() if ":\t" in line)
    return {"message": {name: status[name] for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp")}}`,
    outcome: {
      returned: {
        message: {
          ...Object.fromEntries(
            ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb'].map((name) => [name, '0000000000000000']),
          ),
          NoNewPrivs: '1',
          Seccomp: '2',
        },
      },
    },
  },
];
