import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { unlessAborted } from '@/server/sandbox/unless-aborted';

const never = new Promise<string>(() => undefined);

describe('waiting that can be given up', () => {
  it('answers with what was waited for, and leaves no listener', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    expect(await unlessAborted(Promise.resolve('it'), [one.signal, other.signal])).toBe('it');
    expect(getEventListeners(one.signal, 'abort')).toEqual([]);
    expect(getEventListeners(other.signal, 'abort')).toEqual([]);
  });

  it('ends with any of the signals', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const waiting = unlessAborted(never, [one.signal, other.signal]);
    other.abort();
    expect(await waiting).toBe('aborted');
    expect(await unlessAborted(never, [other.signal])).toBe('aborted');
    expect(getEventListeners(one.signal, 'abort')).toEqual([]);
  });

  it('passes a failure on', async () => {
    await expect(unlessAborted(Promise.reject(new Error('no')), [])).rejects.toThrow('no');
  });
});
