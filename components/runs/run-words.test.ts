import { describe, expect, it } from 'vitest';
import { failureTitle, outcomeLine, sourceWords, tookWords, versionWords } from '@/components/runs/run-words';
import type { RunError } from '@/lib/contract/run';

const error: RunError = {
  reason: 'raised',
  type: 'KeyError',
  message: "'order'",
  line: 3,
  column: null,
  traceback: null,
};

describe('the words of a run', () => {
  it('name an error by its type, and a limit by what was exceeded', () => {
    expect(failureTitle(error)).toBe('KeyError');
    expect(failureTitle({ ...error, type: null })).toBe('The tool raised an error');
    expect(failureTitle({ ...error, reason: 'memory' })).toBe('It used too much memory');
  });

  it('say in a line what came of it', () => {
    expect(outcomeLine({ error, message: null })).toBe("KeyError: 'order'");
    expect(
      outcomeLine({ error: { ...error, reason: 'wall_time', message: 'It took 10 s.' }, message: null }),
    ).toBe('It took 10 s.');
    expect(outcomeLine({ error: null, message: 'Shipped' })).toBe('Shipped');
    expect(outcomeLine({ error: null, message: null })).toBe('');
  });

  it('say who asked: the agent before its token', () => {
    expect(sourceWords({ source: 'api', token_name: 'nightly', agent_id: null })).toBe('API · nightly');
    expect(sourceWords({ source: 'agent', token_name: 'nightly', agent_id: 'a1' })).toBe('Agent · a1');
    expect(sourceWords({ source: 'test', token_name: null, agent_id: null })).toBe('Test tab');
  });

  it('tell a draft from a version, and no time from none yet', () => {
    expect([versionWords(3), versionWords(null)]).toEqual(['v3', 'draft']);
    expect([tookWords({ run_time_ms: 1_500 }), tookWords({ run_time_ms: null })]).toEqual(['1.5 s', '']);
  });
});
