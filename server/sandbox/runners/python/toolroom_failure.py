"""What went wrong, as the server reads it."""

import sys

OURS, TOOL = "<toolroom>", "tool.py"
MESSAGE_MAX, TRACEBACK_MAX, FRAMES_MAX = 4_000, 16_000, 40
ENOSPC, EFBIG = 28, 27


class Source:
    """Lets tracebacks show the tool's own lines: there is no file of it."""

    @staticmethod
    def get_source(name):
        return SOURCE[0]


SOURCE = [""]


def told(reason, message):
    return {"reason": reason, "type": None, "message": message, "line": None, "column": None, "traceback": None}


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
