import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/contract/json';
import type { Language } from '@/lib/contract/tool';
import { startTestSandbox, type TestSandbox } from '@/server/sandbox/testing/test-sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.remove());

const failureOf = async (language: Language, code: string, given: JsonObject = {}) => {
  const { end } = await sandbox.run(language, code, given);
  if (end.kind !== 'failed') {
    throw new Error(`It did not fail: ${JSON.stringify(end)}`);
  }
  return end.error;
};

describe('an error of a Python tool', () => {
  it('is told with its place, and a traceback of the tool alone', async () => {
    const code = 'def look(order):\n    return order["id"]\n\ndef main(**params):\n    return look(params)\n';
    const error = await failureOf('python', code);
    // Which lines of marks a traceback has differs by the version of Python.
    const traceback = error.traceback?.replaceAll(/^ +[~^]+\n/gm, '');
    expect({ ...error, traceback }).toEqual({
      reason: 'raised',
      type: 'KeyError',
      message: "'id'",
      line: 2,
      column: 12,
      traceback: [
        'Traceback (most recent call last):',
        '  File "tool.py", line 5, in main',
        '    return look(params)',
        '  File "tool.py", line 2, in look',
        '    return order["id"]',
        "KeyError: 'id'",
        '',
      ].join('\n'),
    });
  });

  it('counts columns in UTF-16, as editors do', async () => {
    const { line, column } = await failureOf('python', 'def main():\n    return "🚀é" + 1\n');
    expect([line, column]).toEqual([2, 12]);
    const after = await failureOf('python', 'def main():\n    return ("🚀é", 1 / 0)\n');
    expect([after.line, after.column]).toEqual([2, 20]);
  });

  it('in a library points at the line that called it', async () => {
    const error = await failureOf('python', 'import json\n\ndef main():\n    return json.loads("{")\n');
    expect(error).toMatchObject({ type: 'JSONDecodeError', line: 4 });
    expect(error.traceback).toContain('File "json/decoder.py"');
    expect(error.traceback).not.toMatch(/toolroom|runner|\/usr\/lib/);
  });

  it('keeps what caused it', async () => {
    const code =
      'def main():\n    try:\n        1 / 0\n    except ZeroDivisionError as cause:\n        raise ValueError("bad") from cause\n';
    const { traceback, line } = await failureOf('python', code);
    expect(line).toBe(5);
    expect(traceback).toMatch(/ZeroDivisionError: division by zero[\s\S]*direct cause[\s\S]*ValueError: bad/);
  });

  it.each<[string, string, object]>([
    ['a syntax error', 'def main(:\n    pass', { type: 'SyntaxError', line: 1, column: 10 }],
    ['an indentation error', 'def main():\npass', { type: 'IndentationError', line: 2 }],
    ['no main', 'x = 1', { type: 'NameError', message: 'the code defines no function main' }],
    [
      'an unknown module',
      'import no_such_module\ndef main(): pass',
      { type: 'ModuleNotFoundError', line: 1 },
    ],
    ['arguments main does not take', 'x = 1\ndef main(a): return a', { type: 'TypeError', line: 2 }],
    ['an async main', 'async def main():\n    raise ValueError("x")', { type: 'ValueError', line: 2 }],
    [
      'sys.exit',
      'import sys\ndef main():\n    sys.exit(3)',
      { reason: 'exited', message: expect.stringContaining('exit(3)') },
    ],
    ['exit', 'def main():\n    exit()', { reason: 'exited' }],
    [
      'os._exit',
      'import os\ndef main():\n    os._exit(3)',
      { reason: 'exited', message: expect.stringContaining('exit code 3') },
    ],
    [
      'a crash',
      'import ctypes\ndef main():\n    ctypes.string_at(0)',
      { reason: 'exited', message: expect.stringContaining('SIGSEGV (it crashed)') },
    ],
    [
      'too much memory',
      'def main():\n    return "x" * (2 << 30)',
      { reason: 'memory', type: 'MemoryError', line: 2 },
    ],
    [
      'a full folder',
      'def main():\n    for n in range(9):\n        open(str(n), "wb").write(bytes(10 << 20))',
      { reason: 'disk', line: 3 },
    ],
    ['recursion', 'def main(): return main()', { type: 'RecursionError', line: 1 }],
    [
      'an error that cannot be read',
      'class E(Exception):\n    def __str__(self): raise self\ndef main():\n    raise E()',
      { reason: 'raised', type: 'E', line: 4 },
    ],
    [
      'an error that resists',
      'class E(Exception):\n    @property\n    def __traceback__(self): raise ValueError()\ndef main():\n    raise E()',
      { reason: 'raised', message: 'The tool raised an error that cannot be read.' },
    ],
  ])('%s', async (_name, code, expected) => {
    expect(await failureOf('python', code)).toMatchObject(expected);
  });
});

describe('an error of a JavaScript tool', () => {
  it('is told with its place, and a traceback of the tool alone', async () => {
    const code =
      'const look = (order) => order.id.trim();\n\nasync function main(params) {\n  return look(params);\n}\n';
    expect(await failureOf('javascript', code)).toEqual({
      reason: 'raised',
      type: 'TypeError',
      message: "undefined is not an object (evaluating 'order.id.trim')",
      line: 1,
      column: 31,
      traceback: [
        "TypeError: undefined is not an object (evaluating 'order.id.trim')",
        '    at look (tool.js:1:31)',
        '    at main (tool.js:4:10)',
      ].join('\n'),
    });
  });

  it.each<[string, string, object]>([
    [
      'after an await',
      'async function main() {\n  await 1;\n  throw new RangeError("far");\n}',
      { type: 'RangeError', line: 3 },
    ],
    ['a syntax error', 'function main( {\n  return 1\n}', { type: 'SyntaxError', line: 2, column: 10 }],
    ['no main', 'const x = 1;', { message: 'The code defines no function main.' }],
    ['main that is no function', 'const main = 1;', { message: 'The code defines no function main.' }],
    [
      'an unknown module',
      'import x from "lodash";\nfunction main() {}',
      { type: 'ModuleNotFoundError', line: 1, message: expect.not.stringContaining('scratch') },
    ],
    ['a string that is thrown', 'function main() { throw "bad"; }', { type: 'string', message: 'bad' }],
    ['null that is thrown', 'function main() { throw null; }', { reason: 'raised', message: 'null' }],
    [
      'an error with a cause',
      'function main() {\n  throw new Error("outer", { cause: new TypeError("inner") });\n}',
      { line: 2, traceback: expect.stringContaining('Caused by: TypeError: inner') },
    ],
    [
      'an error that cannot be read',
      'class E extends Error { get message() { throw this; } }\nfunction main() { throw new E(); }',
      { reason: 'raised' },
    ],
    [
      'an unhandled rejection',
      'async function main() {\n  Promise.reject(new Error("lost"));\n  await new Promise(() => setTimeout(() => {}, 1000));\n}',
      { message: 'lost', line: 2 },
    ],
    [
      'an error in a timer',
      'async function main() {\n  setTimeout(() => { throw new Error("late"); }, 1);\n  await new Promise((resolve) => setTimeout(resolve, 1000));\n}',
      { message: 'late', line: 2 },
    ],
    [
      'a promise that never ends',
      'async function main() { await new Promise(() => {}); }',
      { reason: 'exited', message: expect.stringContaining('main never finished') },
    ],
    [
      'process.exit',
      'function main() { process.exit(4); }',
      { reason: 'exited', message: expect.stringContaining('process.exit(4)') },
    ],
    ['process.abort', 'function main() { process.abort(); }', { reason: 'exited' }],
    [
      'a full folder',
      'const fs = require("fs");\nfunction main() {\n  for (let n = 0; n < 9; n++) fs.writeFileSync("f" + n, Buffer.alloc(10 << 20));\n}',
      { reason: 'disk' },
    ],
    ['recursion', 'function main() { return 1 + main(); }', { type: 'RangeError', line: 1 }],
  ])('%s', async (_name, code, expected) => {
    expect(await failureOf('javascript', code)).toMatchObject(expected);
  });

  it.each([
    'export async function main() { return { message: "hi" }; }',
    'export default async () => ({ message: "hi" });',
    'export default function main() { return { message: "hi" }; }',
    'const main = async () => ({ message: "hi" });',
    'import path from "node:path";\nconst fs = require("fs");\nfunction main() { return { message: path.basename("a/hi") }; }',
    'const hi = await Promise.resolve("hi");\nfunction main() { return { message: hi }; }',
    'module.exports = () => ({ message: "hi" });',
  ])('is not made of a main in any of its forms: %s', async (code) => {
    expect((await sandbox.run('javascript', code)).end).toEqual({
      kind: 'returned',
      value: { message: 'hi' },
    });
  });
});
