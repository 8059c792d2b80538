import type { CodeCheckInput } from '@/lib/code/check';
import type { Finding } from '@/lib/code/finding';

/** To the worker and back. `ok: false` says that the parsers could not be loaded or gave up, not that the code is bad. */
export type CheckRequest = CodeCheckInput & { id: number };
export type CheckReply = { id: number; ok: true; findings: Finding[] } | { id: number; ok: false };
