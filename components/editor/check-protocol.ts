import type { CodeLanguage } from '@/components/editor/code-language';
import type { Finding } from '@/lib/code/finding';
import type { RuntimeModules } from '@/lib/code/imports';

/** `modules` null: imports are not checked. */
export type CheckInput = { language: CodeLanguage; code: string; modules: RuntimeModules | null };

/** To the worker and back. `ok: false` says that the parsers could not be loaded or gave up, not that the code is bad. */
export type CheckRequest = CheckInput & { id: number };
export type CheckReply = { id: number; ok: true; findings: Finding[] } | { id: number; ok: false };
