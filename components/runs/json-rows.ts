import { type JsonNode, nodeOf } from '@/components/runs/json-node';

/** A list of thousands is shown in parts. */
export const CHILDREN_STEP = 100;
/** What is small and near the root is open from the start. */
const OPEN_DEPTH = 2;
const OPEN_CHILDREN = 20;
/** A text longer than this is cut until it is opened, and even then not shown beyond all measure. */
export const TEXT_CUT = 300;
export const TEXT_SHOWN_MAX = 20_000;

/** What was folded or unfolded by hand, and how many children are shown where it is not the first hundred. */
export type JsonView = {
  readonly open: ReadonlyMap<string, boolean>;
  readonly shown: ReadonlyMap<string, number>;
};

export const FIRST_VIEW: JsonView = { open: new Map(), shown: new Map() };

type Place = {
  /** The way from the root, as it is written in code: `rawData.items[3]`. Known by it. */
  readonly path: string;
  readonly parent: string | null;
  /** From 1, as assistive technology counts. */
  readonly level: number;
};

export type JsonRow = Place &
  (
    | {
        readonly kind: 'value';
        readonly name: string | null;
        readonly value: unknown;
        readonly node: JsonNode;
        /** Null: there is nothing to open. */
        readonly open: boolean | null;
        readonly position: number;
        readonly siblings: number;
      }
    | { readonly kind: 'more'; readonly of: string; readonly next: number; readonly left: number }
  );

const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

const memberPath = (path: string, name: string): string =>
  PLAIN_NAME.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;

type Child = { readonly path: string; readonly name: string; readonly value: unknown };

const childrenOf = (path: string, node: JsonNode, most: number): Child[] => {
  switch (node.kind) {
    case 'array':
      return node.children
        .slice(0, most)
        .map((value, index) => ({ path: `${path}[${index}]`, name: String(index), value }));
    case 'object':
      return node.children
        .slice(0, most)
        .map(([name, value]) => ({ path: memberPath(path, name), name, value }));
    default:
      return [];
  }
};

const sizeOf = (node: JsonNode): number =>
  node.kind === 'array' || node.kind === 'object' ? node.children.length : 0;

const isOpen = (path: string, node: JsonNode, level: number, view: JsonView): boolean | null => {
  if (node.kind === 'string') {
    return node.text.length > TEXT_CUT ? (view.open.get(path) ?? false) : null;
  }
  const size = sizeOf(node);
  return size === 0 ? null : (view.open.get(path) ?? (level <= OPEN_DEPTH && size <= OPEN_CHILDREN));
};

type ValueRow = Extract<JsonRow, { kind: 'value' }>;

const rowsInside = (row: ValueRow, view: JsonView): JsonRow[] => {
  const { path, node, level } = row;
  const size = sizeOf(node);
  const most = view.shown.get(path) ?? CHILDREN_STEP;
  const inside = { parent: path, level: level + 1 };
  const shown = childrenOf(path, node, most).flatMap((child, index) =>
    rowsOf({ ...child, ...inside, position: index + 1, siblings: size }, view),
  );
  const left = size - most;
  return left <= 0
    ? shown
    : [
        ...shown,
        { kind: 'more', path: `${path}…`, of: path, next: Math.min(CHILDREN_STEP, left), left, ...inside },
      ];
};

const rowsOf = (place: Omit<ValueRow, 'kind' | 'node' | 'open'>, view: JsonView): JsonRow[] => {
  const node = nodeOf(place.value);
  const open = isOpen(place.path, node, place.level, view);
  const row: ValueRow = { ...place, kind: 'value', node, open };
  return open === true && node.kind !== 'string' ? [row, ...rowsInside(row, view)] : [row];
};

/** The rows that are on screen, from top to bottom. Its length follows what is opened, not how much there is. */
export const jsonRows = (value: unknown, path: string, view: JsonView): readonly JsonRow[] =>
  rowsOf({ path, parent: null, level: 1, name: null, value, position: 1, siblings: 1 }, view);

export const withOpen = (view: JsonView, path: string, open: boolean): JsonView => ({
  ...view,
  open: new Map(view.open).set(path, open),
});

export const withMore = (view: JsonView, path: string): JsonView => ({
  ...view,
  shown: new Map(view.shown).set(path, (view.shown.get(path) ?? CHILDREN_STEP) + CHILDREN_STEP),
});
