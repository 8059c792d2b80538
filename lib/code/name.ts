/** The contract's limit; a test keeps the two together. This file stays free of zod: pages import it. */
const NAME_LENGTH_MAX = 64;

/** What is wrong with a tool's name, in one sentence, or null when it is fine. */
export function toolNameProblem(text: string): string | null {
  if (text === '') {
    return 'A tool needs a name.';
  }
  if (text.length > NAME_LENGTH_MAX) {
    return `A name has at most ${NAME_LENGTH_MAX} characters, this one has ${text.length}.`;
  }
  if (/\s/.test(text)) {
    return 'A name has no spaces: join the words with single hyphens.';
  }
  if (/\p{Lu}/u.test(text)) {
    return 'A name is all lowercase.';
  }
  const other = /[^a-z0-9-]/u.exec(text)?.[0];
  if (other) {
    return `A name has only the letters a–z, digits and hyphens, not ${JSON.stringify(other)}.`;
  }
  if (text.startsWith('-') || text.endsWith('-')) {
    return 'A name neither starts nor ends with a hyphen.';
  }
  return text.includes('--') ? 'A name has no two hyphens in a row.' : null;
}

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN_LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** The nearest name that is allowed ("Lookup Order_Status!" → "lookup-order-status"), or null when none can be made. */
export function suggestToolName(text: string): string | null {
  const plain = text
    .replace(/(\p{Ll}|\p{Nd})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => PLAIN_LETTERS[letter] ?? '')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '');
  const name = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, NAME_LENGTH_MAX)
    .replace(/-+$/, '');
  return name === '' ? null : name;
}
