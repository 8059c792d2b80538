import { describe, expect, it } from 'vitest';
import type { DraftPlace, DraftStorage } from '@/components/tools/draft/draft-slots';
import { moveInputs, readInputs, rememberInputs } from '@/components/tools/test/stored-inputs';
import { inputsOf } from '@/components/tools/test/test-inputs';

const place = (subject: string): DraftPlace => ({ host: 'h:1', workspaceId: 'w', subject });

const storage = (kept = new Map<string, string>()): DraftStorage & { kept: Map<string, string> } => ({
  kept,
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
  removeItem: (key) => void kept.delete(key),
  key: (index) => [...kept.keys()][index] ?? null,
  get length() {
    return kept.size;
  },
});

describe('inputs of a test', () => {
  it('come back as they were, to the last digit and the last unfinished text', () => {
    const browser = storage();
    const inputs = {
      view: 'json' as const,
      values: { id: 12345678901234567890n, ['__proto__']: 1 },
      unread: { a: '{' },
      json: '{"x',
    };
    rememberInputs(browser, place('kg1'), inputs, 1);
    expect(readInputs(browser, place('kg1'))).toEqual(inputs);
    expect(readInputs(browser, place('kg2'))).toBeNull();
  });

  it.each([
    '',
    'no JSON',
    '{}',
    '{"format":2,"values":{},"unread":{}}',
    '{"format":1,"values":[],"unread":{}}',
  ])('are nothing where %j stands', (text) => {
    const browser = storage();
    rememberInputs(browser, place('kg1'), inputsOf({}), 1);
    const [key] = browser.kept.keys();
    browser.setItem(key ?? '', text);
    expect(readInputs(browser, place('kg1'))).toBeNull();
  });

  it('take only so much room: the oldest go, and what is too long is not kept', () => {
    const browser = storage();
    browser.setItem('toolroom:draft:other', 'x');
    for (let tool = 0; tool < 60; tool += 1) {
      rememberInputs(browser, place(`kg${tool}`), inputsOf({ tool }), tool);
    }
    expect(readInputs(browser, place('kg9'))).toBeNull();
    expect(readInputs(browser, place('kg10'))?.values).toEqual({ tool: 10 });
    expect(browser.kept.has('toolroom:draft:other')).toBe(true);
    rememberInputs(browser, place('kg20'), inputsOf({ text: 'x'.repeat(200_000) }), 99);
    expect(readInputs(browser, place('kg20'))).toBeNull();
  });

  it('do without a storage, and without room in it', () => {
    const full = {
      ...storage(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(() => rememberInputs(full, place('kg1'), inputsOf({}), 1)).not.toThrow();
    expect(() => rememberInputs(null, place('kg1'), inputsOf({}), 1)).not.toThrow();
    expect(readInputs(null, place('kg1'))).toBeNull();
  });

  it('move to the tool once it is created', () => {
    const browser = storage();
    rememberInputs(browser, place('new'), inputsOf({ a: 1 }), 1);
    moveInputs(browser, place('new'), place('kg1'));
    expect(readInputs(browser, place('new'))).toBeNull();
    expect(readInputs(browser, place('kg1'))?.values).toEqual({ a: 1 });
  });
});
