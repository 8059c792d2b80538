import { describe, expect, it } from 'vitest';
import { appendLog, EMPTY_LOG, LOG_LENGTH_MAX, logLines, logText } from '@/components/runs/run-log';

const out = (text: string) => ({ stream: 'stdout' as const, text });
const err = (text: string) => ({ stream: 'stderr' as const, text });

describe('appendLog', () => {
  it('joins what one stream wrote in pieces', () => {
    const log = appendLog(appendLog(EMPTY_LOG, [out('a'), out('b\n')]), [out('c'), err('d')]);
    expect(log.chunks).toEqual([out('ab\nc'), err('d')]);
    expect(logText(log)).toBe('ab\ncd');
  });

  it('keeps the end of what is too long, and says that the start is gone', () => {
    const long = appendLog(EMPTY_LOG, [out('x'.repeat(10)), err('y'.repeat(LOG_LENGTH_MAX - 4))]);
    expect(long.cut).toBe(true);
    expect(logText(long)).toBe(`xxxx${'y'.repeat(LOG_LENGTH_MAX - 4)}`);
    const longer = appendLog(long, [err('z'.repeat(5))]);
    expect(logText(longer)).toHaveLength(LOG_LENGTH_MAX);
    expect(logText(longer).endsWith('yzzzzz')).toBe(true);
    expect(longer.chunks[0]?.stream).toBe('stderr');
  });
});

describe('logLines', () => {
  it('splits lines and keeps empty ones in between', () => {
    const log = appendLog(EMPTY_LOG, [out('a\n\nb\r\n'), err('oops'), out('c\n')]);
    expect(logLines(log)).toEqual([out('a'), out(''), out('b'), err('oops'), out('c')]);
  });

  it('shows a line that is still being written', () => {
    expect(logLines(appendLog(EMPTY_LOG, [out('half')]))).toEqual([out('half')]);
    expect(logLines(EMPTY_LOG)).toEqual([]);
  });
});
