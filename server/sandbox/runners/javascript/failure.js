// What went wrong, as the server reads it.
export const TOOL_FILE = '/scratch/tool.js';
const MESSAGE_MAX = 4_000;
const TRACEBACK_MAX = 16_000;

const attempt = (read, otherwise) => {
  try {
    return read() ?? otherwise;
  } catch {
    return otherwise;
  }
};

const ours = (text) => text.replaceAll(TOOL_FILE, 'tool.js');

export const told = (reason, message) => ({
  reason,
  type: null,
  message,
  line: null,
  column: null,
  traceback: null,
});

/** The stack without our frames and the engine's own. */
const stackOf = (error) => {
  const stack = attempt(() => String(error.stack), '');
  return ours(stack)
    .split('\n')
    .filter(
      (line) => !/^\s+at /.test(line) || !/\(native|\/run\/toolroom\/|\bnative:|^\s+at native/.test(line),
    )
    .join('\n');
};

const tracebackOf = (error, depth = 0) => {
  const head = attempt(() => `${typeOf(error)}: ${messageOf(error)}`, 'Error');
  const stack = stackOf(error);
  const own = stack.startsWith(typeOf(error))
    ? stack
    : [head, ...stack.split('\n').filter((line) => /^\s+at /.test(line))].join('\n');
  const cause = attempt(() => error.cause, undefined);
  return cause === undefined || depth === 3 ? own : `${own}\nCaused by: ${tracebackOf(cause, depth + 1)}`;
};

const typeOf = (error) =>
  attempt(
    () =>
      error instanceof Error || typeof error === 'object'
        ? String(error.name ?? error.constructor.name)
        : typeof error,
    'Error',
  );

const messageOf = (error) =>
  ours(
    attempt(
      () =>
        typeof error === 'object' && error !== null && 'message' in error
          ? String(error.message)
          : String(error),
      '(its message cannot be read)',
    ),
  );

const placeIn = (stack) => {
  const [, line, column] = /\btool\.js:(\d+):(\d+)/.exec(stack) ?? [];
  return line === undefined ? [null, null] : [Number(line), Number(column)];
};

export const isMainUndeclared = (error) => /^"main" is not declared/.test(attempt(() => error.message, ''));

/** What Bun says of code that it cannot read, or of an import that it cannot find. */
const failureOfBuild = (message, code) => {
  const said = messageOf(message);
  const specifier = attempt(() => message.specifier, undefined);
  if (specifier !== undefined) {
    const line = code.split('\n').findIndex((text) => text.includes(specifier)) + 1;
    return { ...told('raised', said), type: 'ModuleNotFoundError', line: line || null };
  }
  const position = message.position;
  const pointer = position
    ? `tool.js:${position.line}:${position.column}\n${position.lineText}\n${' '.repeat(position.column - 1)}^\n`
    : '';
  return {
    reason: 'raised',
    type: 'SyntaxError',
    message: said,
    line: position?.line ?? null,
    column: position?.column ?? null,
    traceback: `${pointer}SyntaxError: ${said}`,
  };
};

export const failure = (error, code) => {
  const kind = attempt(() => error.constructor.name, '');
  const first = kind === 'AggregateError' ? attempt(() => error.errors[0], undefined) : error;
  const firstKind = attempt(() => first.constructor.name, '');
  if (firstKind === 'BuildMessage' || firstKind === 'ResolveMessage') {
    return failureOfBuild(first, code);
  }
  const stack = tracebackOf(error);
  const [line, column] = placeIn(stack);
  const message = messageOf(error).slice(0, MESSAGE_MAX);
  const errno = attempt(() => error.code, undefined);
  const full = errno === 'ENOSPC' || errno === 'EFBIG';
  const starved = typeOf(error) === 'RangeError' && /out of memory/i.test(message);
  return {
    reason: full ? 'disk' : starved ? 'memory' : 'raised',
    type: typeOf(error),
    message: full ? `The tool's folder is full: ${message}` : message,
    line,
    column,
    traceback: stack.slice(0, TRACEBACK_MAX),
  };
};
