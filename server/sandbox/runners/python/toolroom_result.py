"""What main returned, in JSON's own types: see docs/decisions/0008-sandbox.md."""

OPTIONS = {}  # what the server wants of the runner, set when it starts
INTEGER_BITS_MAX = 14_000  # about 4 200 digits: what Python itself turns into text


class NotPlain(Exception):
    """A value that has no JSON form; its text says where and what to do."""


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
