import {
  type ParameterDraft,
  parameterDrafts,
  sameParameter,
} from '@/components/tools/draft/parameter-draft';
import type { ParameterList } from '@/components/tools/parameters/parameter-edits';
import type { Parameters } from '@/lib/contract/parameter';

/** `replace` makes the list what was read; `add` leaves what it does not speak of. */
export type ImportMode = 'add' | 'replace';
export type ImportChange = 'added' | 'changed' | 'kept' | 'removed';

export type ImportPlan = {
  readonly list: ParameterList;
  readonly rows: readonly { readonly name: string; readonly type: string; readonly change: ImportChange }[];
};

/** An example shows what a value looks like, not what is said of it: only the type is taken from it. */
const byExample = (known: ParameterDraft, read: ParameterDraft): ParameterDraft => ({
  ...known,
  type: read.type,
});

/** What filling the list from `incoming` would do, for the operator to see before it is done. */
export function planImport(
  list: ParameterList,
  incoming: Parameters,
  { mode, fromExample }: { mode: ImportMode; fromExample: boolean },
): ImportPlan {
  const known = new Map(list.map((parameter) => [parameter.name, parameter]));
  const read = parameterDrafts(incoming, list).map((parameter) => {
    const before = known.get(parameter.name);
    const after = before && fromExample ? byExample(before, parameter) : parameter;
    const change: ImportChange = !before ? 'added' : sameParameter(before, after) ? 'kept' : 'changed';
    return { after, change };
  });
  const spokenOf = new Map(read.map(({ after, change }) => [after.name, { after, change }]));
  const added = read.filter(({ change }) => change === 'added');
  const next =
    mode === 'replace'
      ? read.map(({ after }) => after)
      : [
          ...list.map((parameter) => spokenOf.get(parameter.name)?.after ?? parameter),
          ...added.map(({ after }) => after),
        ];
  const others = list.filter(({ name }) => !spokenOf.has(name));
  return {
    list: next,
    rows: [
      ...read.map(({ after, change }) => ({ name: after.name, type: after.type, change })),
      ...others.map(({ name, type }) => ({
        name,
        type,
        change: mode === 'replace' ? ('removed' as const) : ('kept' as const),
      })),
    ],
  };
}
