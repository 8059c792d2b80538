import type { Finding } from '@/lib/code/finding';
import { FINDING_CODES } from '@/lib/code/finding-codes';

/**
 * Why a write with these findings is refused, as one sentence for a 400, or null when it is not.
 * The first refusing finding is spelled out, the others are counted.
 */
export function refusalOf(findings: readonly Finding[]): string | null {
  const refusing = findings.filter((finding) => FINDING_CODES[finding.code].refuses);
  const [first] = refusing;
  if (!first) {
    return null;
  }
  const { startLine, startColumn } = first.range;
  const others = refusing.length - 1;
  const more = others === 0 ? '' : ` (and ${others} more ${others === 1 ? 'problem' : 'problems'})`;
  return `code: line ${startLine}, column ${startColumn}: ${inSentence(first.message)}${more}`;
}

/** What a tool's `validated` says: nothing at error level is left. */
export const isValidated = (findings: readonly Finding[]): boolean =>
  findings.every((finding) => finding.severity !== 'error');

const inSentence = (message: string): string =>
  /^[A-Z][a-z' ]/.test(message) ? message.charAt(0).toLowerCase() + message.slice(1) : message;
