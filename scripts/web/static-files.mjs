import fs from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** @type {Record<string, string>} */
const TYPES = {
  '.js': 'application/javascript; charset=UTF-8',
  '.mjs': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
};

/** @typedef {{ file: string, type: string, content: Promise<Buffer> | null }} StaticFile */

/**
 * The files below `folder` that the build compressed, by their address below `prefix`.
 * @param {string} folder
 * @param {string} prefix
 * @returns {Map<string, StaticFile>}
 */
const findCompressed = (folder, prefix) => {
  /** @type {Map<string, StaticFile>} */
  const found = new Map();
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const original = name.slice(0, -'.br'.length);
    const type = TYPES[path.extname(original)];
    if (name.endsWith('.br') && type !== undefined) {
      const address = `${prefix}${original.split(path.sep).join('/')}`;
      found.set(address, { file: path.join(folder, name), type, content: null });
    }
  }
  return found;
};

/** @param {import('node:http').IncomingMessage} request */
const takesBrotli = ({ headers }) =>
  String(headers['accept-encoding'] ?? '')
    .split(',')
    .some((coding) => /^br\s*(;|$)/.test(coding.trim()) && !/;\s*q=0(\.0*)?\s*$/.test(coding));

/**
 * Answers requests for the web build's static files with what the build compressed. Their names change with their
 * content, so a browser may keep them for ever. Returns false, and has done nothing, where Next has to answer: another
 * method, a part of a file, a browser without Brotli (they offer it to https and to this machine only), no such file.
 * @param {string} folder
 * @param {string} prefix
 */
export const createStaticFiles = (folder, prefix) => {
  const files = findCompressed(folder, prefix);
  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  return async (request, response) => {
    const found = files.get((request.url ?? '').split('?', 1)[0] ?? '');
    if (!found || request.method !== 'GET' || request.headers.range !== undefined || !takesBrotli(request)) {
      return false;
    }
    found.content ??= readFile(found.file);
    const content = await found.content;
    response.writeHead(200, {
      'content-type': found.type,
      'content-encoding': 'br',
      'content-length': content.length,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    response.end(content);
    return true;
  };
};
