import { describe, expect, it } from 'vitest';
import {
  allOf,
  compareTools,
  differs,
  mergeTools,
  undecided,
} from '@/components/tools/draft/tool-comparison';
import { draftOf, type ToolDraft } from '@/components/tools/draft/tool-draft';
import { toolFixture } from '@/components/tools/testing/tool-fixture';
import type { Parameter, Parameters } from '@/lib/contract/parameter';

const text = (description: string): Parameter => ({ type: 'string', required: true, description });
const withParameters = (parameters: Parameters): ToolDraft => draftOf(toolFixture({ parameters }));
const base = draftOf(toolFixture());

const standings = (mine: ToolDraft, theirs: ToolDraft, from: ToolDraft | null = base) =>
  Object.fromEntries(
    allOf(compareTools(from, mine, theirs))
      .filter(({ standing }) => standing !== 'same')
      .map(({ id, standing }) => [id, standing]),
  );

describe('compareTools', () => {
  it('finds nothing between equals', () => {
    expect(standings(base, base)).toEqual({});
    expect(standings(base, base, null)).toEqual({});
  });

  it('says of each field who changed it', () => {
    const mine = { ...base, name: 'mine', description: 'same words', statusLine: 'a' };
    const theirs = { ...base, code: 'theirs', description: 'same words', statusLine: 'b' };
    expect(standings(mine, theirs)).toEqual({
      name: 'mine',
      description: 'agreed',
      statusLine: 'both',
      source: 'theirs',
    });
  });

  it('takes language and code together', () => {
    expect(standings({ ...base, language: 'javascript' }, { ...base, code: 'x' })).toEqual({
      source: 'both',
    });
  });

  it('compares parameters by name: added, removed, changed, and both at once', () => {
    const from = withParameters({ kept: text('k'), gone: text('g'), edited: text('e'), torn: text('t') });
    const mine = withParameters({
      kept: text('k'),
      edited: text('mine'),
      torn: text('mine'),
      more: text('m'),
    });
    const theirs = withParameters({ kept: text('k'), gone: text('g'), edited: text('e') });
    expect(standings(mine, theirs, from)).toEqual({
      'parameter:gone': 'mine',
      'parameter:edited': 'mine',
      'parameter:torn': 'both',
      'parameter:more': 'mine',
    });
  });

  it('knows an order from a difference', () => {
    const [ab, ba] = [
      withParameters({ a: text(''), b: text('') }),
      withParameters({ b: text(''), a: text('') }),
    ];
    expect(standings(ab, ba, ab)).toEqual({ order: 'theirs' });
    expect(standings(ba, ab, ab)).toEqual({ order: 'mine' });
    expect(standings(ba, ba, ab)).toEqual({ order: 'agreed' });
  });

  it('lets everything that differs be chosen when nobody knows where both began', () => {
    const comparison = compareTools(null, { ...base, name: 'mine' }, { ...base, code: 'theirs' });
    expect(undecided(comparison, {})).toEqual(['name', 'source']);
    expect(allOf(comparison).filter(differs)).toHaveLength(2);
  });
});

describe('mergeTools', () => {
  it('takes each field from whoever changed it', () => {
    const mine = { ...base, name: 'mine' };
    const theirs = { ...base, code: 'theirs', description: 'theirs' };
    const comparison = compareTools(base, mine, theirs);
    expect(undecided(comparison, {})).toEqual([]);
    expect(mergeTools(comparison, {}, mine)).toMatchObject({
      name: 'mine',
      code: 'theirs',
      description: 'theirs',
    });
  });

  it('does as it was chosen', () => {
    const mine = { ...base, statusLine: 'a', code: 'mine' };
    const theirs = { ...base, statusLine: 'b', code: 'theirs' };
    const comparison = compareTools(base, mine, theirs);
    expect(undecided(comparison, { statusLine: 'theirs' })).toEqual(['source']);
    const merged = mergeTools(comparison, { statusLine: 'theirs', source: 'theirs' }, mine);
    expect(merged).toMatchObject({ statusLine: 'b', code: 'theirs' });
    expect(mergeTools(comparison, {}, mine, 'edited by hand').code).toBe('edited by hand');
  });

  it('brings parameters of both together, each after the one it followed', () => {
    const from = withParameters({ a: text(''), z: text('') });
    const mine = withParameters({ a: text(''), mine: text('m'), z: text('') });
    const theirs = withParameters({ a: text(''), z: text(''), theirs: text('t') });
    const merged = mergeTools(compareTools(from, mine, theirs), {}, mine);
    expect(merged.parameters.map(({ name }) => name)).toEqual(['a', 'mine', 'z', 'theirs']);
  });

  it('leaves out what either removed, unless it was chosen', () => {
    const from = withParameters({ a: text(''), b: text('') });
    const mine = withParameters({ a: text('changed'), b: text('') });
    const theirs = withParameters({ b: text('') });
    const comparison = compareTools(from, mine, theirs);
    expect(undecided(comparison, {})).toEqual(['parameter:a']);
    const names = (choices: Record<string, 'mine' | 'theirs'>) =>
      mergeTools(comparison, choices, mine).parameters.map(({ name }) => name);
    expect(names({ 'parameter:a': 'theirs' })).toEqual(['b']);
    expect(names({ 'parameter:a': 'mine' })).toEqual(['a', 'b']);
  });

  it('keeps their order when only they changed it', () => {
    const from = withParameters({ a: text(''), b: text(''), c: text('') });
    const mine = withParameters({ a: text('mine'), b: text(''), c: text('') });
    const theirs = withParameters({ c: text(''), b: text(''), a: text('') });
    const merged = mergeTools(compareTools(from, mine, theirs), {}, mine);
    expect(merged.parameters.map(({ name, description }) => name + description)).toEqual(['c', 'b', 'amine']);
  });
});
