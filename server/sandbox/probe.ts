import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type { JsonObject } from '@/lib/contract/json';
import type { Language } from '@/lib/contract/tool';
import type { ExecutionEnd, ExecutionRequest } from './execution';
import type { SandboxProcess } from './launcher';
import type { Limits } from './limits';
import { runJob } from './run-job';

/** Why code cannot run here, and the line that mends it where there is one. */
export type ProbeFailure = { reason: string; remedy: string | null };

const PROBE_TIMEOUT_MS = 10_000;

/** Each answers with what it could get hold of, which must be nothing. */
const CODE: Record<Language, string> = {
  python: `
def main(canary, port):
    import os, socket
    got = []
    try:
        open(canary).close()
        got.append("a file of the host")
    except OSError:
        pass
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        got.append("a server of the host")
    except OSError:
        pass
    for name in ("/usr/canary", "/etc/canary", "/canary", "/proc/sys/kernel/core_pattern"):
        try:
            open(name, "a").close()
            got.append("the right to write to " + os.path.dirname(name))
        except OSError:
            pass
    if any(name.startswith("TOOLROOM") for name in os.environ):
        got.append("the host's environment")
    with open("/proc/self/status") as status:
        told = status.read()
    if "Seccomp:\t2" not in told or "NoNewPrivs:\t1" not in told:
        got.append("every system call")
    if os.getuid() == 0 or os.getpid() != 1:
        got.append("the host's users or processes")
    return {"message": ", ".join(got)}
`,
  javascript: `
const fs = require('fs');
const net = require('net');
const reach = (port) => new Promise((resolve) => {
  const socket = net.connect(port, '127.0.0.1', () => resolve(true));
  socket.on('error', () => resolve(false));
});
const works = (attempt) => { try { attempt(); return true; } catch { return false; } };
async function main({ canary, port }) {
  const got = [];
  if (works(() => fs.readFileSync(canary))) got.push('a file of the host');
  if (await reach(port)) got.push('a server of the host');
  for (const name of ['/usr/canary', '/etc/canary', '/canary', '/proc/sys/kernel/core_pattern']) {
    if (works(() => fs.closeSync(fs.openSync(name, 'a')))) got.push('the right to write to ' + name);
  }
  if (Object.keys(process.env).some((name) => name.startsWith('TOOLROOM'))) got.push("the host's environment");
  const told = fs.readFileSync('/proc/self/status', 'utf8');
  if (!told.includes('Seccomp:\t2') || !told.includes('NoNewPrivs:\t1')) got.push('every system call');
  if (process.getuid() === 0 || process.pid !== 1) got.push("the host's users or processes");
  return { message: got.join(', ') };
}
`,
};

const requestFor = (language: Language, given: JsonObject): ExecutionRequest => ({
  language,
  code: CODE[language],
  arguments: given,
  packageSet: null,
  imports: [],
  timeoutMs: PROBE_TIMEOUT_MS,
  egress: false,
  signal: new AbortController().signal,
});

const listen = (): Promise<net.Server> =>
  new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

const verdict = (language: Language, end: ExecutionEnd): ProbeFailure | null => {
  if (end.kind !== 'returned') {
    const why = end.kind === 'failed' ? end.error.message : end.kind;
    return { reason: `A first try of a ${language} sandbox failed: ${why}`, remedy: null };
  }
  const got = (end.value as { message: string }).message;
  return got === ''
    ? null
    : { reason: `A ${language} sandbox does not hold here: code inside got ${got}.`, remedy: null };
};

/** What bubblewrap says when it cannot make a sandbox, and what to do about it. */
export const explainStart = (said: string): ProbeFailure => {
  const line = said.trim().split('\n').at(-1) || 'it ended without a word';
  const reason = `The sandbox cannot be started: ${line}`;
  const forbidden = /namespace|uid map|RTM_NEWADDR|Operation not permitted|Permission denied|setting up/i;
  if (fs.existsSync('/.dockerenv') || fs.existsSync('/run/.containerenv')) {
    return {
      reason,
      remedy:
        'docker run --init --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined …',
    };
  }
  const restricted = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  if (fs.existsSync(restricted) && fs.readFileSync(restricted, 'utf8').trim() === '1') {
    return { reason, remedy: 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0' };
  }
  const clone = '/proc/sys/kernel/unprivileged_userns_clone';
  if (fs.existsSync(clone) && fs.readFileSync(clone, 'utf8').trim() === '0') {
    return { reason, remedy: 'sudo sysctl -w kernel.unprivileged_userns_clone=1' };
  }
  return {
    reason,
    remedy: forbidden.test(line) ? 'sudo sysctl -w user.max_user_namespaces=15000' : null,
  };
};

/**
 * Starts a real sandbox and tries to get out of it: with a file that everybody on the host may read, a server on
 * its loopback, its environment, and places to write to. Null: it works, and it holds.
 */
export const probe = async (
  language: Language,
  folder: string,
  start: () => Promise<SandboxProcess>,
  limits: Limits,
): Promise<ProbeFailure | null> => {
  const canary = path.join(folder, `canary-${language}`);
  fs.writeFileSync(canary, 'seen', { mode: 0o644 });
  const server = await listen();
  const address = server.address();
  const sandbox = await start();
  try {
    if (!(await sandbox.ready)) {
      sandbox.kill();
      return explainStart((await sandbox.closed).said);
    }
    const port = typeof address === 'object' && address ? address.port : 0;
    const { end } = await runJob(
      sandbox,
      requestFor(language, { canary, port }),
      limits,
      new AbortController().signal,
    );
    return verdict(language, end);
  } finally {
    sandbox.kill();
    await sandbox.closed;
    server.close();
    fs.rmSync(canary, { force: true });
  }
};
