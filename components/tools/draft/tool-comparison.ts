import { type ParameterDraft, sameParameter } from '@/components/tools/draft/parameter-draft';
import type { ToolDraft } from '@/components/tools/draft/tool-draft';
import type { Language } from '@/lib/contract/tool';

/** The code and the language it is in: neither means anything without the other. */
export type Source = { readonly language: Language; readonly code: string };

/** `agreed`: both changed it, to the same. `both`: both changed it, differently, so somebody has to choose. */
export type Standing = 'same' | 'mine' | 'theirs' | 'agreed' | 'both';
export type Side = 'mine' | 'theirs';

export type Comparison<Id extends string, Value> = {
  readonly id: Id;
  readonly base: Value | null;
  readonly mine: Value;
  readonly theirs: Value;
  readonly standing: Standing;
};

export type TextComparison = Comparison<'name' | 'description' | 'statusLine', string>;
export type SourceComparison = Comparison<'source', Source>;
export type ParameterComparison = Comparison<`parameter:${string}`, ParameterDraft | null> & {
  readonly name: string;
};
export type OrderComparison = Comparison<'order', readonly string[]>;

export type ToolComparison = {
  readonly texts: readonly TextComparison[];
  readonly source: SourceComparison;
  readonly parameters: readonly ParameterComparison[];
  readonly order: OrderComparison;
};

export type Choices = Readonly<Record<string, Side>>;

function standingOf<Value>(
  base: Value | undefined,
  mine: Value,
  theirs: Value,
  same: (a: Value, b: Value) => boolean,
): Standing {
  const agree = same(mine, theirs);
  if (base === undefined) {
    return agree ? 'same' : 'both';
  }
  if (same(base, mine)) {
    return agree ? 'same' : 'theirs';
  }
  if (agree) {
    return 'agreed';
  }
  return same(base, theirs) ? 'mine' : 'both';
}

const sameText = (a: string, b: string): boolean => a === b;
const sameSource = (a: Source, b: Source): boolean => a.language === b.language && a.code === b.code;
const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
const sameOrNone = (a: ParameterDraft | null, b: ParameterDraft | null): boolean =>
  a === null || b === null ? a === b : sameParameter(a, b);

const sourceOf = ({ language, code }: ToolDraft): Source => ({ language, code });
const named = (draft: ToolDraft, name: string): ParameterDraft | null =>
  draft.parameters.find((parameter) => parameter.name === name) ?? null;
const namesOf = (draft: ToolDraft): readonly string[] => draft.parameters.map(({ name }) => name);

function compareParameters(base: ToolDraft | null, mine: ToolDraft, theirs: ToolDraft) {
  const names = new Set([...namesOf(mine), ...namesOf(theirs), ...(base ? namesOf(base) : [])]);
  return [...names].map((name): ParameterComparison => {
    const [inMine, inTheirs] = [named(mine, name), named(theirs, name)];
    const inBase = base ? named(base, name) : undefined;
    const standing = standingOf(inBase, inMine, inTheirs, sameOrNone);
    return { id: `parameter:${name}`, name, base: inBase ?? null, mine: inMine, theirs: inTheirs, standing };
  });
}

/** Only the order of the names that all sides have: what was added or removed is compared by itself. */
function compareOrder(base: ToolDraft | null, mine: ToolDraft, theirs: ToolDraft): OrderComparison {
  const sides = base ? [base, mine, theirs] : [mine, theirs];
  const common = (draft: ToolDraft) =>
    namesOf(draft).filter((name) => sides.every((side) => named(side, name) !== null));
  const [first, second, third] = [base && common(base), common(mine), common(theirs)];
  const standing = standingOf(first ?? undefined, second, third, sameList);
  return { id: 'order', base: first, mine: second, theirs: third, standing };
}

/** `base` is what both started from; without it every difference is one to choose. */
export function compareTools(base: ToolDraft | null, mine: ToolDraft, theirs: ToolDraft): ToolComparison {
  const texts = (['name', 'description', 'statusLine'] as const).map(
    (id): TextComparison => ({
      id,
      base: base?.[id] ?? null,
      mine: mine[id],
      theirs: theirs[id],
      standing: standingOf(base?.[id], mine[id], theirs[id], sameText),
    }),
  );
  const sources = [base && sourceOf(base), sourceOf(mine), sourceOf(theirs)] as const;
  const source: SourceComparison = {
    id: 'source',
    base: sources[0],
    mine: sources[1],
    theirs: sources[2],
    standing: standingOf(sources[0] ?? undefined, sources[1], sources[2], sameSource),
  };
  const parameters = compareParameters(base, mine, theirs);
  return { texts, source, parameters, order: compareOrder(base, mine, theirs) };
}

export const allOf = (comparison: ToolComparison): readonly Comparison<string, unknown>[] => [
  ...comparison.texts,
  comparison.source,
  ...comparison.parameters,
  comparison.order,
];

/** What differs between the two versions: the rows of the conflict screen. */
export const differs = ({ standing }: { standing: Standing }): boolean =>
  standing !== 'same' && standing !== 'agreed';

/** The side a row stands on before anybody chooses: that of whoever changed it. */
export const sideOf = ({ id, standing }: { id: string; standing: Standing }, choices: Choices): Side =>
  choices[id] ?? (standing === 'theirs' ? 'theirs' : 'mine');

/** The ids of rows that both changed differently and nobody has chosen yet. */
export const undecided = (comparison: ToolComparison, choices: Choices): readonly string[] =>
  allOf(comparison)
    .filter(({ id, standing }) => standing === 'both' && choices[id] === undefined)
    .map(({ id }) => id);

function mergedOrder(comparison: ToolComparison, choices: Choices, names: ReadonlySet<string>): string[] {
  const { order } = comparison;
  const lead = sideOf(order, choices);
  const sequence = [...order[lead]].filter((name) => names.has(name));
  for (const [index, { name }] of comparison.parameters.entries()) {
    if (names.has(name) && !sequence.includes(name)) {
      const before = comparison.parameters.slice(0, index).findLast((other) => sequence.includes(other.name));
      sequence.splice(before ? sequence.indexOf(before.name) + 1 : 0, 0, name);
    }
  }
  return sequence;
}

/** The draft that the choices make; undecided rows count as mine. `code` replaces the chosen code when given. */
export function mergeTools(
  comparison: ToolComparison,
  choices: Choices,
  mine: ToolDraft,
  code?: string,
): ToolDraft {
  const chosen = new Map<string, ParameterDraft>();
  for (const row of comparison.parameters) {
    const parameter = row[sideOf(row, choices)];
    if (parameter !== null) {
      chosen.set(row.name, parameter);
    }
  }
  const texts = Object.fromEntries(comparison.texts.map((row) => [row.id, row[sideOf(row, choices)]]));
  const source = comparison.source[sideOf(comparison.source, choices)];
  const names = mergedOrder(comparison, choices, new Set(chosen.keys()));
  return {
    ...mine,
    ...texts,
    ...source,
    ...(code === undefined ? {} : { code }),
    parameters: names.flatMap((name) => chosen.get(name) ?? []),
  };
}
