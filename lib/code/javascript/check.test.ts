import { describe, expect, it } from 'vitest';
import { createCodeChecker } from '@/lib/code/check';

const check = createCodeChecker(null);
const MAIN = 'async function main(params) {\n  return { message: "ok" };\n}\n';
const MODULES = {
  builtin: ['fs', 'fs/promises', 'path', 'crypto', 'bun', 'bun:sqlite'],
  packages: ['zod', '@scope/kit'],
};

const found = (code: string): string[] =>
  check({ language: 'javascript', code, modules: MODULES }).map(
    ({ code: kind, range }) =>
      `${kind} ${range.startLine}:${range.startColumn}-${range.endLine}:${range.endColumn}`,
  );

describe('good JavaScript', () => {
  it.each([
    ['an async function', MAIN],
    ['a plain function', 'function main(params) { return {}; }'],
    ['no parameter', 'function main() { return {}; }'],
    ['a destructured parameter', 'async function main({ a, b: { c } = {}, ...rest }) { return {}; }'],
    ['a parameter with a default', 'async function main(params = {}) { return {}; }'],
    ['optional parameters behind it', 'async function main(params, limit = 1, ...rest) { return {}; }'],
    ['a const arrow', 'const main = async (params) => { return {}; };'],
    ['an arrow with an expression', 'const main = (params) => ({ message: "" });'],
    ['a function expression', 'const main = async function (params) { return {}; };'],
    ['a named function expression', 'let main = function run(params) { return {}; };'],
    ['var', 'var main = (params) => { return {}; };'],
    ['one of several declared', 'const a = 1, main = () => 1;'],
    ['exported', `export ${MAIN}`],
    ['an exported const', 'export const main = async () => ({});'],
    ['exported at the end', `${MAIN}export { main };`],
    ['exported as default at the end', `${MAIN}export default main;`],
    ['a default export called main', `export default ${MAIN}`],
    ['a default export without a name', 'export default async function (params) { return {}; }'],
    ['a default arrow', 'export default async (params) => ({});'],
    ['a default object beside main', `${MAIN}export default { main };`],
    ['a default function of another name beside main', `${MAIN}export default function other() {}`],
    ['a helper with its own return', `const help = () => { return 1; };\n${MAIN}`],
    ['a return in every branch', 'function main(p) { if (p) { return 1; } else { return 2; } }'],
    [
      'a return in a try, a loop and a switch',
      'function main(p) { for (;;) { try { switch (p) { case 1: return 1; } } finally {} } }',
    ],
    ['a nested main', 'function main() { function main() {} return 1; }'],
    ['main in a string and a comment', `const x = "function main() {}"; // function main() {}\n${MAIN}`],
    ['a method called main', `class A { main() {} }\nconst o = { main: 1 };\no.main = 2;\n${MAIN}`],
    ['top-level await', `const x = await 1;\n${MAIN}`],
    ['await using', 'async function main() { await using a = b(); return {}; }'],
    ['import attributes', `import data from "zod" with { type: "json" };\n${MAIN}`],
    [
      'private fields, static blocks, optional chaining',
      `class A { #a = 1; static { this.b = 1; } c() { return this?.#a ?? 2n ** 3n; } }\n${MAIN}`,
    ],
    ['a regular expression with v', `const r = /[\\p{L}--[a-z]]/v;\n${MAIN}`],
    ['nested templates', `const main = (p) => \`a \${\`b \${p} }\`} {\`;`],
    ['a hashbang', `#!/usr/bin/env bun\n${MAIN}`],
    ['a byte order mark', `\ufeff${MAIN}`],
    ['CRLF', MAIN.replaceAll('\n', '\r\n')],
    ['lone CR', MAIN.replaceAll('\n', '\r')],
    ['a NUL in a string', `const x = "\0";\n${MAIN}`],
    ['no final line end', MAIN.trimEnd()],
    ['a minified line', `const a=e=>e+1;async function main(e){const{x:t}=e;return{message:\`\${a(t)}\`}}`],
    [
      'imports of all kinds',
      `import fs, { a as b } from "fs";\nimport * as p from "node:path";\nimport "bun:sqlite";\nimport { $ } from "bun";\nexport * from "zod/v4";\nexport { x } from "@scope/kit/inner";\nconst c = require("node:fs/promises"), d = await import("crypto"), e = require(c), f = import(e);\n${MAIN}`,
    ],
    ['require of another object', `const a = { require() {} };\na.require("nowhere");\n${MAIN}`],
  ])('%s', (_, code) => {
    expect(found(code)).toEqual([]);
  });
});

describe('JavaScript that does not parse', () => {
  it.each([
    ['an unclosed brace', 'async function main(params) {\n  return {};\n', 'syntax-error 3:1-3:1'],
    ['an unopened brace', `${MAIN}}`, 'syntax-error 4:1-4:2'],
    ['a missing bracket', 'function main(params { return {}; }', 'syntax-error 1:22-1:23'],
    ['an unterminated string', `const x = "abc;\n${MAIN}`, 'syntax-error 1:11-1:12'],
    ['an unterminated template', `${MAIN}const x = \`abc`, 'syntax-error 4:12-4:15'],
    ['an unterminated comment', `${MAIN}/* abc`, 'syntax-error 4:1-4:2'],
    ['an unterminated regular expression', `const x = /abc;\n${MAIN}`, 'syntax-error 1:12-1:15'],
    ['a bad regular expression', `const x = /(/;\n${MAIN}`, 'syntax-error 1:12-1:13'],
    ['await outside async', 'function main() { return await x(); }', 'syntax-error 1:26-1:31'],
    ['a return outside a function', `${MAIN}return 1;`, 'syntax-error 4:1-4:7'],
    ['a break outside a loop', `${MAIN}break;`, 'syntax-error 4:1-4:6'],
    ['a const twice', `const a = 1;\nconst a = 2;\n${MAIN}`, 'syntax-error 2:7-2:8'],
    ['a const without a value', `const a;\n${MAIN}`, 'syntax-error 1:8-1:9'],
    ['an assignment to a literal', `1 = 2;\n${MAIN}`, 'syntax-error 1:1-1:2'],
    ['with, in a module', `with (a) {}\n${MAIN}`, 'syntax-error 1:1-1:5'],
    ['an octal number, in a module', `const a = 010;\n${MAIN}`, 'syntax-error 1:11-1:14'],
    ['a duplicate parameter', 'function main(a, a) { return {}; }', 'syntax-error 1:18-1:19'],
    ['super outside a class', 'function main() { return super.x; }', 'syntax-error 1:26-1:31'],
    ['an unknown private name', `a.#b;\n${MAIN}`, 'syntax-error 1:3-1:4'],
    [
      'an import inside a function',
      'function main() { import a from "fs"; return 1; }',
      'syntax-error 1:19-1:25',
    ],
    ['an export of nothing', `export { nowhere };\n${MAIN}`, 'syntax-error 1:10-1:17'],
    ['TypeScript', 'async function main(params: object) { return {}; }', 'syntax-error 1:27-1:28'],
    ['JSX', 'const main = () => <p>hi</p>;', 'syntax-error 1:20-1:21'],
    ['a NUL', `const x = 1;\0\n${MAIN}`, 'syntax-error 1:13-1:14'],
    ['an error behind an emoji', `const x = "😀" );\n${MAIN}`, 'syntax-error 1:16-1:17'],
    ['an error in CRLF lines', `const x = 1;\r\nconst y = );\r\n${MAIN}`, 'syntax-error 2:11-2:12'],
    [
      'an error after a line separator',
      `const x = "\u2028";\nconst y = );\n${MAIN}`,
      'syntax-error 2:11-2:12',
    ],
    ['Python', 'def main(**params):\n    return {}\n', 'syntax-error 1:5-1:9'],
  ])('%s', (_, code, first) => {
    expect(found(code)).toEqual([first]);
  });
});

describe('the entrypoint of a JavaScript tool', () => {
  it.each([
    ['nothing at all', 'const x = 1;', ['entrypoint-missing 1:1-1:13']],
    ['empty code', '', ['entrypoint-missing 1:1-1:1']],
    ['another name', 'async function Main() { return {}; }', ['entrypoint-missing 1:1-1:37']],
    [
      'a default export of another name',
      'export default async function run() { return {}; }',
      ['entrypoint-missing 1:1-1:51'],
    ],
    ['module.exports', 'module.exports = async () => ({});', ['entrypoint-missing 1:1-1:35']],
    ['inside a block', 'if (true) { function main() { return {}; } }', ['entrypoint-nested 1:22-1:26']],
    ['inside a function', '(() => { const main = () => ({}); })();', ['entrypoint-nested 1:16-1:20']],
    ['two functions', `${MAIN}${MAIN}`, ['entrypoint-duplicate 4:16-4:20']],
    ['two vars', 'var main = () => 1;\nvar main = () => 2;', ['entrypoint-duplicate 2:5-2:9']],
    [
      'main and a default function',
      `${MAIN}export default async function () { return 1; }`,
      ['entrypoint-duplicate 4:16-4:34'],
    ],
    ['a class', 'class main { run() { return {}; } }', ['entrypoint-not-a-function 1:7-1:11']],
    ['a class expression', 'const main = class {};', ['entrypoint-not-a-function 1:7-1:11']],
    ['an object', 'const main = { run() { return {}; } };', ['entrypoint-not-a-function 1:7-1:11']],
    ['the result of a call', 'const main = wrap(async () => ({}));', ['entrypoint-not-a-function 1:7-1:11']],
    ['declared without a value', 'let main;\nmain = () => ({});', ['entrypoint-not-a-function 1:5-1:9']],
    ['destructured', 'const { a, main } = b;', ['entrypoint-not-a-function 1:12-1:16']],
    ['destructured deeply', 'const [{ x: main = 1 }, ...y] = b;', ['entrypoint-not-a-function 1:13-1:17']],
    ['imported', 'import { main } from "zod";', ['entrypoint-not-a-function 1:10-1:14']],
    [
      'only an export name',
      'function run() { return 1; }\nexport { run as main };',
      ['entrypoint-not-a-function 2:17-2:21'],
    ],
    ['a generator', 'function* main(params) { return {}; }', ['entrypoint-generator 1:11-1:15']],
    [
      'an async generator',
      'async function* main(params) { yield 1; return {}; }',
      ['entrypoint-generator 1:17-1:21'],
    ],
    [
      'two required parameters',
      'async function main(a, b) { return {}; }',
      ['entrypoint-parameters 1:24-1:25'],
    ],
    [
      'a required one behind an optional one',
      'async function main(a = 1, { b }) { return {}; }',
      ['entrypoint-parameters 1:28-1:33'],
    ],
    ['no return', 'async function main(params) { console.log(params); }', ['return-missing 1:16-1:20']],
    ['a bare return', 'async function main(params) { return; }', ['return-missing 1:16-1:20']],
    [
      'a return in a nested function',
      'function main() { [1].map(() => { return 1; }); }',
      ['return-missing 1:10-1:14'],
    ],
    [
      'a return in a nested method',
      'function main() { class A { b() { return 1; } } }',
      ['return-missing 1:10-1:14'],
    ],
    ['an arrow with an empty body', 'const main = () => {};', ['return-missing 1:7-1:11']],
    ['a default arrow with an empty body', 'export default () => {};', ['return-missing 1:16-1:22']],
    ['return in a string', 'function main() { "return 1"; }', ['return-missing 1:10-1:14']],
    [
      'several at once',
      'function* main(a, b) {}',
      ['entrypoint-generator 1:11-1:15', 'return-missing 1:11-1:15', 'entrypoint-parameters 1:19-1:20'],
    ],
    ['behind an emoji', 'const x = "😀", main = 1;', ['entrypoint-not-a-function 1:17-1:21']],
  ])('%s', (_, code, expected) => {
    expect(found(code)).toEqual(expected);
  });
});

describe('imports of a JavaScript tool', () => {
  it.each([
    ['an unknown module', `import x from "axios";\n${MAIN}`, ['import-unresolved 1:15-1:22']],
    ['an unknown built-in', `import x from "node:paht";\n${MAIN}`, ['import-unresolved 1:15-1:26']],
    [
      'an unknown part of a built-in',
      `import x from "fs/nowhere";\n${MAIN}`,
      ['import-unresolved 1:15-1:27'],
    ],
    ['an unknown part of Bun', `import x from "bun:nowhere";\n${MAIN}`, ['import-unresolved 1:15-1:28']],
    ['an import expression', `const x = await import('lodash');\n${MAIN}`, ['import-unresolved 1:24-1:32']],
    [
      'require in main',
      'function main() { const x = require("lodash"); return x; }',
      ['import-unresolved 1:37-1:45'],
    ],
    [
      'a file',
      `import x from "./x.js";\nexport * from "../y";\nimport z from "/z";\n${MAIN}`,
      ['import-not-a-module 1:15-1:23', 'import-not-a-module 2:15-2:21', 'import-not-a-module 3:15-3:19'],
    ],
    ['an address', `import x from "https://example.com/x.js";\n${MAIN}`, ['import-not-a-module 1:15-1:41']],
    [
      'guarded',
      `let x;\ntry { x = require("sharp"); } catch { x = null; }\n${MAIN}`,
      ['import-optional 2:19-2:26'],
    ],
    [
      'not guarded by finally',
      `let x;\ntry { x = require("sharp"); } finally { x = null; }\n${MAIN}`,
      ['import-unresolved 2:19-2:26'],
    ],
    ['a scoped package', `import x from "@scope/other/kit";\n${MAIN}`, ['import-unresolved 1:15-1:33']],
  ])('%s', (_, code, expected) => {
    expect(found(code)).toEqual(expected);
  });

  it('leaves imports alone when the runtime is not known', () => {
    expect(check({ language: 'javascript', code: `import x from "axios";\n${MAIN}`, modules: null })).toEqual(
      [],
    );
  });
});
