import { type HostileCase, python } from '../hostile-case';

/** Too much said, and said where it does not belong. */
export const output: readonly HostileCase[] = [
  {
    name: 'endless printing',
    code: python`
def main():
    while True:
        print("x" * 1000)`,
    outcome: { failed: 'output', message: /8 MiB/, logs: /^x{1000}\n/ },
  },
  {
    name: 'endless printing to stderr, without a line end',
    code: python`
import os
def main():
    while True:
        os.write(2, b"x" * 65536)`,
    outcome: { failed: 'output' },
  },
  {
    name: 'more printed than is kept',
    code: python`
def main():
    print("first")
    print("y" * 200_000)
    return {"message": "done"}`,
    outcome: { returned: { message: 'done' }, logs: /^first\ny{60000,65536}$/ },
  },
  {
    name: 'bytes that are no text',
    code: python`
import os
def main():
    os.write(1, b"a\x00\xff\xfe\xed\xa0\x80\x1b[2Jz\n")
    return {"message": "done"}`,
    outcome: { returned: { message: 'done' }, logs: /^a�+\P{L}\[2Jz\n$/u },
  },
  {
    name: 'a result that is too large',
    code: python`
def main():
    return {"message": "x" * (20 << 20)}`,
    outcome: { failed: 'result_size', message: /1 MiB/ },
  },
  {
    name: 'a result of very many small parts',
    code: python`
def main():
    return {"message": "x", "rows": [{"a": [], "b": {}} for _ in range(300_000)]}`,
    outcome: { failed: 'result_size' },
  },
  {
    name: 'garbage on the answer’s line',
    code: python`
import os
def main():
    while True:
        os.write(4, b"x" * 65536)`,
    outcome: { failed: 'result_size' },
  },
  {
    name: 'very many lines that are no answer',
    code: python`
import os
def main():
    while True:
        os.write(4, b"{}\n" * 20_000)`,
    outcome: { failed: 'result_size' },
  },
  {
    name: 'an error with a message and a traceback of megabytes',
    code: python`
def deep(n):
    if n == 0:
        raise ValueError("x" * (30 << 20))
    deep(n - 1)
def main():
    deep(900)`,
    outcome: { failed: 'raised', type: 'ValueError', message: /^x{100,8000}$/ },
  },
  {
    name: 'standard output closed',
    code: python`
import os, sys
def main():
    sys.stdout.close()
    os.close(1)
    os.close(2)
    return {"message": "done"}`,
    outcome: { returned: { message: 'done' } },
  },
  {
    name: 'standard output replaced by something broken',
    code: python`
import sys
class Broken:
    def __getattr__(self, name):
        raise KeyboardInterrupt(name)
def main():
    sys.stdout = sys.stderr = sys.__stdout__ = Broken()
    return {"message": "done"}`,
    outcome: { returned: { message: 'done' } },
  },
];
