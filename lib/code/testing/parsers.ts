import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadPythonParsers, type PythonParsers } from '@/lib/code/python/load';

const modules = createRequire(import.meta.url);
const read = (path: string): Promise<Uint8Array<ArrayBuffer>> => readFile(modules.resolve(path));

/** The parsers as a server starts them: bytes of the installed packages. */
export async function loadInstalledParsers(): Promise<PythonParsers> {
  const [ruff, treeSitter, python] = await Promise.all([
    read('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm'),
    read('web-tree-sitter/web-tree-sitter.wasm'),
    read('tree-sitter-python/tree-sitter-python.wasm'),
  ]);
  return loadPythonParsers({ ruff, treeSitter, python });
}
