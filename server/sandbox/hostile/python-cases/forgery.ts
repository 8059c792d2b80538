import { type HostileCase, python } from '../hostile-case';

/** Finds the number that marks the answer to this job: it is in the frames of the runner. */
const FIND_NONCE = python`
import gc, json, os
def nonce():
    return next(d["nonce"] for d in gc.get_objects() if type(d) is dict and "nonce" in d and "code" in d)
def say(document):
    os.write(4, json.dumps({"nonce": nonce(), **document}).encode() + b"\n")
`;

/** Results made up. A tool may say what it likes of itself, within what a result may be, and nothing of anybody else. */
export const forgery: readonly HostileCase[] = [
  {
    name: 'answers without the mark of this job',
    code: python`
import json, os
def main():
    for nonce in (None, "", "0" * 32, 1, ["x"]):
        os.write(4, json.dumps({"end": "returned", "nonce": nonce, "value": {"message": "forged"}}).encode() + b"\n")
    os.write(4, b'{"end":"returned","value":{"message":"forged"}}\nnull\n[]\n"x"\n\xff\xfe\n')
    return {"message": "true"}`,
    outcome: { returned: { message: 'true' } },
  },
  {
    name: 'an answer printed instead of returned',
    code: python`
import sys
def main():
    for stream in (sys.stdout, sys.stderr):
        stream.write('{"end":"returned","nonce":"x","value":{"message":"forged"}}\n')
    return {"message": "true"}`,
    outcome: { returned: { message: 'true' }, logs: /forged/ },
  },
  {
    name: 'its own result, said early, is its own result',
    code: python`${FIND_NONCE}
def main():
    say({"end": "returned", "value": {"message": "own"}})
    while True:
        pass`,
    timeoutMs: 4_000,
    outcome: { returned: { message: 'own' } },
  },
  {
    name: 'two answers: the first counts',
    code: python`${FIND_NONCE}
def main():
    say({"end": "returned", "value": {"message": "first"}})
    say({"end": "returned", "value": {"message": "second"}})
    return {"message": "third"}`,
    outcome: { returned: { message: 'first' } },
  },
  {
    name: 'a result nested deeper than any may be, past the runner',
    code: python`${FIND_NONCE}
def main():
    os.write(4, b'{"end":"returned","nonce":"%s","value":%s1%s}\n' % (nonce().encode(), b"[" * 300_000, b"]" * 300_000))
    return {"message": "true"}`,
    outcome: { failed: 'invalid_result' },
  },
  {
    name: 'a number of a million digits, past the runner',
    code: python`${FIND_NONCE}
def main():
    os.write(4, b'{"end":"returned","nonce":"%s","value":%s}\n' % (nonce().encode(), b"7" * 1_000_000))`,
    outcome: { failed: 'invalid_result' },
  },
  {
    name: 'a result with names that mean something to JavaScript, past the runner',
    code: python`${FIND_NONCE}
def main():
    os.write(4, b'{"end":"returned","nonce":"%s","value":{"__proto__":{"admin":true},"constructor":1,"message":"x"}}\n' % nonce().encode())`,
    outcome: { returned: JSON.parse('{"__proto__":{"admin":true},"constructor":1,"message":"x"}') },
  },
  {
    name: 'a reason of failure that only the server gives',
    code: python`${FIND_NONCE}
def main():
    say({"end": "failed", "error": {"reason": "interrupted", "type": None, "message": "forged", "line": None, "column": None, "traceback": None}})
    return {"message": "true"}`,
    outcome: { returned: { message: 'true' } },
  },
  {
    name: 'an error with fields of the wrong kinds, past the runner',
    code: python`${FIND_NONCE}
def main():
    say({"end": "failed", "error": {"reason": "raised", "type": "E" * 10_000, "message": "\ud800" + "m" * 100_000, "line": -1, "column": 1e300, "traceback": None}})`,
    outcome: { failed: 'raised', type: 'E'.repeat(200), message: /^\uFFFDm{100,8000}$/ },
  },
  {
    name: 'the answer’s line closed',
    code: python`
import os
def main():
    os.close(4)
    return {"message": "lost"}`,
    outcome: { failed: 'exited' },
  },
  {
    name: 'half an answer',
    code: python`${FIND_NONCE}
def main():
    os.write(4, b'{"end":"returned","nonce":"%s","value":{"message":"ha' % nonce().encode())
    os._exit(0)`,
    outcome: { failed: 'exited' },
  },
  {
    name: 'the tools of the runner bent',
    code: python`
import builtins, json, os, sys
def evil(*args, **kwargs):
    raise SystemExit("bent")
def main():
    json.dumps = json.JSONEncoder.encode = json.JSONEncoder.iterencode = evil
    builtins.isinstance = builtins.len = builtins.type = builtins.str = builtins.print = builtins.callable = evil
    os.write = os._exit = sys.exit = evil
    return {"message": "true"}`,
    outcome: { failed: 'raised' },
  },
  {
    name: 'all modules thrown away',
    code: python`
import sys
def main():
    for name in list(sys.modules):
        if name not in ("sys", "builtins"):
            del sys.modules[name]
    return {"message": "true"}`,
    outcome: { returned: { message: 'true' } },
  },
  {
    name: 'a second job asked for',
    code: python`
import os
def main():
    try:
        more = os.read(3, 100)
    except OSError as error:
        more = b""
    return {"message": more.decode()}`,
    outcome: { returned: { message: '' } },
  },
];
