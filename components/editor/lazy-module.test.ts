import { describe, expect, it, vi } from 'vitest';
import { lazyModule } from '@/components/editor/lazy-module';

/** Lets what is already resolved or rejected be heard. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('lazyModule', () => {
  it('is fetched once, however often it is asked for', async () => {
    const load = vi.fn(async () => 'part');
    const { preload } = lazyModule(load);
    preload();
    preload();
    await settle();
    preload();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('can be asked for again after it failed', async () => {
    const load = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValue('part');
    const { preload } = lazyModule(load);
    preload();
    await settle();
    preload();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('calls back once, when the first attempt has ended either way', async () => {
    const { preload, onceSettled } = lazyModule(() => Promise.reject(new Error('offline')));
    const then = vi.fn();
    onceSettled(then);
    preload();
    expect(then).not.toHaveBeenCalled();
    await settle();
    preload();
    await settle();
    expect(then).toHaveBeenCalledTimes(1);
  });

  it('calls back at once when that was long ago, and not at all when called off', async () => {
    const { preload, onceSettled } = lazyModule(async () => 'part');
    const calledOff = vi.fn();
    onceSettled(calledOff)();
    preload();
    await settle();
    const late = vi.fn();
    onceSettled(late);
    expect(late).toHaveBeenCalledTimes(1);
    expect(calledOff).not.toHaveBeenCalled();
  });
});
