import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createFakeInternet } from '@/server/sandbox/egress/testing/fake-internet';
import { startTestSandbox, type TestSandbox } from '@/server/sandbox/testing/test-sandbox';

const BYTES = 3_000_000;
const PUBLIC = '93.184.216.34';

/** Counts what it is sent and sends as much back. */
const server = createServer((request, response) => {
  let count = 0;
  request.on('data', (chunk: Buffer) => {
    count += chunk.length;
  });
  request.on('end', () => response.end(`${count}`.padEnd(BYTES, '.')));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const internet = createFakeInternet({ names: { 'api.example.com': [[PUBLIC]] }, hosts: { [PUBLIC]: port } });

vi.mock('./egress/network', async (original) => ({
  ...(await original<typeof import('./egress/network')>()),
  get internet() {
    return internet.network;
  },
}));

const PYTHON = `
import urllib.request, concurrent.futures
def fetch(n):
    body = b"x" * 3_000_000
    with urllib.request.urlopen("http://api.example.com/", data=body) as answer:
        text = answer.read().decode()
        return [int(text.rstrip(".")), len(text)]
def main(times):
    with concurrent.futures.ThreadPoolExecutor(times) as pool:
        return {"message": "ok", "rawData": list(pool.map(fetch, range(times)))}
`;

const JAVASCRIPT = `
const fetchOnce = async () => {
  const answer = await fetch('http://api.example.com/', { method: 'POST', body: 'x'.repeat(3_000_000) });
  const text = await answer.text();
  return [parseInt(text), text.length];
};
async function main({ times }) {
  return { message: 'ok', rawData: await Promise.all(Array.from({ length: times }, fetchOnce)) };
}
`;

const NODE_HTTP = `
const http = require('node:http');
async function main({ times }) {
  const text = await new Promise((resolve, reject) => {
    const request = http.request('http://api.example.com/', { method: 'POST' }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => { text += chunk; });
      answer.on('end', () => resolve(text));
    });
    request.on('error', reject);
    request.end('x'.repeat(3_000_000));
  });
  return { message: 'ok', rawData: [[parseInt(text), text.length]] };
}
`;

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ egress: 'public' });
});
afterAll(async () => {
  await sandbox.remove();
  server.close();
});

describe('the way out of a sandbox', () => {
  it.each([
    ['python', PYTHON, 5],
    ['javascript', JAVASCRIPT, 5],
    ['javascript', NODE_HTTP, 1],
  ] as const)('carries megabytes both ways, several at once (%s)', async (language, code, times) => {
    const { end } = await sandbox.run(language, code, { times }, { egress: true });
    const expected = Array.from({ length: times }, () => [BYTES, BYTES]);
    expect(end).toEqual({ kind: 'returned', value: { message: 'ok', rawData: expected } });
  });

  it.each([
    ['python', PYTHON],
    ['javascript', JAVASCRIPT],
  ] as const)('is closed for a run that may not use it (%s)', async (language, code) => {
    const { end } = await sandbox.run(language, code, { times: 1 }, { egress: false });
    expect(end).toMatchObject({ kind: 'failed', error: { reason: 'raised' } });
  });
});
