import { beforeEach, describe, expect, it } from 'vitest';
import {
  type DraftPlace,
  type DraftStorage,
  readSlot,
  readSlots,
  removeSlot,
  slotKey,
  writeSlot,
} from '@/components/tools/draft/draft-slots';
import { draftOf } from '@/components/tools/draft/tool-draft';
import { snapshotFixture } from '@/components/tools/testing/tool-fixture';

/** A browser's storage with room for so many characters. */
function memoryStorage(room = Number.POSITIVE_INFINITY): DraftStorage & { keys: () => string[] } {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    keys: () => [...items.keys()],
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => items.delete(key),
    setItem: (key, value) => {
      if (value.length > room) {
        throw new DOMException('full', 'QuotaExceededError');
      }
      items.set(key, value);
    },
  };
}

const place: DraftPlace = { host: 'localhost:4400', workspaceId: 'w1', subject: 'kg1' };
const base = snapshotFixture();
const stored = (name: string, savedAt = 1) => ({ savedAt, base, draft: { ...draftOf(base.tool), name } });

describe('draft slots', () => {
  let storage = memoryStorage();
  beforeEach(() => {
    storage = memoryStorage();
  });

  it('keeps a draft for each slot, and lists them newest first', () => {
    expect(writeSlot(storage, place, 'a', stored('old', 1))).toBeNull();
    expect(writeSlot(storage, place, 'b', stored('new', 2))).toBeNull();
    expect(readSlots(storage, place).map(({ slot, stored: { draft } }) => [slot, draft.name])).toEqual([
      ['b', 'new'],
      ['a', 'old'],
    ]);
    removeSlot(storage, place, 'b');
    expect(readSlot(storage, place, 'b')).toBeNull();
    expect(readSlot(storage, place, 'a')?.draft.name).toBe('old');
  });

  it('does not mix places, even where their names contain the separator', () => {
    writeSlot(storage, place, 'a', stored('here'));
    writeSlot(storage, { ...place, host: 'localhost' }, 'a', stored('host'));
    writeSlot(storage, { ...place, workspaceId: 'w1:kg1', subject: '' }, 'a', stored('workspace'));
    writeSlot(storage, { ...place, subject: 'kg11' }, 'a', stored('other tool'));
    expect(storage.keys()).toHaveLength(4);
    expect(readSlots(storage, place)).toHaveLength(1);
  });

  it('passes over what is damaged or foreign', () => {
    storage.setItem(slotKey(place, 'a'), '{ broken');
    storage.setItem('unrelated', 'x');
    expect(readSlots(storage, place)).toEqual([]);
  });

  it('goes without the base when only that does not fit', () => {
    const whole = JSON.stringify(stored('x')).length;
    const tight = memoryStorage(whole - 100);
    expect(writeSlot(tight, place, 'a', stored('x'))).toBeNull();
    expect(readSlot(tight, place, 'a')).toMatchObject({ base: null, draft: { name: 'x' } });
  });

  it('says so when nothing fits or nothing may be kept, and leaves the draft that stood there', () => {
    const full = memoryStorage(10);
    expect(writeSlot(full, place, 'a', stored('x'))).toContain('no room');
    expect(writeSlot(null, place, 'a', stored('x'))).toContain('does not let pages keep');
    expect(readSlots(null, place)).toEqual([]);
  });
});
