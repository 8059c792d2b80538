import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { type CodeCheckInput, createCodeReader } from '@/lib/code/check';
import { loadPythonParsers } from '@/lib/code/python/load';

/** The thread of `check-worker.ts`: loads the parsers once, says that it is ready, then answers each
 * code with its findings and imports, in order. */
const readInstalled = (file: string): Promise<Uint8Array<ArrayBuffer>> =>
  readFile(createRequire(import.meta.url).resolve(file));

const load = async () => {
  const [ruff, treeSitter, python] = await Promise.all([
    readInstalled('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm'),
    readInstalled('web-tree-sitter/web-tree-sitter.wasm'),
    readInstalled('tree-sitter-python/tree-sitter-python.wasm'),
  ]);
  return createCodeReader(await loadPythonParsers({ ruff, treeSitter, python }));
};

const read = await load();
parentPort?.on('message', (input: CodeCheckInput) => parentPort?.postMessage(read(input)));
parentPort?.postMessage('ready');
