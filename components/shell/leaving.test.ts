import { describe, expect, it, vi } from 'vitest';
import { guardLeaving, leave } from '@/components/shell/leaving';

describe('leave', () => {
  it('goes at once when nothing is unsaved', () => {
    const go = vi.fn();
    leave(go);
    expect(go).toHaveBeenCalledOnce();
  });

  it('hands the way on to the page that asks, until it no longer does', () => {
    const ask = vi.fn();
    const go = vi.fn();
    const stopAsking = guardLeaving(ask);
    leave(go);
    expect(ask).toHaveBeenCalledWith(go);
    expect(go).not.toHaveBeenCalled();
    stopAsking();
    leave(go);
    expect(go).toHaveBeenCalledOnce();
  });
});
