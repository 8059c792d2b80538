/**
 * Every finding of the static check: how bad it is, and whether a write with it is refused. An error that does
 * not refuse leaves the tool saved with `validated: false`.
 */
export const FINDING_CODES = {
  'syntax-error': { severity: 'error', refuses: true },
  'too-large': { severity: 'error', refuses: true },
  'too-complex': { severity: 'error', refuses: true },
  'check-failed': { severity: 'error', refuses: true },
  'entrypoint-missing': { severity: 'error', refuses: true },
  'entrypoint-nested': { severity: 'error', refuses: true },
  'entrypoint-duplicate': { severity: 'error', refuses: true },
  'entrypoint-not-a-function': { severity: 'error', refuses: true },
  'entrypoint-generator': { severity: 'error', refuses: true },
  'entrypoint-parameters': { severity: 'error', refuses: true },
  'return-missing': { severity: 'error', refuses: true },
  'import-unresolved': { severity: 'error', refuses: false },
  'import-not-a-module': { severity: 'error', refuses: false },
  'import-optional': { severity: 'warning', refuses: false },
  'parameters-are-keywords': { severity: 'warning', refuses: false },
} as const;

export type FindingCode = keyof typeof FINDING_CODES;
