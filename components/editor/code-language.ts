/** The languages a runtime speaks, by the words of the contract. */
export type CodeLanguage = 'python' | 'javascript';

export const CODE_LANGUAGES: Record<CodeLanguage, { name: string; indent: number }> = {
  python: { name: 'Python', indent: 4 },
  javascript: { name: 'JavaScript', indent: 2 },
};
