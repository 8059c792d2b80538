import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { portProblem } from './port';
import { keepSessionSecret } from './session-secret';

let base: string;

beforeEach(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-test-'));
});

afterEach(() => {
  fs.rmSync(base, { recursive: true });
});

it('makes a session secret for its owner alone and keeps it', () => {
  const secret = keepSessionSecret(base);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(fs.statSync(path.join(base, 'session-secret')).mode & 0o777).toBe(0o600);
  expect(keepSessionSecret(base)).toBe(secret);
});

it('makes a new session secret when the kept one was cut short', () => {
  fs.writeFileSync(path.join(base, 'session-secret'), 'short\n');
  expect(keepSessionSecret(base).length).toBeGreaterThanOrEqual(32);
});

it('names the variable of a port that is taken, and a HOST that is not ours', async () => {
  const server = net.createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const taken = await portProblem({ port, host: '127.0.0.1', variable: 'API_PORT' });
  expect(taken).toContain(
    `Port ${port} is in use by another program. Stop that one, or choose another port: API_PORT=`,
  );
  await new Promise((resolve) => server.close(resolve));
  expect(await portProblem({ port, host: '127.0.0.1', variable: 'PORT' })).toBeNull();
  expect(await portProblem({ port, host: '192.0.2.1', variable: 'PORT' })).toContain(
    'is no address of this machine',
  );
});
