import type { CodeCheckInput } from '@/lib/code/check';

export type CodeLanguage = CodeCheckInput['language'];

export const CODE_LANGUAGES: Record<CodeLanguage, { name: string; indent: number }> = {
  python: { name: 'Python', indent: 4 },
  javascript: { name: 'JavaScript', indent: 2 },
};
