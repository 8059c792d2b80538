import type { editor, MarkerSeverity } from 'monaco-editor/editor';
import type { Finding } from '@/lib/code/finding';

/** Monaco's numbers, as values: this file does not load Monaco. */
export const ERROR: MarkerSeverity = 8;
const SEVERITY: Record<Finding['severity'], MarkerSeverity> = { error: ERROR, warning: 4, info: 2 };

/**
 * Findings and markers count alike: from 1, in UTF-16 code units, the end not included. The code of a finding is for
 * programs and stays out.
 */
export function markersOf(findings: readonly Finding[]): editor.IMarkerData[] {
  return findings.map(({ severity, message, range }) => ({
    severity: SEVERITY[severity],
    message,
    startLineNumber: range.startLine,
    startColumn: range.startColumn,
    endLineNumber: range.endLine,
    endColumn: range.endColumn,
  }));
}
