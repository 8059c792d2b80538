import {
  newParameter,
  type ParameterDraft,
  type ParameterFields,
} from '@/components/tools/draft/parameter-draft';

export type ParameterList = readonly ParameterDraft[];

export const updateParameter = (
  list: ParameterList,
  key: string,
  fields: Partial<ParameterFields>,
): ParameterList =>
  list.map((parameter) => (parameter.key === key ? { ...parameter, ...fields } : parameter));

/** `order_id` → `order_id_copy`, then `order_id_copy_2`: a name that the list does not have yet. */
export function copiedName(list: ParameterList, name: string): string {
  const taken = new Set(list.map((parameter) => parameter.name));
  const first = `${name}_copy`;
  let candidate = first;
  for (let count = 2; taken.has(candidate); count += 1) {
    candidate = `${first}_${count}`;
  }
  return candidate;
}

/** The copy stands right after its original. */
export function duplicateParameter(list: ParameterList, key: string): { list: ParameterList; copy: string } {
  const at = list.findIndex((parameter) => parameter.key === key);
  const original = list[at];
  if (!original) {
    return { list, copy: key };
  }
  const copy = newParameter({ ...original, name: copiedName(list, original.name) });
  return { list: insertParameter(list, copy, at + 1), copy: copy.key };
}

export const insertParameter = (
  list: ParameterList,
  parameter: ParameterDraft,
  at: number,
): ParameterList => [...list.slice(0, at), parameter, ...list.slice(at)];

export const removeParameter = (list: ParameterList, key: string): ParameterList =>
  list.filter((parameter) => parameter.key !== key);

/** One place up (-1) or down (+1); at the end of the list it stays where it is. */
export function moveItem<Item>(list: readonly Item[], from: number, by: -1 | 1): readonly Item[] {
  const moved = list[from];
  const to = from + by;
  if (moved === undefined || to < 0 || to >= list.length) {
    return list;
  }
  const others = list.filter((_, index) => index !== from);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}

export const moveParameter = (list: ParameterList, key: string, by: -1 | 1): ParameterList =>
  moveItem(
    list,
    list.findIndex((parameter) => parameter.key === key),
    by,
  );

/** Where the focus goes when `key` is removed: to the next, else to the one before, else nowhere. */
export function neighbourOf(list: ParameterList, key: string): string | null {
  const at = list.findIndex((parameter) => parameter.key === key);
  return list[at + 1]?.key ?? list[at - 1]?.key ?? null;
}

/**
 * The values in a pasted text: one a line; of a single line, one between commas. Quotation marks hold a value together
 * that itself contains a comma.
 */
export function readEnumValues(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  const parts = lines.length > 1 ? lines : (text.match(/\s*"(?:[^"]|"")*"\s*(?=,|$)|[^,]+/g) ?? []);
  return parts
    .map((part) => part.trim())
    .map((part) => (/^".*"$/.test(part) ? part.slice(1, -1).replaceAll('""', '"') : part))
    .filter((part) => part !== '');
}

/** Adds what is not there yet; `refused` are those that are, each once. */
export function addEnumValues(
  values: readonly string[],
  added: readonly string[],
): { values: readonly string[]; refused: readonly string[] } {
  const next = new Set(values);
  const refused = new Set<string>();
  for (const value of added) {
    if (next.has(value)) {
      refused.add(value);
    } else {
      next.add(value);
    }
  }
  return { values: [...next], refused: [...refused] };
}
