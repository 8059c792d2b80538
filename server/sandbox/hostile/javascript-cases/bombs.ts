import { type HostileCase, JAVASCRIPT_ATTEMPT, JAVASCRIPT_SYSCALL, javascript } from '../hostile-case';

/** Too much of everything: processes, memory, files, output, time. */
export const bombs: readonly HostileCase[] = [
  {
    name: 'as many workers as it gets',
    code: javascript`
export const main = async () => {
  for (;;) {
    new Worker(URL.createObjectURL(new Blob(['setInterval(() => {}, 1000)'])));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
};`,
    // Bun itself gives up when it gets no thread for its own work.
    outcome: { failed: ['raised', 'exited'], message: /worker|SIGILL|SIGTRAP|SIGABRT/ },
  },
  {
    name: 'more memory at once than there is',
    code: javascript`
export const main = () => ({ message: String(new Uint8Array(3 * 2 ** 30).fill(1).length) });`,
    outcome: { failed: 'memory' },
  },
  {
    name: 'memory taken bit by bit',
    code: javascript`
export const main = () => {
  const kept = [];
  for (;;) {
    kept.push(new Uint8Array(4 * 2 ** 20).fill(1));
  }
};`,
    outcome: { failed: 'memory' },
  },
  {
    name: 'objects without end',
    code: javascript`
export const main = () => {
  const kept = [];
  for (;;) {
    kept.push({ a: [kept.length], b: 'x' + kept.length });
  }
};`,
    outcome: { failed: 'memory' },
  },
  {
    name: 'memory spread over children',
    code: javascript`
export const main = async () => {
  for (let child = 0; child < 5; child += 1) {
    Bun.spawn([process.execPath, '-e', 'globalThis.kept = new Uint8Array(150 * 2 ** 20).fill(1); setTimeout(() => {}, 60_000)'], { env: {} });
  }
  await new Promise(() => setTimeout(() => {}, 60_000));
};`,
    timeoutMs: 8_000,
    outcome: { failed: 'memory' },
  },
  {
    name: 'more in its folder than it holds',
    code: javascript`
import { writeFileSync } from 'node:fs';
export const main = () => {
  for (let number = 0; number < 100; number += 1) {
    writeFileSync('file-' + number, new Uint8Array(4 * 2 ** 20));
  }
};`,
    outcome: { failed: 'disk', message: /full/ },
  },
  {
    name: 'one file that is too long',
    code: javascript`${JAVASCRIPT_ATTEMPT}
import { closeSync, ftruncateSync, openSync } from 'node:fs';
process.on('SIGXFSZ', () => {});
export const main = async () => ({ message: await attempt(() => ftruncateSync(openSync('x', 'w'), 2 ** 40)) });`,
    outcome: { returned: { message: 'EFBIG' } },
  },
  {
    name: 'more files than anybody needs (inode bomb)',
    code: javascript`
import { closeSync, openSync } from 'node:fs';
export const main = () => {
  for (let number = 0; ; number += 1) {
    closeSync(openSync('/scratch/' + number, 'w'));
  }
};`,
    outcome: { failed: 'disk', message: /10000 files/ },
  },
  {
    name: 'endless printing',
    code: javascript`
export const main = () => {
  for (;;) {
    console.log('x'.repeat(1000));
  }
};`,
    outcome: { failed: 'output', message: /8 MiB/ },
  },
  {
    name: 'endless printing to stderr, without a line end',
    code: javascript`
import { writeSync } from 'node:fs';
export const main = () => {
  for (;;) {
    writeSync(2, 'x'.repeat(65_536));
  }
};`,
    outcome: { failed: 'output' },
  },
  {
    name: 'a result that is too large',
    code: javascript`
export const main = () => ({ message: 'x'.repeat(20 * 2 ** 20) });`,
    outcome: { failed: 'result_size', message: /1 MiB/ },
  },
  {
    name: 'garbage on the answer’s line',
    code: javascript`
import { writeSync } from 'node:fs';
export const main = () => {
  for (;;) {
    writeSync(4, 'x'.repeat(65_536));
  }
};`,
    outcome: { failed: 'result_size' },
  },
  {
    name: 'an endless loop',
    code: javascript`
export const main = () => {
  for (;;) {}
};`,
    outcome: { failed: 'cpu_time', message: /processor time/ },
  },
  {
    name: 'an endless loop that no signal ends',
    code: javascript`
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGXCPU', 'SIGALRM', 'SIGUSR1', 'SIGPIPE', 'SIGQUIT']) {
  process.on(signal, () => {});
}
export const main = () => {
  for (;;) {
    try {
      for (;;) {}
    } catch {}
  }
};`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'an endless loop outside of main',
    code: javascript`
for (;;) {}
export const main = () => ({ message: 'never' });`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'microtasks that let nothing else run',
    code: javascript`
export const main = async () => {
  for (;;) {
    await null;
  }
};`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'a search that never gives up',
    code: javascript`
export const main = () => ({ message: String(/^(\w+\s?)*$/.test('an input string that takes a long time or even makes this hang!'.repeat(4))) });`,
    timeoutMs: 10_000,
    outcome: { returned: { message: 'false' } },
  },
  {
    name: 'a wait on shared memory that nobody ends',
    code: javascript`
export const main = () => ({ message: Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0) });`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'a promise that never ends, with a timer that keeps it alive',
    code: javascript`
export const main = () => {
  setInterval(() => {}, 1_000);
  return new Promise(() => {});
};`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'a daemon that outlives the run',
    code: javascript`
import { spawn } from 'node:child_process';
export const main = () => {
  spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore', env: {} }).unref();
  return { message: 'left behind' };
};`,
    outcome: { returned: { message: 'left behind' } },
  },
  {
    name: 'every system call on the list, refused before it is looked at',
    code: javascript`${JAVASCRIPT_SYSCALL}
export const main = ({ numbers }) => {
  const answers = Object.entries(numbers).map(([name, number]) => [name, syscall(number, 0, 0, 0, 0, 0)]);
  return { message: Object.fromEntries(answers.filter(([, answer]) => answer !== 'EPERM')), tried: answers.length > 70 };
};`,
    arguments: ({ denied }) => ({ numbers: denied }),
    outcome: { returned: { message: {}, tried: true } },
  },
  {
    name: 'namespaces, other processes and io_uring',
    code: javascript`${JAVASCRIPT_SYSCALL}
export const main = ({ n }) => ({ message: [
  syscall(n.unshare, 0x10000000), syscall(n.unshare, 0x20000), syscall(n.clone, 0x10000000 | 17, 0, 0, 0, 0), syscall(n.clone3, 0, 0),
  syscall(n.ptrace, 0, 0, 0, 0), syscall(n.setns, 0, 0), syscall(n.io_uring_setup, 8, 0), syscall(n.keyctl, 0, -3, 1), syscall(n.personality, 0x40000),
] });`,
    arguments: ({ syscalls }) => ({ n: syscalls }),
    outcome: {
      returned: {
        message: ['EPERM', 'EPERM', 'EPERM', 'ENOSYS', 'EPERM', 'EPERM', 'EPERM', 'EPERM', 'EPERM'],
      },
    },
  },
];
