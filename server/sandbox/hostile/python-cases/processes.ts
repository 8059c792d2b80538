import { type HostileCase, PYTHON_ATTEMPT, python } from '../hostile-case';

/** Processes and threads: too many, and such as try to stay. */
export const processes: readonly HostileCase[] = [
  {
    name: 'as many processes as it gets',
    code: python`
import os, signal
def main():
    children = []
    try:
        while len(children) < 200:
            pid = os.fork()
            if pid == 0:
                signal.pause()
            children.append(pid)
        stopped = None
    except BlockingIOError:
        stopped = "EAGAIN"
    for pid in children:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return {"message": stopped, "bounded": 30 < len(children) < 48}`,
    outcome: { returned: { message: 'EAGAIN', bounded: true } },
  },
  {
    name: 'a fork bomb',
    code: python`
import os
def main():
    while True:
        try:
            os.fork()
        except OSError:
            pass`,
    outcome: { failed: 'cpu_time' },
  },
  {
    name: 'processes that follow each other faster than they are counted',
    code: python`
import os, signal, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
def main():
    if os.fork() == 0:
        while True:
            if os.fork() != 0:
                os._exit(0)
    while True:
        time.sleep(1)`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'as many threads as it gets',
    code: python`
import threading
def main():
    wait, count = threading.Event(), 0
    try:
        while count < 200:
            threading.Thread(target=wait.wait, daemon=True).start()
            count += 1
        stopped = None
    except RuntimeError as error:
        stopped = str(error)
    return {"message": stopped, "bounded": 30 < count < 48}`,
    outcome: { returned: { message: "can't start new thread", bounded: true } },
  },
  {
    name: 'a daemon that outlives the run',
    code: python`
import os, signal, time
def main():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            for number in range(1, 32):
                try:
                    signal.signal(number, signal.SIG_IGN)
                except (OSError, ValueError):
                    pass
            for fd in range(256):
                try:
                    os.close(fd)
                except OSError:
                    pass
            while True:
                time.sleep(1)
        os._exit(0)
    os.wait()
    return {"message": "left behind"}`,
    outcome: { returned: { message: 'left behind' } },
  },
  {
    name: 'a child that holds the answer’s line open',
    code: python`
import os, time
def main():
    if os.fork() == 0:
        os.setsid()
        while True:
            time.sleep(1)
    return {"message": "done"}`,
    outcome: { returned: { message: 'done' } },
  },
  {
    name: 'a child that answers after its parent crashed',
    code: python`
import os, time
def main():
    if os.fork() == 0:
        time.sleep(1)
        return {"message": "from the child"}
    os._exit(3)`,
    outcome: { failed: 'exited', message: /exit code 3/ },
  },
  {
    name: 'signals to its parent, to everybody, to the first process',
    code: python`${PYTHON_ATTEMPT}
import os, signal
def main():
    if os.fork() == 0:
        for target in (os.getppid(), 1, 0 - os.getpgrp()):
            attempt(lambda: os.kill(target, signal.SIGKILL))
        os._exit(0)
    for number in (signal.SIGKILL, signal.SIGSTOP):
        attempt(lambda: os.kill(1, number))
        attempt(lambda: os.kill(-1, number))
    os.wait()
    return {"message": "alive"}`,
    outcome: { returned: { message: 'alive' } },
  },
  {
    name: 'a higher priority, and limits taken off',
    code: python`${PYTHON_ATTEMPT}
import resource
def main():
    names = ["AS", "NPROC", "NOFILE", "FSIZE", "CPU", "CORE", "MEMLOCK", "MSGQUEUE", "RTPRIO"]
    infinite = resource.RLIM_INFINITY
    raised = []
    for name in names:
        kind = getattr(resource, "RLIMIT_" + name)
        hard = resource.getrlimit(kind)[1]
        if hard == infinite or attempt(lambda: resource.setrlimit(kind, (hard + 1, hard + 1))) == "DONE":
            raised.append(name)
    return {"message": raised, "nice": attempt(lambda: os.nice(-5)), "realtime": attempt(lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)))}`,
    outcome: { returned: { message: [], nice: 'EPERM', realtime: 'EPERM' } },
  },
  {
    name: 'as many open files as it gets',
    code: python`
import errno, os
def main():
    opened = []
    try:
        while len(opened) < 5000:
            opened.append(os.open("/dev/null", os.O_RDONLY))
        stopped = None
    except OSError as error:
        stopped = errno.errorcode[error.errno]
    for fd in opened:
        os.close(fd)
    return {"message": stopped, "bounded": len(opened) < 256}`,
    outcome: { returned: { message: 'EMFILE', bounded: true } },
  },
  {
    name: 'a crowd of short processes is no attack',
    code: python`
import os, time
def main():
    for _ in range(10):
        children = []
        for _ in range(30):
            pid = os.fork()
            if pid == 0:
                os._exit(0)
            children.append(pid)
        time.sleep(0.05)
        for pid in children:
            os.waitpid(pid, 0)
    return {"message": "300"}`,
    outcome: { returned: { message: '300' } },
  },
  {
    name: 'another program',
    code: python`${PYTHON_ATTEMPT}
import subprocess
def main():
    shell = attempt(lambda: subprocess.run("id", shell=True, check=True))
    script = open("/scratch/run", "w")
    script.write("#!/bin/sh\nid\n")
    script.close()
    os.chmod("/scratch/run", 0o755)
    return {"message": {"shell": shell, "script": attempt(lambda: subprocess.run(["/scratch/run"]))}}`,
    outcome: { returned: { message: { shell: 'ENOENT', script: 'ENOENT' } } },
  },
];
