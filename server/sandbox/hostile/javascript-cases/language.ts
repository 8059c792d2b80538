import { type HostileCase, javascript } from '../hostile-case';

/** Finds the number that marks the answer to this job: the runner is a module like any other. */
const SAY = javascript`
import { writeSync } from 'node:fs';
const say = (text) => writeSync(4, text + '\n');
`;

/** The language itself against the runner, and results made up. */
export const language: readonly HostileCase[] = [
  {
    name: 'recursion without end',
    code: javascript`
export const main = () => 1 + main();`,
    outcome: { failed: 'raised', type: 'RangeError' },
  },
  {
    name: 'process.exit, as if all were well',
    code: javascript`
export const main = () => process.exit(0);`,
    outcome: { failed: 'exited', message: /exit/ },
  },
  {
    name: 'an exit before main',
    code: javascript`
process.exit(7);
export const main = () => ({ message: 'never' });`,
    outcome: { failed: 'exited', message: /7/ },
  },
  {
    name: 'an abort',
    code: javascript`
export const main = () => process.abort();`,
    outcome: { failed: 'exited' },
  },
  {
    name: 'a crash',
    code: javascript`
import { read } from 'bun:ffi';
export const main = () => ({ message: String(read.u8(8, 0)) });`,
    outcome: { failed: 'exited' },
  },
  {
    name: 'a promise that never ends',
    code: javascript`
export const main = () => new Promise(() => {});`,
    outcome: { failed: 'exited', message: /never finished/ },
  },
  {
    name: 'a rejection that nobody handles',
    code: javascript`
export const main = async () => {
  Promise.reject(new TypeError('nobody'));
  await new Promise((resolve) => setTimeout(resolve, 200));
  return { message: 'late' };
};`,
    outcome: { failed: 'raised', type: 'TypeError', message: /nobody/ },
  },
  {
    name: 'an error thrown from a timer',
    code: javascript`
export const main = async () => {
  setTimeout(() => { throw new RangeError('late'); }, 1);
  await new Promise((resolve) => setTimeout(resolve, 200));
  return { message: 'later' };
};`,
    outcome: { failed: 'raised', type: 'RangeError', message: /late/ },
  },
  {
    name: 'thrown things that are no errors',
    code: javascript`
export const main = () => { throw Object.create(null, { message: { get() { throw 1; } }, name: { get() { throw 2; } }, stack: { get() { throw 3; } } }); };`,
    outcome: { failed: 'raised' },
  },
  {
    name: 'a proxy thrown',
    code: javascript`
export const main = () => { throw new Proxy({}, { get() { throw new Error('get'); }, getPrototypeOf() { throw new Error('prototype'); }, has() { throw new Error('has'); } }); };`,
    outcome: { failed: 'raised' },
  },
  {
    name: 'an error of megabytes',
    code: javascript`
export const main = () => { throw new Error('x'.repeat(30 * 2 ** 20)); };`,
    outcome: { failed: 'raised', type: 'Error', message: /^x{100,8000}$/ },
  },
  {
    name: 'a circle of causes',
    code: javascript`
export const main = () => {
  const first = new Error('first');
  first.cause = new Error('second', { cause: first });
  throw first;
};`,
    outcome: { failed: 'raised', message: /first/ },
  },
  {
    name: 'a toJSON that throws',
    code: javascript`
export const main = () => ({ message: 'x', value: { toJSON() { throw new TypeError('broken'); } } });`,
    outcome: { failed: 'raised', type: 'TypeError', message: /broken/ },
  },
  {
    name: 'a toJSON that never ends',
    code: javascript`
export const main = () => ({ message: 'x', value: { toJSON() { for (;;) {} } } });`,
    timeoutMs: 1_000,
    outcome: { failed: 'wall_time' },
  },
  {
    name: 'a getter that exits while the result is written',
    code: javascript`
export const main = () => ({ message: 'x', get value() { process.exit(0); } });`,
    outcome: { failed: 'exited' },
  },
  {
    name: 'numbers that JSON does not have',
    code: javascript`
export const main = () => ({ message: 'x', numbers: [NaN, Infinity, -Infinity, -0, 2n ** 80n] });`,
    outcome: { returned: { message: 'x', numbers: [null, null, null, 0, 2n ** 80n] } },
  },
  {
    name: 'a value nested without end',
    code: javascript`
export const main = () => {
  let value = [];
  for (let depth = 0; depth < 200_000; depth += 1) {
    value = [value];
  }
  return { message: 'x', value };
};`,
    outcome: { failed: 'invalid_result', message: /100 levels/ },
  },
  {
    name: 'a value within itself',
    code: javascript`
export const main = () => {
  const value = { message: 'x' };
  value.self = value;
  return value;
};`,
    outcome: { failed: 'invalid_result', message: /itself/ },
  },
  {
    name: 'a list without end',
    code: javascript`
export const main = () => ({ message: 'x', list: new Proxy([], { get: (target, name) => (name === 'length' ? 2 ** 53 - 1 : name === Symbol.iterator ? function* () { for (;;) yield 'x'.repeat(1000); } : target[name]) }) });`,
    timeoutMs: 15_000,
    outcome: { failed: 'memory' },
  },
  {
    name: 'half a character',
    code: javascript`
export const main = () => {
  console.log('\ud800');
  return { message: 'a\ud800b' };
};`,
    outcome: { returned: { message: 'a�b' } },
  },
  {
    name: 'the built-ins bent until the runner cannot answer',
    code: javascript`
export const main = () => {
  const evil = () => { throw new Error('bent'); };
  String.prototype.replaceAll = Array.prototype.push = Array.prototype.join = Buffer.from = Promise.prototype.then = evil;
  return { message: 'lost' };
};`,
    outcome: { failed: 'exited' },
  },
  {
    name: 'the built-ins bent',
    code: javascript`
import fs from 'node:fs';
export const main = () => {
  const evil = () => { throw new Error('bent'); };
  JSON.stringify = JSON.parse = Object.keys = Object.entries = Array.isArray = Number.isFinite = String.raw = evil;
  process.exit = process.reallyExit = process.on = fs.writeSync = fs.closeSync = evil;
  return { message: 'true' };
};`,
    outcome: { returned: { message: 'true' } },
  },
  {
    name: 'a prototype polluted',
    code: javascript`
export const main = () => {
  Object.prototype.toJSON = () => 'polluted';
  Object.prototype.then = undefined;
  Array.prototype.toJSON = () => 'polluted';
  Object.prototype.nonce = 'x';
  Object.prototype.end = 'failed';
  return { message: 'true', list: [1] };
};`,
    outcome: { returned: 'polluted' },
  },
  {
    name: 'answers without the mark of this job, and one printed',
    code: javascript`${SAY}
export const main = () => {
  for (const nonce of [undefined, null, '', '0'.repeat(32), ['x']]) {
    say(JSON.stringify({ end: 'returned', nonce, value: { message: 'forged' } }));
  }
  say('null'), say('[]'), say('"x"'), say('{'), say('\xff');
  console.log(JSON.stringify({ end: 'returned', nonce: 'x', value: { message: 'forged' } }));
  return { message: 'true' };
};`,
    outcome: { returned: { message: 'true' }, logs: /forged/ },
  },
  {
    name: 'the answer’s line closed',
    code: javascript`
import { closeSync } from 'node:fs';
export const main = () => {
  closeSync(4);
  return { message: 'lost' };
};`,
    outcome: { failed: 'exited' },
  },
  {
    name: 'signals to itself and to everybody',
    code: javascript`
export const main = () => {
  for (const signal of ['SIGKILL', 'SIGSTOP', 'SIGTERM']) {
    for (const target of [1, process.ppid, -1]) {
      try {
        process.kill(target, signal);
      } catch {}
    }
  }
  return { message: 'alive' };
};`,
    outcome: { returned: { message: 'alive' } },
  },
  {
    name: 'code that is none, and no main',
    code: '{'.repeat(5_000),
    outcome: { failed: 'raised', type: 'SyntaxError' },
  },
  {
    name: 'a default export that never answers to await',
    code: javascript`
export default () => ({ then() {} });`,
    outcome: { failed: 'exited' },
  },
];
