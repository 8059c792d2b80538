import {
  type Change,
  type Content,
  canBeTold,
  created,
  type History,
  type Promised,
  type StoredTool,
  sameState,
  type ToolState,
} from './tool-history';

type Entry = {
  name: string;
  owner: number | null;
  /** Unknown until an answer or the database says it. */
  id: string | null;
  /** As it was created, or as it was when it was last judged. */
  first: ToolState;
  isFirstPromised: boolean;
  promised: Promised[];
  unanswered: Change[];
  deletion: 'none' | 'unanswered' | 'promised';
};

export type LivingTool = Pick<Entry, 'name'> & { id: string };

/** A write on its way: unanswered until it is said to be done, or said not to be. */
export type Noted<Promise> = { promise: (promise: Promise) => void; refuse: () => void };

const CODE_SHOWN = 60;

const show = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string' && inner.length > CODE_SHOWN ? `${inner.slice(0, CODE_SHOWN)}…` : inner,
  );

const historyOf = ({ first, promised, unanswered }: Entry): History => ({
  first,
  promised: promised.toSorted((left, right) => left.state.revision - right.state.revision),
  unanswered,
});

const problemOf = (entry: Entry, stored: StoredTool | undefined): string | null => {
  const { name, deletion, isFirstPromised, promised } = entry;
  if (stored === undefined) {
    const isPromised = isFirstPromised || promised.length > 0;
    return isPromised && deletion === 'none' ? `${name} is lost: ${show(entry)}` : null;
  }
  if (deletion === 'promised') {
    return `${name} is there, and its deletion was acknowledged: ${show(stored)}`;
  }
  return canBeTold(historyOf(entry), stored)
    ? null
    : `${name} has lost a write or has half of one.\n  stored: ${show(stored)}\n  noted: ${show(historyOf(entry))}`;
};

const settled = ({ id, codes: _, ...first }: StoredTool, owner: number | null): Entry => ({
  name: first.name,
  owner,
  id,
  first,
  isFirstPromised: true,
  promised: [],
  unanswered: [],
  deletion: 'none',
});

/** Every write that was sent, and what its answer promised. */
export const createLedger = () => {
  const entries = new Map<string, Entry>();
  const gone = new Set<string>();

  const entryOf = (name: string): Entry => {
    const entry = entries.get(name);
    if (entry === undefined) {
      throw new Error(`${name} was never created.`);
    }
    return entry;
  };

  const noteCreation = (content: Content, owner: number | null): Noted<{ id: string; state: ToolState }> => {
    const entry: Entry = {
      name: content.name,
      owner,
      id: null,
      first: created(content),
      isFirstPromised: false,
      promised: [],
      unanswered: [],
      deletion: 'none',
    };
    entries.set(content.name, entry);
    return {
      promise: ({ id, state }) => {
        if (!sameState(state, entry.first)) {
          throw new Error(`A creation was answered with ${show(state)}, sent was ${show(entry.first)}.`);
        }
        Object.assign(entry, { id, isFirstPromised: true });
      },
      refuse: () => {
        entries.delete(content.name);
      },
    };
  };

  const noteChange = (name: string, change: Change): Noted<ToolState> => {
    const entry = entryOf(name);
    entry.unanswered.push(change);
    const answered = () => {
      entry.unanswered.splice(entry.unanswered.indexOf(change), 1);
    };
    return {
      promise: (state) => {
        answered();
        entry.promised.push({ change, state });
      },
      refuse: answered,
    };
  };

  const noteDeletion = (name: string): Noted<void> => {
    const entry = entryOf(name);
    entry.deletion = 'unanswered';
    return {
      promise: () => {
        entry.deletion = 'promised';
      },
      refuse: () => {
        entry.deletion = 'none';
      },
    };
  };

  /** The tools of an owner that are certainly there. */
  const living = (owner: number | null): LivingTool[] =>
    [...entries.values()].flatMap(({ name, id, owner: whose, deletion }) =>
      whose === owner && deletion === 'none' && id !== null ? [{ name, id }] : [],
    );

  /** What is stored against what was noted, in sentences; none when all is well. */
  const judge = (stored: ReadonlyMap<string, StoredTool>): string[] => [
    ...[...entries.values()].flatMap((entry) => problemOf(entry, stored.get(entry.name)) ?? []),
    ...[...stored.values()].flatMap(({ name }) => {
      if (gone.has(name)) {
        return `${name} was gone and is there again`;
      }
      return entries.has(name) ? [] : `${name} is there, and nobody wrote it`;
    }),
  ];

  /** From now on what is stored is what must stay: nothing is on its way any more. */
  const settle = (stored: ReadonlyMap<string, StoredTool>): void => {
    for (const { name, owner } of [...entries.values()]) {
      const tool = stored.get(name);
      if (tool === undefined) {
        entries.delete(name);
        gone.add(name);
      } else {
        entries.set(name, settled(tool, owner));
      }
    }
  };

  return { noteCreation, noteChange, noteDeletion, living, judge, settle };
};

export type Ledger = ReturnType<typeof createLedger>;
