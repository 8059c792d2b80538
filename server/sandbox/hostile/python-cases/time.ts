import { type HostileCase, python } from '../hostile-case';

/** What does not end. Two cases wait for the limit of processor time; the others have less time than that. */
export const time: readonly HostileCase[] = [
  {
    name: 'an endless loop',
    code: python`
def main():
    while True:
        pass`,
    outcome: { failed: 'cpu_time', message: /2 s of processor time/ },
  },
  {
    name: 'an endless loop over four processes',
    code: python`
import os
def main():
    os.fork(), os.fork()
    while True:
        pass`,
    outcome: { failed: 'cpu_time' },
  },
  {
    name: 'an endless loop that no signal ends',
    code: python`
import signal
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
def main():
    while True:
        pass`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time', message: /1 s/ },
  },
  {
    name: 'an endless loop that catches everything',
    code: python`
def main():
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'an endless loop outside of main',
    code: python`
while True:
    pass`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'a search that never gives up',
    code: python`
import re
def main():
    return {"message": str(re.match(r"(a+)+$", "a" * 64 + "b"))}`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'a number that takes for ever',
    code: python`
def main():
    return {"message": 7 ** 7 ** 12 % 10}`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'sleep',
    code: python`
import time
def main():
    time.sleep(1000)`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'a lock that nobody opens',
    code: python`
import threading
def main():
    lock = threading.Lock()
    with lock:
        lock.acquire()`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'a coroutine that never ends',
    code: python`
import asyncio
async def main():
    await asyncio.get_running_loop().create_future()`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'a coroutine that cannot be cancelled',
    code: python`
import asyncio
async def main():
    async def stubborn():
        while True:
            try:
                await asyncio.sleep(1000)
            except BaseException:
                pass
    asyncio.create_task(stubborn())
    return {"message": "done"}`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'work left for after the end',
    code: python`
import atexit, threading, time
def forever():
    while True:
        time.sleep(1)
class Last:
    def __del__(self):
        forever()
kept = Last()
def main():
    atexit.register(forever)
    threading.Thread(target=forever).start()
    return {"message": "done"}`,
    outcome: { returned: { message: 'done' } },
  },
  {
    name: 'a child that stops itself while its parent waits',
    code: python`
import os, signal
def main():
    pid = os.fork()
    if pid == 0:
        os.kill(os.getpid(), signal.SIGSTOP)
    os.waitpid(pid, 0)`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
];
