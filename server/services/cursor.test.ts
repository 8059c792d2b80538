import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createCursors } from '@/server/services/cursor';

const cursors = createCursors(randomBytes(32));

test('a cursor is read by the list that wrote it, whatever the position holds', () => {
  for (const position of [['a'], ['2026-01-01T00:00:00.000Z', 'kg"\\'], [''], []]) {
    expect(cursors.read('list', cursors.write('list', position))).toEqual({ ok: true, value: position });
  }
});

test('of another list, another key, changed, cut or made up, it is refused', () => {
  const cursor = cursors.write('list', ['a', 'b']);
  const changed = Buffer.from(cursor, 'base64url');
  changed[changed.length - 3] = (changed.at(-3) ?? 0) ^ 1;
  const refused = [
    cursors.read('other list', cursor),
    createCursors(randomBytes(32)).read('list', cursor),
    cursors.read('list', changed.toString('base64url')),
    cursors.read('list', cursor.slice(0, 8)),
    cursors.read('list', ''),
    cursors.read('list', 'not a cursor at all!'),
  ];

  for (const outcome of refused) {
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'invalid_request' } });
  }
});
