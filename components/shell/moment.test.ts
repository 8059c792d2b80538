import { expect, it } from 'vitest';
import { momentAgo } from '@/components/shell/moment';

const NOW = Date.parse('2026-03-10T12:00:00.000Z');

it.each([
  ['2026-03-10T12:00:30.000Z', 'just now'],
  ['2026-03-10T11:59:01.000Z', 'just now'],
  ['2026-03-10T11:58:00.000Z', '2 minutes ago'],
  ['2026-03-10T09:30:00.000Z', '2 hours ago'],
  ['2026-03-09T11:00:00.000Z', 'yesterday'],
  ['2026-02-20T12:00:00.000Z', '18 days ago'],
  ['2025-12-24T12:00:00.000Z', 'Dec 24, 2025'],
  ['soon', 'soon'],
])('says %s as %s', (timestamp, said) => {
  expect(momentAgo(timestamp, NOW)).toBe(said);
});
