import { distance } from 'fastest-levenshtein';

const LENGTH_COMPARED_MAX = 64;

/** The name most like this one: a letter or two apart, depending on its length, or with the letters in another order. */
export function nearestName(wanted: string, names: readonly string[]): string | null {
  if (wanted.length > LENGTH_COMPARED_MAX) {
    return null;
  }
  const limit = Math.max(1, Math.floor(wanted.length / 4));
  const letters = sortedLetters(wanted);
  let best: { name: string; edits: number } | null = null;
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) > limit) {
      continue;
    }
    const edits = sortedLetters(name) === letters ? 1 : distance(wanted.toLowerCase(), name.toLowerCase());
    if (edits <= limit && edits < (best?.edits ?? limit + 1)) {
      best = { name, edits };
    }
  }
  return best?.name ?? null;
}

const sortedLetters = (name: string): string => [...name.toLowerCase()].sort().join('');
