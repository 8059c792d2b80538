import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type CodeChecker, createCodeChecker } from '@/lib/code/check';
import { loadPythonParsers } from '@/lib/code/python/load';
import { isValidated, refusalOf } from '@/lib/code/verdict';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import { type Language, TOOL_CODE_BYTES_MAX } from '@/lib/contract/tool';
import type { RuntimeService } from '@/server/services/runtimes';

/** Refuses code that no tool can have, or says whether all of it is in order. Parses, never executes. */
export type CodeCheck = (input: { language: Language; code: string }) => Outcome<{ validated: boolean }>;

const readInstalled = (file: string): Promise<Uint8Array<ArrayBuffer>> =>
  readFile(createRequire(import.meta.url).resolve(file));

/** Loads the parsers once for the whole process. */
export const loadCodeChecker = async (): Promise<CodeChecker> => {
  const [ruff, treeSitter, python] = await Promise.all([
    readInstalled('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm'),
    readInstalled('web-tree-sitter/web-tree-sitter.wasm'),
    readInstalled('tree-sitter-python/tree-sitter-python.wasm'),
  ]);
  return createCodeChecker(await loadPythonParsers({ ruff, treeSitter, python }));
};

/**
 * Waits until the interpreters have said what they can import. The check itself then waits for nothing, so that it can
 * be made while a row is locked.
 */
export const createCodeCheck = async (checker: CodeChecker, runtimes: RuntimeService): Promise<CodeCheck> => {
  const modules = await runtimes.modules();
  return ({ language, code }) => {
    const bytes = Buffer.byteLength(code);
    if (bytes > TOOL_CODE_BYTES_MAX) {
      return fail('invalid_request', `code: expected at most ${TOOL_CODE_BYTES_MAX} bytes, got ${bytes}`);
    }
    const findings = checker({ language, code, modules: modules[language] });
    const refusal = refusalOf(findings);
    return refusal === null
      ? succeed({ validated: isValidated(findings) })
      : fail('invalid_request', refusal);
  };
};
