import type { CheckReply, CheckRequest } from '@/components/editor/check-protocol';
import { type CodeChecker, createCodeChecker } from '@/lib/code/check';
import { loadPythonParsers, type PythonParsers } from '@/lib/code/python/load';

const checkJavaScript = createCodeChecker(null);

let checkPython: Promise<CodeChecker> | null = null;

async function bytesAt(address: URL): Promise<ArrayBuffer> {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address.pathname} answered ${response.status}`);
  }
  return response.arrayBuffer();
}

/** The three WebAssembly modules are fetched from our own origin when the first Python code is checked. */
async function loadParsers(): Promise<PythonParsers> {
  const [ruff, treeSitter, python] = await Promise.all([
    bytesAt(new URL('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm', import.meta.url)),
    bytesAt(new URL('web-tree-sitter/web-tree-sitter.wasm', import.meta.url)),
    bytesAt(new URL('tree-sitter-python/tree-sitter-python.wasm', import.meta.url)),
  ]);
  return loadPythonParsers({ ruff, treeSitter, python });
}

function checkerFor(language: CheckRequest['language']): CodeChecker | Promise<CodeChecker> {
  if (language === 'javascript') {
    return checkJavaScript;
  }
  checkPython ??= loadParsers().then(createCodeChecker);
  return checkPython;
}

/** A worker that failed is ended by its client, so that what failed to load is tried anew by the next one. */
async function answer({ id, ...input }: CheckRequest): Promise<CheckReply> {
  try {
    const check = await checkerFor(input.language);
    return { id, ok: true, findings: check(input) };
  } catch {
    return { id, ok: false };
  }
}

self.onmessage = async ({ data }: MessageEvent<CheckRequest>) => {
  self.postMessage(await answer(data));
};
