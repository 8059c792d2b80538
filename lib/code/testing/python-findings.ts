import { beforeAll } from 'vitest';
import { type CodeChecker, createCodeChecker } from '@/lib/code/check';
import { loadInstalledParsers } from '@/lib/code/testing/parsers';

/** The least that is a tool. */
export const MAIN = 'def main(**params):\n    return {"message": "ok"}\n';

/**
 * For the top of a test file: what the check finds in Python code, each as its kind and its place, against a runtime
 * that knows a few modules.
 */
export function givenPythonChecker(): (code: string, runtime?: string) => string[] {
  let check: CodeChecker;
  beforeAll(async () => {
    check = createCodeChecker(await loadInstalledParsers());
  });
  return (code, runtime) => {
    const modules = {
      builtin: ['json', 'os', 'typing'],
      packages: ['requests'],
      ...(runtime ? { runtime } : {}),
    };
    return check({ language: 'python', code, modules }).map(
      ({ code: kind, range }) =>
        `${kind} ${range.startLine}:${range.startColumn}-${range.endLine}:${range.endColumn}`,
    );
  };
}
