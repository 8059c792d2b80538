import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Resource } from '@/bench/reference-server';
import { root } from '@/bench/stack';

const ENTRY = `
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/python/register';
import 'monaco-editor/languages/definitions/javascript/register';
self.MonacoEnvironment = { getWorker: () => new Worker('/worker.js') };
const value = document.querySelector('script[type="text/plain"]').textContent;
monaco.editor.create(document.getElementById('editor'), { value, language: 'python', automaticLayout: true });
`;

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };

/** A page with nothing but Monaco and the code given: the least an editor page of this kind can cost. */
export const bareMonacoPage = async (code: string): Promise<Map<string, Resource>> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-monaco-'));
  try {
    await writeFile(path.join(folder, 'page.js'), ENTRY);
    await build({
      entryPoints: {
        page: path.join(folder, 'page.js'),
        worker: path.join(root, 'node_modules/monaco-editor/esm/vs/editor/editor.worker.js'),
      },
      nodePaths: [path.join(root, 'node_modules')],
      outdir: path.join(folder, 'out'),
      bundle: true,
      minify: true,
      format: 'iife',
      loader: { '.ttf': 'file' },
      logLevel: 'error',
    });
    const resources = new Map<string, Resource>();
    for (const name of await readdir(path.join(folder, 'out'))) {
      const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
      resources.set(`/${name}`, { type, body: await readFile(path.join(folder, 'out', name)) });
    }
    resources.set('/', {
      type: 'text/html',
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Editor</title><link rel="stylesheet" href="/page.css"><div id="editor" style="height:800px"></div><script type="text/plain">${code}</script><script src="/page.js"></script></html>`,
    });
    return resources;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export const textareaPage = (code: string): Map<string, Resource> =>
  new Map([
    [
      '/',
      {
        type: 'text/html',
        body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Editor</title><textarea aria-label="Code" style="width:100%;height:800px">${code}</textarea></html>`,
      },
    ],
  ]);
