import { describe, expect, it, vi } from 'vitest';
import { createLogCollector } from '@/server/sandbox/log-collector';

const collect = (logBytes = 10, outputBytes = 20) => {
  const onLog = vi.fn();
  const onExcess = vi.fn();
  return {
    onLog,
    onExcess,
    logs: createLogCollector({ limits: { logBytes, outputBytes }, onLog, onExcess }),
  };
};

describe('logs', () => {
  it('keep the order in which both streams came, and are passed on as they come', () => {
    const { logs, onLog } = collect();
    logs.take('stdout', Buffer.from('a\n'));
    logs.take('stderr', Buffer.from('b\n'));
    logs.take('stdout', Buffer.from('c'));
    expect(onLog.mock.calls).toEqual([
      ['stdout', 'a\n'],
      ['stderr', 'b\n'],
      ['stdout', 'c'],
    ]);
    expect(logs.end()).toEqual({ logs: 'a\nb\nc', truncated: false });
  });

  it('hold whole characters, wherever the bytes were cut', () => {
    const { logs, onLog } = collect();
    const bytes = Buffer.from('é🚀');
    logs.take('stdout', bytes.subarray(0, 1));
    logs.take('stdout', bytes.subarray(1, 4));
    logs.take('stdout', bytes.subarray(4));
    expect(onLog.mock.calls).toEqual([
      ['stdout', 'é'],
      ['stdout', '🚀'],
    ]);
  });

  it('say that something is missing when a character never came to its end', () => {
    const { logs } = collect();
    logs.take('stderr', Buffer.from('é').subarray(0, 1));
    expect(logs.end()).toEqual({ logs: '\uFFFD', truncated: false });
  });

  it('keep the beginning, without half a character at its end', () => {
    const { logs, onLog } = collect();
    logs.take('stdout', Buffer.from(`${'a'.repeat(9)}é`));
    logs.take('stdout', Buffer.from('more'));
    expect(logs.end()).toEqual({ logs: 'a'.repeat(9), truncated: true });
    expect(onLog).toHaveBeenCalledTimes(1);
  });

  it('are not told of as cut when they just fit', () => {
    const { logs } = collect();
    logs.take('stdout', Buffer.from('a'.repeat(10)));
    expect(logs.end()).toEqual({ logs: 'a'.repeat(10), truncated: false });
  });

  it('of a tool that prints without end are told of, once', () => {
    const { logs, onExcess } = collect();
    for (let count = 0; count < 5; count += 1) {
      logs.take('stdout', Buffer.from('a'.repeat(10)));
    }
    expect(onExcess).toHaveBeenCalledTimes(1);
  });

  it('hold no NUL, which no database takes', () => {
    const { logs } = collect();
    logs.take('stdout', Buffer.from('a\0b'));
    expect(logs.end().logs).toBe('a\uFFFDb');
  });
});
