import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';

const SIGNATURE_BYTES = 16;
const positionSchema = z.array(z.string());

/**
 * Opaque marks of where a page ended. A cursor is signed together with the list it belongs to (workspace, filters,
 * sort), so one that was made up, changed or taken from another list is refused.
 */
export const createCursors = (key: Buffer) => {
  const sign = (list: string, payload: Buffer): Buffer =>
    createHmac('sha256', key)
      .update(`${Buffer.byteLength(list)}:${list}`)
      .update(payload)
      .digest()
      .subarray(0, SIGNATURE_BYTES);

  return {
    write: (list: string, position: readonly string[]): string => {
      const payload = Buffer.from(JSON.stringify(position));
      return Buffer.concat([sign(list, payload), payload]).toString('base64url');
    },

    read: (list: string, cursor: string): Outcome<string[]> => {
      const bytes = Buffer.from(cursor, 'base64url');
      const payload = bytes.subarray(SIGNATURE_BYTES);
      const signature = bytes.subarray(0, SIGNATURE_BYTES);
      const genuine = signature.length === SIGNATURE_BYTES && timingSafeEqual(signature, sign(list, payload));
      if (!genuine) {
        return fail(
          'invalid_request',
          'cursor: expected a next_cursor of this same list (same workspace, filters and sort). Start again without a cursor.',
        );
      }
      return succeed(positionSchema.parse(JSON.parse(payload.toString())));
    },
  };
};

export type Cursors = ReturnType<typeof createCursors>;
