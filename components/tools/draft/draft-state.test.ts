import { describe, expect, it } from 'vitest';
import {
  changedElsewhere,
  type DraftEvent,
  isDirty,
  openDraft,
  reduceDraft,
  saveStateOf,
} from '@/components/tools/draft/draft-state';
import { draftOf, type ToolDraft } from '@/components/tools/draft/tool-draft';
import { snapshotFixture } from '@/components/tools/testing/tool-fixture';

const first = snapshotFixture();
const edit = (change: Partial<ToolDraft>): DraftEvent => ({
  kind: 'edited',
  change: (draft) => ({ ...draft, ...change }),
});
const stateAfter = (...events: DraftEvent[]) => events.reduce(reduceDraft, openDraft(first));
const kindAfter = (...events: DraftEvent[]) => saveStateOf(stateAfter(...events)).kind;
const refusal: DraftEvent = { kind: 'refused', problem: { code: 'conflict', message: 'Taken.' } };

describe('the save state', () => {
  it('goes from saved to unsaved to saving to saved', () => {
    const code = 'def main(**params):\n    return {"message": "new"}\n';
    const saved = snapshotFixture({ code, version: 4 });
    expect(kindAfter()).toBe('saved');
    expect(kindAfter(edit({ code }))).toBe('dirty');
    expect(kindAfter(edit({ code }), { kind: 'saving' })).toBe('saving');
    expect(kindAfter(edit({ code }), { kind: 'saving' }, { kind: 'saved', snapshot: saved })).toBe('saved');
  });

  it('is saved again when the edit is taken back', () => {
    expect(kindAfter(edit({ name: 'x' }), edit({ name: first.tool.name }))).toBe('saved');
  });

  it('is unsaved while the JSON view holds what cannot be read', () => {
    expect(kindAfter(edit({ parametersText: '{' }))).toBe('dirty');
  });

  it('stays failed until the next edit', () => {
    expect(kindAfter(edit({ name: 'x' }), { kind: 'saving' }, refusal)).toBe('failed');
    expect(kindAfter(edit({ name: 'x' }), { kind: 'saving' }, refusal, edit({ name: 'y' }))).toBe('dirty');
  });
});

describe('what is typed while a save is under way', () => {
  it('stays, and is unsaved afterwards', () => {
    const state = stateAfter(edit({ description: 'one' }), { kind: 'saving' }, edit({ description: 'two' }), {
      kind: 'saved',
      snapshot: snapshotFixture({ description: 'one' }),
    });
    expect(state.draft.description).toBe('two');
    expect(state.base.tool.description).toBe('one');
    expect(saveStateOf(state).kind).toBe('dirty');
  });

  it('does not keep the API’s own spelling of other fields away', () => {
    const state = stateAfter(edit({ description: 'one ' }), { kind: 'saving' }, edit({ name: 'later' }), {
      kind: 'saved',
      snapshot: snapshotFixture({ description: 'one' }),
    });
    expect(state.draft).toMatchObject({ description: 'one', name: 'later' });
  });
});

describe('news of the tool', () => {
  it('replaces an untouched draft', () => {
    const snapshot = snapshotFixture({ code: 'theirs', version: 4 });
    const state = stateAfter({ kind: 'arrived', snapshot });
    expect(state.draft.code).toBe('theirs');
    expect(changedElsewhere(state)).toBe(false);
  });

  it('never replaces what was typed, and keeps the base so that Save sees the difference', () => {
    const snapshot = snapshotFixture({ code: 'theirs', version: 4 });
    const state = stateAfter(edit({ name: 'mine' }), { kind: 'arrived', snapshot });
    expect(state.draft.name).toBe('mine');
    expect(state.base).toBe(first);
    expect(changedElsewhere(state)).toBe(true);
  });

  it('moves the base when only the switch was turned, so that the next save is no conflict', () => {
    const snapshot = snapshotFixture({ enable_globally: true });
    const state = stateAfter(edit({ name: 'mine' }), { kind: 'arrived', snapshot });
    expect(state.base).toBe(snapshot);
    expect(state.draft.name).toBe('mine');
    expect(changedElsewhere(state)).toBe(false);
  });

  it('does not hide somebody’s change behind the answer of the switch', () => {
    const snapshot = snapshotFixture({ enable_globally: true, description: 'theirs' });
    const state = stateAfter(edit({ name: 'mine' }), { kind: 'arrived', snapshot });
    expect(state.base).toBe(first);
    expect(state.live.tool.enable_globally).toBe(true);
    expect(changedElsewhere(state)).toBe(true);
  });

  it('that holds what was typed tells that a save without an answer did arrive', () => {
    const snapshot = snapshotFixture({ description: 'mine' });
    const state = stateAfter(
      edit({ description: 'mine' }),
      { kind: 'saving' },
      { kind: 'refused', problem: { code: 'uncertain', message: 'Lost.' } },
      { kind: 'arrived', snapshot },
    );
    expect(saveStateOf(state).kind).toBe('saved');
    expect(state.base).toBe(snapshot);
  });

  it('that is older than what was saved is ignored', () => {
    const saved = snapshotFixture({ code: 'v4', version: 4 });
    const late = snapshotFixture({ version: 3 });
    const state = stateAfter(
      edit({ code: 'v4' }),
      { kind: 'saving' },
      { kind: 'saved', snapshot: saved },
      { kind: 'arrived', snapshot: late },
    );
    expect(state.base).toBe(saved);
  });

  it('waits while a save is under way', () => {
    const snapshot = snapshotFixture({ code: 'theirs', version: 4 });
    const state = stateAfter({ kind: 'saving' }, { kind: 'arrived', snapshot });
    expect(state.base).toBe(first);
    expect(state.live).toBe(snapshot);
  });
});

describe('a conflict', () => {
  const theirs = snapshotFixture({ description: 'theirs', version: 4 });
  const conflict: DraftEvent[] = [edit({ name: 'mine' }), { kind: 'compared', theirs }];

  it('is a state of its own that can be left without losing anything', () => {
    expect(kindAfter(...conflict)).toBe('conflict');
    const left = stateAfter(...conflict, { kind: 'compare-left' });
    expect(saveStateOf(left).kind).toBe('dirty');
    expect(left.draft.name).toBe('mine');
    expect(changedElsewhere(left)).toBe(true);
  });

  it('ends with theirs when theirs are taken', () => {
    const state = stateAfter(...conflict, { kind: 'took-theirs' });
    expect(state.base).toBe(theirs);
    expect(state.draft).toEqual(draftOf(theirs.tool));
    expect(isDirty(state)).toBe(false);
  });

  it('stands on theirs when mine is kept or both are merged', () => {
    const draft = { ...draftOf(theirs.tool), name: 'merged' };
    const state = stateAfter(...conflict, { kind: 'rebased', onto: theirs, draft });
    expect(state.base).toBe(theirs);
    expect(saveStateOf(state).kind).toBe('dirty');
  });
});

describe('a restored draft', () => {
  it('keeps the base it began with, so that what others did since shows', () => {
    const old = snapshotFixture({ code: 'v1', version: 1 });
    const state = stateAfter({ kind: 'restored', base: old, draft: { ...draftOf(old.tool), name: 'mine' } });
    expect(changedElsewhere(state)).toBe(true);
    expect(saveStateOf(state).kind).toBe('dirty');
  });

  it('with nothing but code put aside does not bring an old version back', () => {
    const old = snapshotFixture({ code: 'v1', version: 1 });
    const draft = { ...draftOf(old.tool), parked: { javascript: '// kept' } };
    const state = stateAfter({ kind: 'restored', base: old, draft });
    expect(state.draft).toMatchObject({ code: first.tool.code, parked: { javascript: '// kept' } });
    expect(saveStateOf(state).kind).toBe('saved');
  });
});

describe('code put aside', () => {
  const saveAs = (parked: ToolDraft['parked']) =>
    stateAfter(
      edit({ language: 'javascript', code: '// new', parked }),
      { kind: 'saving' },
      {
        kind: 'saved',
        snapshot: snapshotFixture({ language: 'javascript', code: '// new', version: 4 }),
      },
    ).draft.parked;

  it('is kept after a save when it was typed, and let go when it was the version before', () => {
    expect(saveAs({ python: '# typed' })).toEqual({ python: '# typed' });
    expect(saveAs({ python: first.tool.code })).toEqual({});
  });
});
