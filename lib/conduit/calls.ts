import type { Answer } from '@/lib/conduit/request';

/** A path with every value in it escaped. */
export const path = (strings: TemplateStringsArray, ...values: string[]) =>
  strings.reduce((text, part, index) => `${text}${encodeURIComponent(values[index - 1] ?? '')}${part}`);

export const mapped = <From, To>(answer: Answer<From>, change: (value: From) => To): Answer<To> =>
  answer.ok ? { ok: true, value: change(answer.value) } : answer;
