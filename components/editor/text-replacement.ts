/** What has to be replaced, by UTF-16 offsets into the current text, to arrive at the next one. */
export type TextReplacement = { start: number; end: number; text: string };

const LOW_SURROGATE = /[\udc00-\udfff]/;

/** A position between the halves of a character pair, or between CR and LF, is no place to cut. */
const splits = (text: string, at: number): boolean =>
  LOW_SURROGATE.test(text.charAt(at)) || (text[at] === '\n' && text[at - 1] === '\r');

/** The smallest single replacement, so that cursors outside of it stay where they are; null when nothing differs. */
export function replacementBetween(current: string, next: string): TextReplacement | null {
  if (current === next) {
    return null;
  }
  const shorter = Math.min(current.length, next.length);
  let start = 0;
  while (start < shorter && current[start] === next[start]) {
    start += 1;
  }
  while (start > 0 && (splits(current, start) || splits(next, start))) {
    start -= 1;
  }
  let tail = 0;
  while (tail < shorter - start && current[current.length - 1 - tail] === next[next.length - 1 - tail]) {
    tail += 1;
  }
  while (tail > 0 && (splits(current, current.length - tail) || splits(next, next.length - tail))) {
    tail -= 1;
  }
  return { start, end: current.length - tail, text: next.slice(start, next.length - tail) };
}
