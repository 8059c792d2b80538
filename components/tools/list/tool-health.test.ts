import { describe, expect, it } from 'vitest';
import { healthMark } from '@/components/tools/list/tool-health';
import type { RunState, ToolHealth } from '@/lib/contract/run';

const NOW = Date.parse('2026-01-01T12:00:00Z');

const health = (state: RunState, runs: number, failed: number): ToolHealth => ({
  tool_id: 't',
  last_run: { id: 'r', state, created_at: '2026-01-01T11:57:00Z' },
  recent: { runs, failed },
});

describe('the health of a tool', () => {
  it('is nothing for one that never ran', () => {
    expect(healthMark({ ...health('succeeded', 0, 0), last_run: null }, NOW)).toBeNull();
  });

  it('tells of the last run, and of failures among the recent ones', () => {
    expect(healthMark(health('succeeded', 20, 2), NOW)).toEqual({
      state: 'succeeded',
      words: 'Last run succeeded 3 minutes ago · 2 of last 20 failed',
    });
    expect(healthMark(health('running', 20, 0), NOW)?.words).toBe('Running, started 3 minutes ago');
    expect(healthMark(health('succeeded', 20, 0), NOW)?.words).toBe('Last run succeeded 3 minutes ago');
  });

  it('does not count a single run twice', () => {
    expect(healthMark(health('failed', 1, 1), NOW)?.words).toBe('Last run failed 3 minutes ago');
  });
});
