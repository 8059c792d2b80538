/**
 * Starts sandboxes for the server, whose own memory is too large for it to be forked for every run. It is told what to
 * start by messages, passes the ends of the sandbox's pipes back, and tells how it ended. It ends with the server, and
 * every sandbox with it.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import process from 'node:process';

/**
 * @typedef {object} Order
 * @property {number} id
 * @property {string} file
 * @property {string[]} given
 * @property {Record<string, string>} variables
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {string} filter File that is passed as descriptor 6.
 * @property {string} told What descriptor 5 brings: only when the server holds the other pipes does it go on.
 */

const STDOUT = 1;
const ANSWER = 4;
const ARGUMENTS = 5;
const INFO = 7;
const INFO_BYTES_MAX = 4_096;

/** @param {object} message @param {import('node:net').Socket} [socket] */
const send = (message, socket) =>
  new Promise((resolve) => {
    if (process.connected) {
      process.send?.(message, socket, {}, resolve);
    }
  });

/**
 * @param {Order} order
 * @returns {import('node:child_process').ChildProcess}
 */
const start = ({ file, given, variables, uid, gid, filter }) => {
  const descriptor = openSync(filter, 'r');
  try {
    return spawn(file, given, {
      ...(uid !== undefined && { uid, gid }),
      cwd: '/',
      env: /** @type {NodeJS.ProcessEnv} */ (variables),
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe', descriptor, 'pipe'],
    });
  } finally {
    closeSync(descriptor);
  }
};

/**
 * Sandboxes that wait for their arguments, and so have said nothing yet. Until the server has confirmed that it holds
 * the pipes, this process still reads from them too: what came earlier would be lost here.
 * @type {Map<number, () => void>}
 */
const waiting = new Map();

/** @param {Order} order */
const serve = (order) => {
  const { id } = order;
  const child = start(order);
  child.once('error', (error) => void send({ id, error: error.message }));
  child.once('exit', (code) => {
    waiting.delete(id);
    void send({ id, exit: { code } });
  });
  if (child.pid === undefined) {
    return;
  }
  for (const stream of child.stdio) {
    stream?.on('error', () => undefined);
  }
  const pid = child.pid;
  const sockets = /** @type {import('node:net').Socket[]} */ (/** @type {unknown[]} */ (child.stdio));
  let info = '';
  sockets[INFO]?.on('data', (chunk) => {
    info = `${info}${chunk}`.slice(0, INFO_BYTES_MAX);
    const first = /"child-pid": (\d+)/.exec(info)?.[1];
    if (first !== undefined) {
      void send({ id, first: Number(first) });
    }
  });
  for (const [at, socket] of sockets.slice(STDOUT, ANSWER + 1).entries()) {
    void send({ id, pid, descriptor: STDOUT + at }, socket);
  }
  waiting.set(id, () => sockets[ARGUMENTS]?.end(order.told));
};

process.on('message', (said) => {
  const order = /** @type {Order & { go?: true }} */ (said);
  if (order.go) {
    waiting.get(order.id)?.();
    waiting.delete(order.id);
    return;
  }
  try {
    serve(order);
  } catch (error) {
    void send({ id: order.id, error: String(error) });
  }
});
// Not by `disconnect` alone: it is held back for ever while a pipe that was sent is not acknowledged.
process.stdin.on('close', () => process.exit(0)).resume();
process.on('disconnect', () => process.exit(0));
// The terminal's Ctrl-C is for the server, which stops its runs first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => undefined);
}
