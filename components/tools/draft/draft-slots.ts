import { formatStoredDraft, parseStoredDraft, type StoredDraft } from '@/components/tools/draft/stored-draft';

/** Where drafts belong: one API, one workspace, one tool (its id) or the tools not yet made (`new`). */
export type DraftPlace = { readonly host: string; readonly workspaceId: string; readonly subject: string };

/**
 * A place has a slot for each page that edits there, so that two tabs never write over each other and a draft that
 * is only offered is not lost to the next keystroke.
 */
export type SlotDraft = { readonly slot: string; readonly stored: StoredDraft };

export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'toolroom:draft';

/** What two tabs agree on when they speak of the same place. */
export const placeKey = ({ host, workspaceId, subject }: DraftPlace): string =>
  [PREFIX, ...[host, workspaceId, subject].map(encodeURIComponent)].join(':');

export const slotKey = (place: DraftPlace, slot: string): string =>
  `${placeKey(place)}:${encodeURIComponent(slot)}`;

export const newSlot = (): string => Math.random().toString(36).slice(2, 12);

/** Null where the browser forbids storage altogether. */
export function browserStorage(): DraftStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/**
 * Why a draft could not be kept, or null when it was. The base is the part that can be done without: with it the
 * conflict screen knows who changed what.
 */
export function writeSlot(
  storage: DraftStorage | null,
  place: DraftPlace,
  slot: string,
  stored: StoredDraft,
): string | null {
  if (storage === null) {
    return 'This browser does not let pages keep anything, so your changes live only in this tab.';
  }
  const key = slotKey(place, slot);
  for (const attempt of [stored, { ...stored, base: null }]) {
    try {
      storage.setItem(key, formatStoredDraft(attempt));
      return null;
    } catch {
      // Full. What stands there is the previous draft, which is better than none.
    }
  }
  return 'The browser has no room left for drafts, so your latest changes live only in this tab. Save, or discard old drafts.';
}

export function removeSlot(storage: DraftStorage | null, place: DraftPlace, slot: string): void {
  storage?.removeItem(slotKey(place, slot));
}

export function readSlot(storage: DraftStorage | null, place: DraftPlace, slot: string): StoredDraft | null {
  const text = storage?.getItem(slotKey(place, slot)) ?? null;
  return text === null ? null : parseStoredDraft(text);
}

/** Every draft of a place, newest first. */
export function readSlots(storage: DraftStorage | null, place: DraftPlace): SlotDraft[] {
  const prefix = `${placeKey(place)}:`;
  const found: SlotDraft[] = [];
  for (let index = 0; index < (storage?.length ?? 0); index += 1) {
    const key = storage?.key(index) ?? null;
    if (key?.startsWith(prefix)) {
      const slot = decodeURIComponent(key.slice(prefix.length));
      const stored = readSlot(storage, place, slot);
      if (stored) {
        found.push({ slot, stored });
      }
    }
  }
  return found.sort((a, b) => b.stored.savedAt - a.stored.savedAt);
}
