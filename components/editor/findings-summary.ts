import type { Finding } from '@/lib/code/finding';

type Severity = Finding['severity'];

const WORDS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

export const SEVERITY_NAMES: Record<Severity, string> = { error: 'Error', warning: 'Warning', info: 'Note' };

/** "2 errors, 1 warning", the worst first; "No problems" when there are none. */
export function findingsSummary(findings: readonly Finding[]): string {
  const parts = (Object.keys(WORDS) as Severity[]).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${WORDS[severity]}${count === 1 ? '' : 's'}`];
  });
  return parts.join(', ') || 'No problems';
}
