import { describe, expect, it } from 'vitest';
import { parseRetryAfter, RETRY_WAIT_BUDGET_MS, waitBeforeAttempt } from '@/lib/conduit/retry';

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-04-01T12:00:00Z');
  it.each([
    ['12', 12],
    ['0', 0],
    ['1.2', 2],
    ['-3', 0],
    ['Wed, 01 Apr 2026 12:00:30 GMT', 30],
    ['Wed, 01 Apr 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %j as %j', (header, seconds) => {
    expect(parseRetryAfter(header, now)).toBe(seconds);
  });
});

describe('waitBeforeAttempt', () => {
  it('grows with each attempt and never repeats the same wait for everyone', () => {
    expect(waitBeforeAttempt(2, undefined, () => 0.5)).toBe(100);
    expect(waitBeforeAttempt(3, undefined, () => 0.5)).toBe(200);
    expect(waitBeforeAttempt(2, undefined, () => 0)).toBe(0);
  });

  it('waits at least as long as the API asked for', () => {
    expect(waitBeforeAttempt(2, 2, () => 0.5)).toBe(2_100);
  });

  it('does not keep an operator waiting longer than the budget', () => {
    expect(waitBeforeAttempt(2, RETRY_WAIT_BUDGET_MS / 1_000 + 1, () => 0)).toBeNull();
  });
});
