"""Runs one Python tool inside its sandbox.

File descriptor 3 brings one job as a line of JSON, 4 takes the answer; 1 and 2 are the tool's logs and nothing else.
Only C modules are imported here: every pure Python import would be paid for by every run.
"""

import sys
import _json
import posix
import resource

JOB, ANSWER = 3, 4
OURS, TOOL = "<toolroom>", "tool.py"
OPTIONS = {}
INTEGER_BITS_MAX = 14_000  # about 4 200 digits: what Python itself turns into text
MESSAGE_MAX, TRACEBACK_MAX, FRAMES_MAX = 4_000, 16_000, 40
ENOSPC, EFBIG = 28, 27
RESERVE = [bytes(256 * 1024)]  # given back when memory has run out, so that it can be told


class NotPlain(Exception):
    """A value that has no JSON form; its text says where and what to do."""


class Exit(SystemExit):
    """Nothing of ours; keeps `exit()` working without the site module."""


# ---- The answer ----------------------------------------------------------------------------------------------------

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


# ---- What main returned --------------------------------------------------------------------------------------------

def plain(value, path, depth, parents):
    """The value in JSON's own types: see docs/decisions/0008-sandbox.md."""
    kind = type(value)
    if value is None or kind is bool or kind is str:
        return value
    if kind is int:
        return whole(value, path)
    if kind is float:
        return value if value - value == 0 else None  # NaN and the infinities have no JSON form
    if depth == OPTIONS["resultDepth"]:
        raise NotPlain(f"{path} is nested more than {OPTIONS['resultDepth']} levels deep: return something flatter.")
    if id(value) in parents:
        raise NotPlain(f"{path} contains itself: return a value without such a circle.")
    parents = parents | {id(value)}
    if isinstance(value, dict):
        return fields(value.items(), path, depth, parents)
    if isinstance(value, (list, tuple)):
        return items(value, path, depth, parents)
    if isinstance(value, (set, frozenset)):
        try:
            return items(sorted(value), path, depth, parents)
        except TypeError:
            return items(value, path, depth, parents)
    if isinstance(value, (bytes, bytearray, memoryview)):
        raise NotPlain(f"{path} is {kind.__name__}, which JSON does not have: return text, for example "
                       "value.decode() or base64.b64encode(value).decode().")
    return plain(converted(value, kind, path), path, depth + 1, parents)


def whole(value, path):
    if value.bit_length() > INTEGER_BITS_MAX:
        raise NotPlain(f"{path} is a whole number of more than 4 200 digits: return it as text.")
    return value


def items(values, path, depth, parents):
    return [plain(value, f"{path}[{index}]", depth + 1, parents) for index, value in enumerate(values)]


def fields(pairs, path, depth, parents):
    result = {}
    for key, value in pairs:
        name = field_name(key, path)
        if name in result:
            raise NotPlain(f"{path} has two keys that both become {name!r} in JSON: make them different.")
        result[name] = plain(value, f"{path}.{name}"[:200], depth + 1, parents)
    return result


def field_name(key, path):
    if isinstance(key, str):
        return str(key) if type(key) is str else str.__str__(key)
    if key is None or key is True or key is False:
        return {None: "null", True: "true", False: "false"}[key]
    if isinstance(key, (int, float)):
        return str(key)
    if hasattr(key, "isoformat"):
        return str(key.isoformat())
    if type(key).__module__ in ("uuid", "decimal", "numpy"):
        return str(key)
    raise NotPlain(f"{path} has a key of type {type(key).__name__}: the keys of what main returns must be text.")


def converted(value, kind, path):
    """One step nearer to JSON, for values that people return and JSON does not know."""
    modules = {base.__module__.partition(".")[0] for base in kind.__mro__}
    if "enum" in modules:
        return value.value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return float(value)
    if "numpy" in modules or "pandas" in modules:
        return from_table(value, kind)
    if "datetime" in modules:
        return value.isoformat() if hasattr(value, "isoformat") else value.total_seconds()
    if modules & {"decimal", "fractions", "uuid", "pathlib", "ipaddress"} or kind.__module__ == "builtins" and kind is complex:
        return str(value)
    if hasattr(kind, "__dataclass_fields__"):
        return {name: getattr(value, name) for name in kind.__dataclass_fields__}
    for name in ("model_dump", "_asdict", "tolist"):
        if callable(getattr(kind, name, None)):
            return getattr(value, name)()
    if kind.__module__ in ("builtins", "collections") and hasattr(kind, "__iter__"):
        return dict(value) if hasattr(kind, "keys") else list(value)
    if hasattr(kind, "keys") and hasattr(kind, "__getitem__"):
        return {key: value[key] for key in value.keys()}
    raise NotPlain(f"{path} is of type {kind.__name__}, which has no JSON form: return dicts, lists, text, numbers, "
                   "booleans or None.")


def from_table(value, kind):
    """Values of numpy and pandas. A DataFrame becomes a list of rows, a Series a list of values."""
    if kind.__name__ == "DataFrame":
        return value.to_dict(orient="records")
    if kind.__name__ in ("NaTType", "NAType"):
        return None
    if getattr(getattr(value, "dtype", None), "kind", "") in "mM" and kind.__module__.startswith("numpy"):
        return value.astype(str).tolist() if hasattr(value, "__len__") else str(value)
    for name in ("isoformat", "tolist", "item", "to_list"):
        if callable(getattr(value, name, None)):
            return getattr(value, name)()
    return str(value)


# ---- What went wrong -----------------------------------------------------------------------------------------------

def failure(error, main=None):
    """Whatever the error does when it is looked at: its class may be the tool's own."""
    try:
        line, column = place(error, main)
        reason, message = reason_of(error)
        return {
            "reason": reason, "type": str(type.__dict__["__name__"].__get__(type(error))), "message": message[:MESSAGE_MAX],
            "line": line, "column": column, "traceback": traceback_of(error),
        }
    except BaseException:
        return told("raised", "The tool raised an error that cannot be read.")


def reason_of(error):
    if isinstance(error, MemoryError):
        return "memory", "The tool asked for more memory than it may have."
    if isinstance(error, SystemExit):
        code = "" if error.code is None else repr(error.code)[:200]
        return "exited", f"The tool called exit({code}) before main returned. Return an object with a message instead."
    if isinstance(error, OSError) and error.errno in (ENOSPC, EFBIG):
        return "disk", f"The tool's folder is full: {text_of(error)}"
    return "raised", text_of(error)


def text_of(error):
    if isinstance(error, SyntaxError) and error.msg:
        return str(error.msg)
    try:
        return str(error)
    except BaseException:
        return "(its message cannot be read)"


def place(error, main):
    """Line and column in the tool's own code: of the deepest frame that is its own."""
    if isinstance(error, SyntaxError) and error.filename == TOOL:
        return error.lineno or None, error.offset or None
    found = None
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == TOOL:
            found = step
        step = step.tb_next
    if found is not None:
        return found.tb_lineno, column_of(found)
    code = getattr(main, "__code__", None)
    if isinstance(error, TypeError) and getattr(code, "co_filename", None) == TOOL:
        return code.co_firstlineno, None  # main does not take the arguments it was called with
    return None, None


def column_of(step):
    try:
        positions = list(step.tb_frame.f_code.co_positions())[step.tb_lasti // 2]
        line = SOURCE[0].split("\n")[positions[0] - 1].encode()
        before = line[:positions[2]].decode(errors="replace")
        return len(before.encode("utf-16-le")) // 2 + 1 if positions[0] == step.tb_lineno else None
    except BaseException:
        return None


def traceback_of(error):
    try:
        import traceback

        told = traceback.TracebackException.from_exception(error)
        strip(told, set())
        return "".join(told.format())[-TRACEBACK_MAX:]
    except BaseException:
        return None


def strip(told, seen):
    """Leaves out our own frames, and names library files by where they are imported from."""
    if told is None or id(told) in seen:
        return
    seen.add(id(told))
    frames = [frame for frame in told.stack if frame.filename != OURS and "importlib._bootstrap" not in frame.filename]
    if len(frames) > FRAMES_MAX:
        frames = frames[: FRAMES_MAX // 2] + frames[-FRAMES_MAX // 2:]
    told.stack[:] = frames
    for frame in frames:
        for folder in sys.path:
            if folder and frame.filename.startswith(folder + "/"):
                frame.filename = frame.filename[len(folder) + 1:]
    strip(told.__cause__, seen)
    strip(told.__context__, seen)
    for inner in getattr(told, "exceptions", None) or ():
        strip(inner, seen)


# ---- The run -------------------------------------------------------------------------------------------------------

class Source:
    """Lets tracebacks show the tool's own lines: there is no file of it."""

    @staticmethod
    def get_source(name):
        return SOURCE[0]


SOURCE = [""]


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


def told(reason, message):
    return {"reason": reason, "type": None, "message": message, "line": None, "column": None, "traceback": None}


async def awaited(value):
    return await value


def flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            pass


# ---- The way out ---------------------------------------------------------------------------------------------------

def open_bridge(path):
    """127.0.0.1:3128, where HTTP_PROXY points, leads to the server's proxy: this sandbox has no other network."""
    import _socket
    import _thread
    import select

    def pump(inside, outside):
        poll = select.poll()
        other = {inside.fileno(): (inside, outside), outside.fileno(): (outside, inside)}
        for fd in other:
            poll.register(fd, select.POLLIN)
        while other:
            for fd, _ in poll.poll():
                source, target = other[fd]
                try:
                    data = source.recv(1 << 16)
                    if data:
                        target.sendall(data)
                        continue
                    target.shutdown(_socket.SHUT_WR)
                except OSError:
                    pass
                poll.unregister(fd)
                del other[fd]
        inside.close()
        outside.close()

    def connect(fd):
        inside = _socket.socket(fileno=fd)
        outside = _socket.socket(_socket.AF_UNIX)
        try:
            outside.connect(path)
        except OSError:
            inside.close()
            return
        pump(inside, outside)

    def accept():
        while True:
            fd, _ = listener._accept()
            try:
                _thread.start_new_thread(connect, (fd,))
            except RuntimeError:
                posix.close(fd)

    listener = _socket.socket()
    listener.bind(("127.0.0.1", 3128))
    listener.listen(64)
    _thread.start_new_thread(accept, ())


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
