import { z } from 'zod';
import { FINDING_CODES, type FindingCode } from '@/lib/code/finding-codes';

/** Lines and columns count from 1, columns in UTF-16 code units, the end is exclusive. */
const rangeSchema = z.strictObject({
  startLine: z.number().int().positive(),
  startColumn: z.number().int().positive(),
  endLine: z.number().int().positive(),
  endColumn: z.number().int().positive(),
});

/** One thing that the static check has to say about a tool's code. `message` carries no final full stop. */
export const findingSchema = z.strictObject({
  code: z.enum(Object.keys(FINDING_CODES) as [FindingCode, ...FindingCode[]]),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  range: rangeSchema,
});

export type SourceRange = z.infer<typeof rangeSchema>;
export type Finding = z.infer<typeof findingSchema>;

export const createFinding = (code: FindingCode, message: string, range: SourceRange): Finding => ({
  code,
  severity: FINDING_CODES[code].severity,
  message,
  range,
});
