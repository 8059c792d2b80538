import { describe, expect, it } from 'vitest';
import type { RunState, RunSummary } from '@/lib/contract/run';
import { appendPage, nextCursorOf } from '@/lib/queries/paged-list';
import {
  type RunsList,
  type RunsPage,
  receiveNewest,
  runsOf,
  startRuns,
  takeWaiting,
  waitingCount,
} from '@/lib/queries/runs-list';

const run = (id: string, state: RunState): RunSummary => ({
  id,
  workspace_id: 'w',
  tool_id: 't',
  tool_name: 'tool',
  tool_version: 1,
  language: 'python',
  source: 'api',
  token_name: null,
  agent_id: null,
  state,
  error: null,
  message: null,
  run_time_ms: 1,
  created_at: '2026-01-01T00:00:00.000Z',
  ended_at: null,
});

/** Capitals are runs that go on, small letters those that ended. */
const page = (ids: string, nextCursor: string | null): RunsPage => ({
  items: [...ids].map((id) => run(id.toLowerCase(), id === id.toLowerCase() ? 'succeeded' : 'running')),
  nextCursor,
  scanned: ids.length,
});

const shownIn = (list: RunsList) =>
  runsOf(list)
    .map(({ id, state }) => (state === 'running' ? id.toUpperCase() : id))
    .join('');

/** Dcb, then a behind it, and more behind 1. */
const loaded = (): RunsList => {
  const first = startRuns(page('Dcb', '2'));
  return { ...first, shown: appendPage(first.shown, '2', page('a', '1')) };
};

describe('a newer reading of the first page', () => {
  it('changes what is on screen where it stands, and holds new runs back', () => {
    const list = receiveNewest(loaded(), page('Fed', '3'));
    expect(shownIn(list)).toBe('dcba');
    expect(waitingCount(list)).toEqual({ count: 2, orMore: false });
    expect(nextCursorOf(list.shown)).toBe('1');
  });

  it('leaves the list alone while nothing of it is known any more, and counts at least so many', () => {
    const list = receiveNewest(loaded(), page('ihg', '6'));
    expect(shownIn(list)).toBe('Dcba');
    expect(waitingCount(list)).toEqual({ count: 3, orMore: true });
  });

  it('drops what no longer belongs to the list', () => {
    expect(shownIn(receiveNewest(loaded(), page('cb', '2')))).toBe('cba');
    expect(shownIn(receiveNewest(loaded(), page('c', null)))).toBe('c');
    expect(shownIn(receiveNewest(loaded(), page('', null)))).toBe('');
  });

  it('has nothing waiting when there is nothing new', () => {
    expect(receiveNewest(loaded(), page('dcb', '2')).waiting).toBeNull();
  });
});

describe('the runs that wait', () => {
  it('come on top when they are asked for', () => {
    const list = takeWaiting(receiveNewest(loaded(), page('Fed', '3')));
    expect(shownIn(list)).toBe('Fedcba');
    expect(waitingCount(list)).toEqual({ count: 0, orMore: false });
    expect(nextCursorOf(list.shown)).toBe('1');
  });

  it('start the list anew where there is no joint', () => {
    const list = takeWaiting(receiveNewest(loaded(), page('ihg', '6')));
    expect(shownIn(list)).toBe('ihg');
    expect(nextCursorOf(list.shown)).toBe('6');
  });

  it('fill a list that was empty', () => {
    expect(shownIn(takeWaiting(receiveNewest(startRuns(page('', null)), page('A', null))))).toBe('A');
  });

  it('are none in a list that was just read', () => {
    expect(takeWaiting(loaded())).toEqual(loaded());
  });
});
