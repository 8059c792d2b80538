"""Runs one Python tool inside its sandbox.

File descriptor 3 brings one job as a line of JSON, 4 takes the answer; 1 and 2 are the tool's logs and nothing else.
Only C modules and our own are imported here: every other import would be paid for by every run.
"""

import sys
import _json
import posix
import resource

from toolroom_bridge import open_bridge
from toolroom_failure import SOURCE, Source, TOOL, failure, told
from toolroom_result import OPTIONS, NotPlain, plain

JOB, ANSWER = 3, 4
RESERVE = [bytes(256 * 1024)]  # given back when memory has run out, so that it can be told

encode = _json.make_encoder(None, None, _json.encode_basestring, None, ":", ",", False, False, False)


def to_json(value, join="".join):
    # Half a surrogate pair has no UTF-8 form: it leaves as the escape that JSON has for it.
    return join(encode(value, 0)).encode("utf-8", "backslashreplace")


class Scan:
    strict, object_hook, object_pairs_hook, parse_constant = False, None, None, None
    parse_float, parse_int, memo = float, int, {}


def write(fd, data, call=posix.write):
    view = memoryview(data)
    while view:
        view = view[call(fd, view):]


def answer(nonce, end, name, content):
    try:
        write(ANSWER, b'{"nonce":%s,"end":"%s","%s":%s}\n' % (to_json(nonce), end, name, content))
    except OSError:
        posix._exit(1)  # the tool has closed the descriptor: how it ended is told from outside


def read_line(fd):
    line = bytearray()
    while not line.endswith(b"\n"):
        chunk = posix.read(fd, 1 << 16)
        if not chunk:
            posix._exit(0)  # the server is gone, or has no job
        line += chunk
    return line.decode()


def run(job):
    main = None
    try:
        SOURCE[0] = job["code"]
        tool = type(sys)("tool")
        tool.__file__ = TOOL
        tool.__loader__ = Source
        sys.modules["tool"] = tool
        exec(compile(job["code"], TOOL, "exec", dont_inherit=True), tool.__dict__)
        main = tool.__dict__.get("main")
        if not callable(main):
            raise NameError("the code defines no function main")
        value = main(**job["arguments"])
        if hasattr(value, "__await__"):
            import asyncio

            value = asyncio.run(awaited(value))
        content = to_json(plain(value, "The returned value", 0, frozenset()))
        if len(content) > OPTIONS["resultBytes"]:
            return None, told("result_size", f"What main returned is {len(content)} bytes of JSON.")
        return content, None
    except NotPlain as error:
        return None, told("invalid_result", error.args[0])
    except BaseException as error:
        RESERVE.clear()
        return None, failure(error, main)


async def awaited(value):
    return await value


def flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            pass


def limit(limits):
    for name, value in limits.items():
        kind = getattr(resource, "RLIMIT_" + name)
        resource.setrlimit(kind, (value, value))


def start():
    import builtins

    options = OPTIONS
    options.update(_json.make_scanner(Scan)(sys.argv[1], 0)[0])
    sys.argv[:] = [TOOL]
    if options["set"]:
        sys.path.append("/pkgs/" + options["set"])
    sys.stdout.reconfigure(line_buffering=True, errors="replace")
    sys.stderr.reconfigure(line_buffering=True)
    builtins.exit = builtins.quit = leave
    if options["bridge"]:
        open_bridge(options["bridge"])
    for name in options["modules"]:
        try:
            __import__(name)
        except Exception:
            pass  # it fails again where the tool imports it, and there it is told
    limit(options["limits"])
    write(ANSWER, b"ready\n")
    job = _json.make_scanner(Scan)(read_line(JOB), 0)[0]
    posix.close(JOB)
    content, error = run(job)
    flush()
    if error is None:
        answer(job["nonce"], b"returned", b"value", content)
    else:
        answer(job["nonce"], b"failed", b"error", to_json(error))
    posix._exit(0)


def leave(code=None):
    raise SystemExit(code)


start()