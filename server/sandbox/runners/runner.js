// Runs one JavaScript tool inside its sandbox, on Bun. File descriptor 3 brings one job as a line of JSON, 4 takes the
// answer; 1 and 2 are the tool's logs and nothing else. What is used after the tool's code has run is taken hold of
// before, so that a tool which changes the built-ins by accident still gets its answer out.
const fs = require('node:fs');

const JOB = 3;
const ANSWER = 4;
const FILE = '/scratch/tool.js';
const ENTRY = 'toolroomMain';
const MESSAGE_MAX = 4_000;
const TRACEBACK_MAX = 16_000;

const { readSync, writeSync, writeFileSync, closeSync } = fs;
const { stringify } = JSON;
const { isArray } = Array;
const { keys } = Object;
const { isFinite: isFiniteNumber, isSafeInteger } = Number;
const BigInteger = BigInt;
const reallyExit = process.reallyExit.bind(process);

const write = (text) => {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(ANSWER, bytes, written);
  }
};

const readLine = () => {
  const chunks = [];
  const chunk = Buffer.allocUnsafe(65_536);
  for (;;) {
    const count = readSync(JOB, chunk, 0, chunk.length, null);
    if (count === 0) {
      reallyExit(0); // the server is gone, or has no job
    }
    chunks.push(Buffer.from(chunk.subarray(0, count)));
    if (chunk[count - 1] === 10) {
      return Buffer.concat(chunks).toString();
    }
  }
};

/** Whole numbers beyond 2⁵³ arrive as BigInt. */
const readNumber = (_name, value, context) =>
  typeof value === 'number' && !isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
    ? BigInteger(context.source)
    : value;

// ---- What main returned ---------------------------------------------------------------------------------------------

class NotPlain extends Error {}

const isBytes = (value) =>
  value instanceof ArrayBuffer ||
  value instanceof Uint8Array ||
  value instanceof DataView ||
  value instanceof Blob;

/** The value as JSON text, by JSON.stringify's rules with the exceptions that docs/decisions/0008-sandbox.md lists. */
const toJson = (given, path, parents) => {
  let value = given;
  if (value !== null && typeof value === 'object' && isBytes(value)) {
    throw new NotPlain(
      `${path} is ${value.constructor?.name ?? 'bytes'}, which JSON does not have: return text, for example buffer.toString('base64').`,
    );
  }
  if (
    value !== null &&
    (typeof value === 'object' || typeof value === 'bigint') &&
    typeof value.toJSON === 'function'
  ) {
    value = value.toJSON();
  }
  if (
    value instanceof Number ||
    value instanceof String ||
    value instanceof Boolean ||
    value instanceof BigInteger
  ) {
    value = value.valueOf();
  }
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return stringify(value);
    case 'number':
      return isFiniteNumber(value) ? stringify(value) : 'null';
    case 'bigint':
      return `${value}`;
    case 'object':
      return value === null ? 'null' : objectToJson(value, path, parents);
    default:
      return undefined;
  }
};

const objectToJson = (value, path, parents) => {
  if (parents.includes(value)) {
    throw new NotPlain(`${path} contains itself: return a value without such a circle.`);
  }
  if (parents.length === options.resultDepth) {
    throw new NotPlain(
      `${path} is nested more than ${options.resultDepth} levels deep: return something flatter.`,
    );
  }
  const within = [...parents, value];
  if (isArray(value) || value instanceof Set || ArrayBuffer.isView(value)) {
    const items = [];
    let index = 0;
    for (const item of value) {
      items.push(toJson(item, `${path}[${index}]`, within) ?? 'null');
      index += 1;
    }
    return `[${items.join(',')}]`;
  }
  if (typeof value.then === 'function') {
    throw new NotPlain(`${path} is a promise: await it before it is returned.`);
  }
  const fields = [];
  for (const [name, item] of value instanceof Map ? value : keys(value).map((key) => [key, value[key]])) {
    const json = toJson(item, `${path}.${String(name)}`.slice(0, 200), within);
    if (json !== undefined) {
      fields.push(`${stringify(String(name))}:${json}`);
    }
  }
  return `{${fields.join(',')}}`;
};

// ---- What went wrong ------------------------------------------------------------------------------------------------

const attempt = (read, otherwise) => {
  try {
    return read() ?? otherwise;
  } catch {
    return otherwise;
  }
};

const ours = (text) => text.replaceAll(FILE, 'tool.js');

const told = (reason, message) => ({
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

const isMainUndeclared = (error) => /^"main" is not declared/.test(attempt(() => error.message, ''));

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

const failure = (error, code) => {
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

// ---- The way out ----------------------------------------------------------------------------------------------------

/**
 * 127.0.0.1:3128, where HTTP_PROXY points, leads to the server's proxy: this sandbox has no other network. Bun's own
 * sockets, because loading node:net takes as long as all the rest of the start.
 */
const openBridge = (unix) => {
  const pass = (socket) => {
    const { other, waiting } = socket.data;
    while (waiting.length > 0) {
      const [chunk] = waiting;
      const written = other.write(chunk);
      if (written < chunk.length) {
        waiting[0] = chunk.subarray(Math.max(0, written));
        socket.pause();
        return;
      }
      waiting.shift();
    }
    socket.resume();
    if (socket.data.over) {
      other.shutdown();
    }
  };
  const handlers = {
    data(socket, chunk) {
      socket.data.waiting.push(Buffer.from(chunk));
      if (socket.data.other) {
        pass(socket);
      }
    },
    drain: (socket) => socket.data.other && pass(socket.data.other),
    end(socket) {
      socket.data.over = true;
      if (socket.data.other) {
        pass(socket);
      }
    },
    close: (socket) => socket.data.other?.end(),
    error: (socket) => socket.data.other?.end(),
  };
  const join = (inside, outside) => {
    outside.data.other = inside;
    inside.data.other = outside;
    pass(inside);
  };
  const listener = Bun.listen({
    hostname: '127.0.0.1',
    port: 3128,
    allowHalfOpen: true,
    socket: {
      ...handlers,
      open(inside) {
        inside.data = { other: null, waiting: [], over: false };
        const data = { other: null, waiting: [], over: false };
        Bun.connect({ unix, data, allowHalfOpen: true, socket: handlers }).then(
          (outside) => join(inside, outside),
          () => inside.end(),
        );
      },
    },
  });
  listener.unref();
};

// ---- The run --------------------------------------------------------------------------------------------------------

const options = JSON.parse(process.argv[2]);
process.argv.length = 1;
process.argv.push(FILE);
if (options.bridge) {
  openBridge(options.bridge);
}
for (const name of options.modules) {
  try {
    require(name);
  } catch {
    // It fails again where the tool imports it, and there it is told.
  }
}
/** Everything that a job takes, once before it comes: what the engine does for the first time takes it longest. */
const rehearse = async () => {
  const job = JSON.parse('{"code":"","number":1}', readNumber);
  writeFileSync(FILE, job.code);
  const tool = await import('/run/toolroom/rehearsal.js');
  toJson(await tool[ENTRY](job), '', []);
};
await rehearse();
write('ready\n');
const job = JSON.parse(readLine(), readNumber);
closeSync(JOB);

let answered = false;
const answer = (text) => {
  if (!answered) {
    answered = true;
    write(text);
    reallyExit(0);
  }
};
const fail = (error) => answer(`${stringify({ nonce: job.nonce, end: 'failed', error })}\n`);
/** Most tools only define main. One that exports something else as its default says so when it is imported. */
const load = async () => {
  try {
    writeFileSync(FILE, `${job.code}\n;export{main as ${ENTRY}};`);
    return (await import(FILE))[ENTRY];
  } catch (error) {
    if (!isMainUndeclared(error)) {
      throw error;
    }
    writeFileSync(FILE, job.code);
    return (await import(`${FILE}?default`)).default;
  }
};

process.on('uncaughtException', (error) => fail(failure(error, job.code)));
process.on('unhandledRejection', (error) => fail(failure(error, job.code)));
process.on('beforeExit', () =>
  fail(
    told(
      'exited',
      'main never finished: it awaits a promise that nothing is left to settle. Check that every promise is resolved or rejected.',
    ),
  ),
);
process.on('exit', (code) =>
  fail(
    told(
      'exited',
      `The tool called process.exit(${code}) before main returned. Return an object with a message instead.`,
    ),
  ),
);

const run = async () => {
  const main = await load();
  if (typeof main !== 'function') {
    fail({ ...told('raised', 'The code defines no function main.'), type: 'ReferenceError' });
    return;
  }
  const json = toJson(await main(job.arguments), 'The returned value', []) ?? 'null';
  const bytes = Buffer.byteLength(json);
  if (bytes > options.resultBytes) {
    fail(told('result_size', `What main returned is ${bytes} bytes of JSON.`));
    return;
  }
  answer(`{"nonce":${stringify(job.nonce)},"end":"returned","value":${json}}\n`);
};

run().catch((error) =>
  error instanceof NotPlain ? fail(told('invalid_result', error.message)) : fail(failure(error, job.code)),
);
