import fs from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compressFiles } from '../setup/compress.mjs';
import { createStaticFiles } from './static-files.mjs';

const SCRIPT = 'const answer = 42;\n'.repeat(200);

let root: string;
let server: Server;

beforeEach(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-static-'));
  fs.mkdirSync(path.join(root, 'chunks'));
  fs.writeFileSync(path.join(root, 'chunks', 'page.js'), SCRIPT);
  fs.writeFileSync(path.join(root, 'chunks', 'tiny.js'), '1');
  fs.writeFileSync(path.join(root, 'secret.txt'), SCRIPT);
  await compressFiles(root);
  const sendStatic = createStaticFiles(root, '/_next/static/');
  server = createServer(async (incoming, response) => {
    if (!(await sendStatic(incoming, response))) {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.close();
  fs.rmSync(root, { recursive: true });
});

type Asked = { path: string; method?: string; headers?: Record<string, string> };

const ask = ({ path: address, method = 'GET', headers = { 'accept-encoding': 'gzip, br' } }: Asked) =>
  new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      request({ host: '127.0.0.1', port, path: address, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
        );
      })
        .on('error', reject)
        .end();
    },
  );

it('sends what the build compressed, to be kept for ever', async () => {
  const { status, headers, body } = await ask({ path: '/_next/static/chunks/page.js' });
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'application/javascript; charset=UTF-8',
    'content-length': String(body.length),
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
  expect(body.length).toBeLessThan(SCRIPT.length);
});

it.each([
  [
    'a browser without Brotli',
    { path: '/_next/static/chunks/page.js', headers: { 'accept-encoding': 'gzip' } },
  ],
  [
    'Brotli refused',
    { path: '/_next/static/chunks/page.js', headers: { 'accept-encoding': 'br;q=0, gzip' } },
  ],
  [
    'a part of a file',
    { path: '/_next/static/chunks/page.js', headers: { 'accept-encoding': 'br', range: 'bytes=0-9' } },
  ],
  ['another method', { path: '/_next/static/chunks/page.js', method: 'POST' }],
  ['a file too small to compress', { path: '/_next/static/chunks/tiny.js' }],
  ['a file of another kind', { path: '/_next/static/secret.txt' }],
  ['a way out of the folder', { path: '/_next/static/../../etc/passwd' }],
  ['no such file', { path: '/_next/static/chunks/none.js' }],
])('leaves %s to Next', async (_, asked) => {
  expect((await ask(asked)).status).toBe(404);
});
