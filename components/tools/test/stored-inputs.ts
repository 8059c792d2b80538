import { type DraftPlace, type DraftStorage, placeKey } from '@/components/tools/draft/draft-slots';
import type { TestInputs } from '@/components/tools/test/test-inputs';
import { type JsonValue, parseJson, stringifyJson } from '@/lib/contract/json';

/** A newer dashboard may write another shape; one that does not know it begins anew. */
const FORMAT = 1;
const PREFIX = 'toolroom:test-inputs:';
/** Drafts live in the same storage and matter more, so this never takes much of it. */
const LENGTH_MAX = 100_000;
const TOOLS_MAX = 50;

const keyOf = (place: DraftPlace): string => `${PREFIX}${placeKey(place)}`;

type Fields = { readonly [name: string]: JsonValue };
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parse = (text: string): { savedAt: number; inputs: TestInputs } | null => {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return null;
  }
  if (!isFields(value) || value.format !== FORMAT || !isFields(value.values) || !isFields(value.unread)) {
    return null;
  }
  const unread = Object.entries(value.unread).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    savedAt: typeof value.savedAt === 'number' ? value.savedAt : 0,
    inputs: {
      view: value.view === 'json' ? 'json' : 'form',
      values: value.values,
      unread: Object.fromEntries(unread),
      json: typeof value.json === 'string' ? value.json : null,
    },
  };
};

/** What was last filled in for the tool of this place; null when nothing was, or nothing that can be read. */
export function readInputs(storage: DraftStorage | null, place: DraftPlace): TestInputs | null {
  const text = storage?.getItem(keyOf(place)) ?? null;
  return text === null ? null : (parse(text)?.inputs ?? null);
}

const dropOldest = (storage: DraftStorage) => {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
    (key): key is string => key?.startsWith(PREFIX) ?? false,
  );
  const byAge = keys
    .map((key) => ({ key, savedAt: parse(storage.getItem(key) ?? '')?.savedAt ?? 0 }))
    .sort((a, b) => b.savedAt - a.savedAt);
  for (const { key } of byAge.slice(TOOLS_MAX)) {
    storage.removeItem(key);
  }
};

/** Remembers as far as there is room: of inputs too long for it, nothing is remembered. */
export function rememberInputs(
  storage: DraftStorage | null,
  place: DraftPlace,
  inputs: TestInputs,
  savedAt: number,
): void {
  if (storage === null) {
    return;
  }
  const text = stringifyJson({ format: FORMAT, savedAt, ...inputs });
  try {
    if (text.length > LENGTH_MAX) {
      storage.removeItem(keyOf(place));
      return;
    }
    storage.setItem(keyOf(place), text);
    dropOldest(storage);
  } catch {
    // A full storage is for drafts to speak of.
  }
}

/** What was filled in for a tool before it was created is its own from then on. */
export function moveInputs(storage: DraftStorage | null, from: DraftPlace, to: DraftPlace): void {
  const text = storage?.getItem(keyOf(from)) ?? null;
  if (text === null) {
    return;
  }
  try {
    storage?.setItem(keyOf(to), text);
  } catch {
    // As above.
  }
  storage?.removeItem(keyOf(from));
}
