import { createHash, randomBytes } from 'node:crypto';
import { TOKEN_PREFIX } from '@/lib/contract/token';

const SECRET_BYTES = 32;
const HINT_LENGTH = 10;

export const newTokenSecret = (): string => TOKEN_PREFIX + randomBytes(SECRET_BYTES).toString('base64url');

export const newSignInCode = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** Secrets are kept only as this. They are long and random, so a plain hash cannot be searched. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** The start of a token, enough to recognise it by in a list. */
export const hintOf = (secret: string): string => secret.slice(0, HINT_LENGTH);
