import { type HostileCase, python } from '../hostile-case';

/** The language itself against the runner: each must have one well-defined end. */
export const language: readonly HostileCase[] = [
  {
    name: 'recursion without end',
    code: python`
def main():
    return main()`,
    outcome: { failed: 'raised', type: 'RecursionError' },
  },
  {
    name: 'recursion without end and without a limit',
    code: python`
import sys
sys.setrecursionlimit(2 ** 31 - 1)
class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x"[:0])
def main():
    return Deep().x`,
    outcome: { failed: 'exited', message: /SIGSEGV/ },
  },
  {
    name: 'a crash',
    code: python`
import ctypes
def main():
    ctypes.string_at(0)`,
    outcome: { failed: 'exited', message: /SIGSEGV/ },
  },
  {
    name: 'an abort',
    code: python`
import os
def main():
    os.abort()`,
    outcome: { failed: 'exited' },
  },
  {
    name: 'sys.exit',
    code: python`
import sys
def main():
    sys.exit(0)`,
    outcome: { failed: 'exited', type: 'SystemExit' },
  },
  {
    name: 'os._exit as if all were well',
    code: python`
import os
def main():
    os._exit(0)`,
    outcome: { failed: 'exited', message: /exit code 0/ },
  },
  {
    name: 'an exit before main',
    code: python`
raise SystemExit(7)
def main():
    pass`,
    outcome: { failed: 'exited', message: /7/ },
  },
  {
    name: 'the interpreter replaced by itself',
    code: python`
import os, sys
def main():
    os.execv(sys.executable, [sys.executable, "-c", "print('other')"])`,
    outcome: { failed: 'exited' },
  },
  {
    name: 'an interrupt raised by itself',
    code: python`
def main():
    raise KeyboardInterrupt`,
    outcome: { failed: 'raised', type: 'KeyboardInterrupt' },
  },
  {
    name: 'an error that cannot be told',
    code: python`
class Broken(Exception):
    def __str__(self):
        raise RuntimeError("no")
    __repr__ = __str__
def main():
    raise Broken()`,
    outcome: { failed: 'raised', type: 'Broken' },
  },
  {
    name: 'an error whose own parts are broken',
    code: python`
class Meta(type):
    @property
    def __name__(cls):
        raise SystemExit("name")
class Broken(BaseException, metaclass=Meta):
    __traceback__ = __cause__ = __context__ = property(lambda self: 1 / 0)
def main():
    raise Broken()`,
    outcome: { failed: 'raised' },
  },
  {
    name: 'a circle of causes',
    code: python`
def main():
    first, second = ValueError("first"), ValueError("second")
    first.__cause__, second.__cause__ = second, first
    raise first`,
    outcome: { failed: 'raised', type: 'ValueError', message: /first/ },
  },
  {
    name: 'numbers that JSON does not have',
    code: python`
def main():
    return {"message": "x", "numbers": [float("nan"), float("inf"), float("-inf"), 1e308 * 10]}`,
    outcome: { returned: { message: 'x', numbers: [null, null, null, null] } },
  },
  {
    name: 'a number of a million digits',
    code: python`
def main():
    return {"message": "x", "number": 1 << 3_000_000}`,
    outcome: { failed: 'invalid_result', message: /digits/ },
  },
  {
    name: 'a value nested without end',
    code: python`
def main():
    value = []
    for _ in range(200_000):
        value = [value]
    return {"message": "x", "value": value}`,
    outcome: { failed: 'invalid_result', message: /100 levels/ },
  },
  {
    name: 'a value within itself',
    code: python`
def main():
    value = {"message": "x"}
    value["self"] = value
    return value`,
    outcome: { failed: 'invalid_result', message: /itself/ },
  },
  {
    name: 'a value that makes more of itself',
    code: python`
class Endless(dict):
    def keys(self):
        return self
    def items(self):
        n = 0
        while True:
            n += 1
            yield str(n), "x" * n
def main():
    return Endless()`,
    timeoutMs: 8_000,
    outcome: { failed: 'memory' },
  },
  {
    name: 'a value that lies about its kind',
    code: python`
class Liar(dict):
    @property
    def __class__(self):
        return str
    def __len__(self):
        return -1
    def __iter__(self):
        raise SystemExit("liar")
    def items(self):
        raise SystemExit("liar")
def main():
    return Liar(message="x")`,
    outcome: { failed: 'exited', message: /liar/ },
  },
  {
    name: 'conversions that raise or never answer',
    code: python`
class Date:
    def isoformat(self):
        raise MemoryError
    model_dump = tolist = isoformat
def main():
    return {"message": "x", "date": Date()}`,
    outcome: { failed: 'memory' },
  },
  {
    name: 'half a character',
    code: python`
def main():
    print("\ud800")
    return {"message": "a\ud800b", "\udfff": 1}`,
    outcome: { returned: { message: 'a�b', '�': 1 } },
  },
  {
    name: 'an awaitable that is none',
    code: python`
class Never:
    def __await__(self):
        return 42
def main():
    return Never()`,
    outcome: { failed: 'raised', type: 'TypeError' },
  },
  {
    name: 'code that no compiler takes',
    code: '('.repeat(5_000),
    outcome: { failed: 'raised', type: 'SyntaxError' },
  },
  {
    name: 'no main, and a main that is none',
    code: 'main = 3',
    outcome: { failed: 'raised', type: 'NameError' },
  },
];
