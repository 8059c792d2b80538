import type { ImportedModule } from '@/lib/code/imports';
import { isValidated, refusalOf } from '@/lib/code/verdict';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import { type Language, TOOL_CODE_BYTES_MAX } from '@/lib/contract/tool';
import type { CheckWorker } from '@/server/services/check-worker';
import type { RuntimeService } from '@/server/services/runtimes';

/** Refuses code that no tool can have, or says whether all of it is in order. Parses, never executes. */
export type CodeCheck = (input: {
  language: Language;
  code: string;
}) => Promise<Outcome<{ validated: boolean; imports: ImportedModule[] }>>;

const TOO_SLOW = fail(
  'invalid_request',
  'code: checking it took too long and was given up. Simplify it: less nesting, shorter expressions, fewer errors.',
);

export const createCodeCheck =
  (worker: CheckWorker, runtimes: RuntimeService): CodeCheck =>
  async ({ language, code }) => {
    const bytes = Buffer.byteLength(code);
    if (bytes > TOOL_CODE_BYTES_MAX) {
      return fail('invalid_request', `code: expected at most ${TOOL_CODE_BYTES_MAX} bytes, got ${bytes}`);
    }
    const modules = await runtimes.modules();
    const read = await worker.check({ language, code, modules: modules[language] });
    if (read === 'gave-up') {
      return TOO_SLOW;
    }
    const { findings, imports } = read;
    const refusal = refusalOf(findings);
    return refusal === null
      ? succeed({ validated: isValidated(findings), imports })
      : fail('invalid_request', refusal);
  };
