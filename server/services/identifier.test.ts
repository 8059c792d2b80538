import { expect, test } from 'vitest';
import { newIdentifier } from '@/server/services/identifier';

test('an id has 32 lowercase letters and digits, its kind first, and comes once', () => {
  const ids = Array.from({ length: 1000 }, () => newIdentifier('kg'));
  expect(ids.every((id) => /^kg[a-z0-9]{30}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(1000);
});
