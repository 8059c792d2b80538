// Runs one JavaScript tool inside its sandbox, on Bun. File descriptor 3 brings one job as a line of JSON, 4 takes the
// answer; 1 and 2 are the tool's logs and nothing else. What is used after the tool's code has run is taken hold of
// before, so that a tool which changes the built-ins by accident still gets its answer out.
import { closeSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { openBridge } from './bridge.js';
import { failure, isMainUndeclared, TOOL_FILE, told } from './failure.js';
import { NotPlain, toJson } from './result.js';

const JOB = 3;
const ANSWER = 4;
const ENTRY = 'toolroomMain';

const { stringify } = JSON;
const { isSafeInteger } = Number;
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

const options = JSON.parse(process.argv[2]);
process.argv.length = 1;
process.argv.push(TOOL_FILE);
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
  writeFileSync(TOOL_FILE, job.code);
  const tool = await import('./rehearsal.js');
  toJson(await tool[ENTRY](job), '', [], options.resultDepth);
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
    writeFileSync(TOOL_FILE, `${job.code}\n;export{main as ${ENTRY}};`);
    return (await import(TOOL_FILE))[ENTRY];
  } catch (error) {
    if (!isMainUndeclared(error)) {
      throw error;
    }
    writeFileSync(TOOL_FILE, job.code);
    return (await import(`${TOOL_FILE}?default`)).default;
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
  const json = toJson(await main(job.arguments), 'The returned value', [], options.resultDepth) ?? 'null';
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
