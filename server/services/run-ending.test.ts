import { describe, expect, test } from 'vitest';
import type { JsonValue } from '@/lib/contract/json';
import type { RunError } from '@/lib/contract/run';
import type { Execution } from '@/server/sandbox/execution';
import { endedWith, endedWithout, errorOf, runAnswerOf } from '@/server/services/run-ending';

const execution = (end: Execution['end'], change: Partial<Execution> = {}): Execution => ({
  end,
  logs: '',
  logsTruncated: false,
  runTimeMs: 12.6,
  queueTimeMs: 0.2,
  peakMemoryBytes: null,
  ...change,
});

const returned = (value: JsonValue, language: 'python' | 'javascript' = 'python') =>
  endedWith(execution({ kind: 'returned', value }), language, '');

const KEY_ERROR: RunError = {
  reason: 'raised',
  type: 'KeyError',
  message: "'order_id'",
  line: 3,
  column: 5,
  traceback:
    'Traceback (most recent call last):\n  File "tool.py", line 3, in main\nKeyError: \'order_id\'\n',
};

describe('what main may return', () => {
  test.each<[JsonValue]>([
    [{ message: '' }],
    [{ message: 'done', rawData: null }],
    [{ message: 'done', rawData: { id: 12345678901234567890n }, more: [1] }],
  ])('%o', (value) => {
    const ended = returned(value);
    expect(ended).toMatchObject({ state: 'succeeded', error: null, result: value });
    expect(runAnswerOf(ended)).toMatchObject({ success: true, result: value, error: null, logs: null });
  });

  test.each<[JsonValue, string, string]>([
    [null, 'got None', 'got undefined'],
    ['text', 'got the string "text"', 'got the string "text"'],
    [7, 'got the number 7', 'got the number 7'],
    [true, 'got True', 'got true'],
    [[{ message: 'x' }], 'got a list', 'got an array'],
    [{}, 'got an empty dict', 'got an empty object'],
    [{ massage: 'x', b: 1 }, 'got only "massage", "b"', 'got only "massage", "b"'],
    [{ message: null }, 'its "message" is None', 'its "message" is undefined'],
    [{ message: 5n }, 'its "message" is the number 5', 'its "message" is the number 5'],
    [{ message: { a: 1 } }, 'its "message" is a dict', 'its "message" is an object'],
  ])('nothing else: %o', (value, inPython, inJavaScript) => {
    for (const [language, got] of [
      ['python', inPython],
      ['javascript', inJavaScript],
    ] as const) {
      const ended = returned(value, language);
      expect(ended).toMatchObject({ state: 'failed', message: null, result: null });
      expect(ended.error).toMatchObject({ reason: 'invalid_result', message: expect.stringContaining(got) });
    }
  });

  test('a message that only the prototype has is none', () => {
    expect(returned(JSON.parse('{"__proto__": {"message": "x"}}'))).toMatchObject({ state: 'failed' });
  });
});

describe('the published answer', () => {
  test('tells an error in one line with its place, then the traceback', () => {
    const { error } = runAnswerOf(endedWith(execution({ kind: 'failed', error: KEY_ERROR }), 'python', ''));
    expect(error).toBe(
      "KeyError: 'order_id' (line 3)\nTraceback (most recent call last):\n  File \"tool.py\", line 3, in main\nKeyError: 'order_id'",
    );
  });

  test('says only what is known of an error', () => {
    const said = (change: Partial<RunError>) =>
      runAnswerOf(endedWithout({ ...errorOf('raised', 'broke'), ...change })).error;
    expect(said({})).toBe('broke');
    expect(said({ type: 'Stop', message: '' })).toBe('Stop');
  });

  test('has whole milliseconds, and logs without what PostgreSQL cannot keep', () => {
    const ended = endedWith(
      execution({ kind: 'returned', value: { message: 'x' } }, { logs: 'a\0b\n' }),
      'python',
      '',
    );
    expect(runAnswerOf(ended)).toMatchObject({ logs: 'a\uFFFDb\n', run_time_ms: 13 });
  });

  test('a run that was cut off is interrupted, not failed', () => {
    const error = errorOf('interrupted', 'The server stopped.');
    expect(endedWith(execution({ kind: 'failed', error }), 'python', '').state).toBe('interrupted');
    expect(endedWithout(error).state).toBe('interrupted');
  });

  test('a cancelled run is no success and says why', () => {
    const ended = endedWith(execution({ kind: 'cancelled' }), 'python', 'The run was cancelled.');
    expect(ended.state).toBe('cancelled');
    expect(runAnswerOf(ended)).toMatchObject({ success: false, error: 'The run was cancelled.' });
  });
});
