import { randomInt } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 32;

/** What an id names, by its first two letters: custom tool, workspace, token, run. */
export type IdentifierKind = 'kg' | 'ws' | 'tk' | 'rn';

/** Ids as the contract shows them: 32 lowercase letters and digits, two-letter kind first. Not guessable. */
export const newIdentifier = (kind: IdentifierKind): string =>
  kind + Array.from({ length: LENGTH - kind.length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
