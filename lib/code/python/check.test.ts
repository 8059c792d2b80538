import { describe, expect, it } from 'vitest';
import { givenPythonChecker, MAIN } from '@/lib/code/testing/python-findings';

const found = givenPythonChecker();

describe('good Python', () => {
  it.each([
    ['keywords', MAIN],
    ['typed keywords', 'def main(**params: object) -> dict:\n    return {}\n'],
    ['named parameters', 'def main(order_id, history=False):\n    return {}\n'],
    ['typed named parameters', 'def main(order_id: str, history: bool = False) -> dict:\n    return {}\n'],
    ['keyword-only parameters', 'def main(*, order_id, limit=1):\n    return {}\n'],
    ['named parameters and the rest', 'def main(order_id, *args, **rest):\n    return {}\n'],
    ['an optional positional-only one', 'def main(a=1, /, *, b):\n    return {}\n'],
    ['no parameters', 'def main():\n    return {}\n'],
    ['params with a default', 'def main(params=None):\n    return {}\n'],
    ['async', 'async def main(**params):\n    return await go()\n'],
    ['decorated', '@retry(3)\n@other\ndef main(**params):\n    return {}\n'],
    ['a helper with its own return', `def help():\n    return 1\n\n${MAIN}`],
    ['a nested function', 'def main(**p):\n    def inner():\n        yield 1\n    return list(inner())\n'],
    ['main called at the end', `${MAIN}\nif __name__ == "__main__":\n    print(main())\n`],
    [
      'a return in every branch',
      'def main(**p):\n    if p:\n        return 1\n    else:\n        return 2\n',
    ],
    [
      'a return in a with, a try and a loop',
      'def main(**p):\n    with a:\n        for b in c:\n            try:\n                return 1\n            finally:\n                pass\n',
    ],
    [
      'match',
      'def main(**p):\n    match p:\n        case {"a": 1}:\n            return 1\n        case _:\n            return 2\n',
    ],
    ['except groups', `try:\n    pass\nexcept* ValueError:\n    pass\n${MAIN}`],
    ['walrus', 'def main(**p):\n    if (n := len(p)) > 1:\n        return n\n'],
    ['a multiline return', 'def main(**p):\n    return {\n        "message": "a",\n    }\n'],
    ['a one-line def', 'def main(**p): return {}\n'],
    ['unicode names', 'def größe(): return 1\ndef main(**p):\n    return {"message": "größe 😀"}\n'],
    ['CRLF', MAIN.replaceAll('\n', '\r\n')],
    ['lone CR', `# comment\r${MAIN.replaceAll('\n', '\r')}`],
    ['tabs', 'def main(**p):\n\tif p:\n\t\treturn 1\n'],
    ['no final line end', MAIN.trimEnd()],
    ['main in a string and a comment', `x = "def main(): pass"\n# def main():\n${MAIN}`],
    ['a method called main', `class A:\n    def main(self):\n        pass\n${MAIN}`],
    ['main as an attribute', `class A: pass\nA.main = 1\nA()["main"] = 2\n${MAIN}`],
    ['a name annotated only', `main: object\n${MAIN}`],
    ['yield in a nested generator expression', 'def main(**p):\n    return sum(x for x in p)\n'],
    [
      'imports of all kinds',
      `from __future__ import annotations\nimport os.path as p, json\nfrom requests import get\n${MAIN}`,
    ],
    [
      'an import for type checkers',
      `from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import nowhere\n${MAIN}`,
    ],
    ['a form feed', `import json\n\f\n${MAIN}`],
  ])('%s', (_, code) => {
    expect(found(code)).toEqual([]);
  });

  it('takes syntax of the runtime it is for', () => {
    const code = `type Pair[T] = tuple[T, T]\n${MAIN}`;
    expect(found(code, 'CPython 3.12.4')).toEqual([]);
    expect(found(code, 'CPython 3.11.7')).toEqual(['syntax-error 1:1-1:5']);
    expect(found(code, 'CPython 3.99.0')).toEqual(['syntax-error 1:1-1:5']);
  });
});

describe('Python that does not compile', () => {
  it.each([
    ['a missing colon', 'def main(**params)\n    return {}\n', 'syntax-error 1:19-1:19'],
    ['an unclosed bracket', `${MAIN}x = (1,\n`, 'syntax-error 3:5-3:6'],
    ['an unopened bracket', `${MAIN}x = 1)\n`, 'syntax-error 3:6-3:7'],
    ['an unterminated string', `x = "abc\n${MAIN}`, 'syntax-error 1:5-1:9'],
    ['an unterminated long string', `${MAIN}x = """abc\n`, 'syntax-error 3:5-3:11'],
    ['an unterminated f-string field', `x = f"{a"\n${MAIN}`, 'syntax-error 1:9-1:10'],
    ['print as a statement', `print "x"\n${MAIN}`, 'syntax-error 1:7-1:10'],
    ['a duplicate argument', 'def main(a, a):\n    return {}\n', 'syntax-error 1:13-1:14'],
    ['a duplicate keyword', `f(a=1, a=2)\n${MAIN}`, 'syntax-error 1:8-1:11'],
    ['a position after a keyword', `f(a=1, 2)\n${MAIN}`, 'syntax-error 1:8-1:9'],
    ['a default before a required one', 'def main(a=1, b):\n    return {}\n', 'syntax-error 1:15-1:16'],
    ['an unexpected indent', `x = 1\n    y = 2\n${MAIN}`, 'syntax-error 2:1-2:5'],
    ['a missing indent', 'def main(**p):\nreturn {}\n', 'syntax-error 2:1-2:7'],
    ['a wrong dedent', 'def main(**p):\n        x = 1\n    return x\n', 'syntax-error 3:1-3:5'],
    ['mixed tabs and spaces', 'def main(**p):\n\tif p:\n        return 1\n', 'syntax-error 3:9-3:17'],
    ['a keyword as a name', `class = 1\n${MAIN}`, 'syntax-error 1:7-1:8'],
    ['an assignment to a literal', `1 = 2\n${MAIN}`, 'syntax-error 1:1-1:2'],
    ['an assignment to None', `None = 2\n${MAIN}`, 'syntax-error 1:1-1:5'],
    ['a return outside a function', `${MAIN}return 1\n`, 'syntax-error 3:1-3:9'],
    [
      'the same with a linter silenced',
      `# ruff: noqa\n${MAIN}return 1  # noqa: F706\n`,
      'syntax-error 4:1-4:9',
    ],
    ['a yield outside a function', `${MAIN}yield 1\n`, 'syntax-error 3:1-3:8'],
    ['an await outside async', 'def main(**p):\n    return await x()\n', 'syntax-error 2:12-2:21'],
    ['a break outside a loop', `${MAIN}break\n`, 'syntax-error 3:1-3:6'],
    ['a continue outside a loop', `${MAIN}continue\n`, 'syntax-error 3:1-3:9'],
    [
      'a nonlocal without a binding',
      'def main(**p):\n    nonlocal x\n    return 1\n',
      'syntax-error 2:14-2:15',
    ],
    [
      'a global after its use',
      'def main(**p):\n    x = 1\n    global x\n    return x\n',
      'syntax-error 2:5-2:6',
    ],
    [
      'a star import in a function',
      'def main(**p):\n    from json import *\n    return 1\n',
      'syntax-error 2:5-2:23',
    ],
    [
      'a late future import',
      `import json\nfrom __future__ import annotations\n${MAIN}`,
      'syntax-error 2:1-2:35',
    ],
    [
      'two exceptions without brackets',
      `try:\n    pass\nexcept A, B:\n    pass\n${MAIN}`,
      'syntax-error 3:8-3:12',
    ],
    [
      'a bare except that is not last',
      `try:\n    pass\nexcept:\n    pass\nexcept A:\n    pass\n${MAIN}`,
      'syntax-error 3:1-3:7',
    ],
    ['a NUL', `x = 1\0\n${MAIN}`, 'syntax-error 1:6-1:7'],
    ['a NUL in a string', `x = "\0"\n${MAIN}`, 'syntax-error 1:6-1:7'],
    ['a byte order mark', `\ufeff${MAIN}`, 'syntax-error 1:1-1:2'],
    ['a no-break space', `x\u00a0= 1\n${MAIN}`, 'syntax-error 1:2-1:3'],
    ['an error behind an emoji', `x = "😀" )\n${MAIN}`, 'syntax-error 1:10-1:11'],
    ['an error in CRLF lines', `x = 1\r\ny = )\r\n${MAIN}`, 'syntax-error 2:5-2:6'],
    ['an error after a lone CR', `x = 1\ry = )\r${MAIN}`, 'syntax-error 2:5-2:6'],
    ['JavaScript', 'async function main(params) {\n  return { message: "" };\n}\n', 'syntax-error 1:7-1:15'],
  ])('%s', (_, code, first) => {
    expect(found(code)[0]).toBe(first);
  });
});

describe('the entrypoint of a Python tool', () => {
  it.each([
    ['nothing at all', 'x = 1\n', ['entrypoint-missing 1:1-1:6']],
    ['empty code', '', ['entrypoint-missing 1:1-1:1']],
    ['another name', 'def Main(**p):\n    return {}\n', ['entrypoint-missing 1:1-1:15']],
    [
      'main only in a string',
      'x = """\ndef main(**p):\n    return {}\n"""\n',
      ['entrypoint-missing 1:1-1:8'],
    ],
    ['main only in a comment', '# def main(**p): return {}\n', ['entrypoint-missing 1:1-1:27']],
    ['inside an if', 'if True:\n    def main(**p):\n        return {}\n', ['entrypoint-nested 2:9-2:13']],
    [
      'inside a try',
      'try:\n    def main(**p):\n        return {}\nexcept E:\n    pass\n',
      ['entrypoint-nested 2:9-2:13'],
    ],
    [
      'inside a class',
      'class A:\n    def main(self, **p):\n        return {}\n',
      ['entrypoint-nested 2:9-2:13'],
    ],
    [
      'inside a function',
      'def a():\n    def main(**p):\n        return {}\n',
      ['entrypoint-nested 2:9-2:13'],
    ],
    ['two functions', `${MAIN}${MAIN}`, ['entrypoint-duplicate 3:5-3:9']],
    ['a function and an assignment', `${MAIN}main = wrap(main)\n`, ['entrypoint-duplicate 3:1-3:5']],
    [
      'a class',
      'class main:\n    def run(self):\n        return {}\n',
      ['entrypoint-not-a-function 1:7-1:11'],
    ],
    ['a lambda', 'main = lambda **p: {}\n', ['entrypoint-not-a-function 1:1-1:5']],
    ['another value', 'main: object = 1\n', ['entrypoint-not-a-function 1:1-1:5']],
    ['a chained assignment', 'a = main = f\n', ['entrypoint-not-a-function 1:5-1:9']],
    ['an unpacking', 'main, b = f, g\n', ['entrypoint-not-a-function 1:1-1:5']],
    ['an import', 'from json import loads as main\n', ['entrypoint-not-a-function 1:27-1:31']],
    ['a generator', 'def main(**p):\n    yield 1\n    return {}\n', ['entrypoint-generator 1:5-1:9']],
    [
      'yield from in an expression',
      'def main(**p):\n    x = yield from a\n    return x\n',
      ['entrypoint-generator 1:5-1:9'],
    ],
    ['positional-only', 'def main(a, /):\n    return {}\n', ['entrypoint-parameters 1:10-1:11']],
    [
      'positional-only beside keywords',
      'def main(a, /, **p):\n    return {}\n',
      ['entrypoint-parameters 1:10-1:11'],
    ],
    ['only *args', 'def main(*args):\n    return {}\n', ['entrypoint-parameters 1:10-1:15']],
    ['typed *args', 'def main(*args: str):\n    return {}\n', ['entrypoint-parameters 1:10-1:20']],
    [
      'only an optional positional-only one',
      'def main(a=1, /):\n    return {}\n',
      ['entrypoint-parameters 1:10-1:13'],
    ],
    ['one params dict', 'def main(params):\n    return {}\n', ['parameters-are-keywords 1:10-1:16']],
    [
      'one typed params dict',
      'def main(params: dict):\n    return {}\n',
      ['parameters-are-keywords 1:10-1:22'],
    ],
    ['no return', 'def main(**p):\n    print(p)\n', ['return-missing 1:5-1:9']],
    ['a bare return', 'def main(**p):\n    return\n', ['return-missing 1:5-1:9']],
    ['a bare return with a comment', 'def main(**p):\n    return # {}\n', ['return-missing 1:5-1:9']],
    [
      'a return in a nested function',
      'def main(**p):\n    def a():\n        return {}\n    a()\n',
      ['return-missing 1:5-1:9'],
    ],
    [
      'a return in a nested class',
      'def main(**p):\n    class A:\n        def a(self):\n            return {}\n',
      ['return-missing 1:5-1:9'],
    ],
    ['return in a string', 'def main(**p):\n    "return {}"\n', ['return-missing 1:5-1:9']],
    [
      'a return in another function',
      'def a():\n    return 1\ndef main(**p):\n    a()\n',
      ['return-missing 3:5-3:9'],
    ],
    ['a lambda in main', 'def main(**p):\n    f = lambda: (yield)\n    f()\n', ['return-missing 1:5-1:9']],
    [
      'several at once',
      'def main(*a):\n    yield 1\n',
      ['entrypoint-generator 1:5-1:9', 'return-missing 1:5-1:9', 'entrypoint-parameters 1:10-1:12'],
    ],
    [
      'a compiler rule and the entrypoint',
      'return 1\n',
      ['syntax-error 1:1-1:9', 'entrypoint-missing 1:1-1:9'],
    ],
    ['behind an emoji', 'x = "😀"; main = 1\n', ['entrypoint-not-a-function 1:11-1:15']],
    ['in CRLF lines', 'x = 1\r\nmain = 2\r\n', ['entrypoint-not-a-function 2:1-2:5']],
    ['after a lone CR', 'x = 1\rmain = 2\r', ['entrypoint-not-a-function 2:1-2:5']],
  ])('%s', (_, code, expected) => {
    expect(found(code)).toEqual(expected);
  });
});
