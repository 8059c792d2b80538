import { describe, expect, it } from 'vitest';
import { formatStoredDraft, parseStoredDraft } from '@/components/tools/draft/stored-draft';
import { draftOf } from '@/components/tools/draft/tool-draft';
import { snapshotFixture } from '@/components/tools/testing/tool-fixture';

const base = snapshotFixture();
const stored = {
  savedAt: 1_775_000_000_000,
  base,
  draft: { ...draftOf(base.tool), name: 'typed', parked: { javascript: '// kept' } },
};
const altered = (change: (value: Record<string, unknown>) => void) => {
  const value = JSON.parse(formatStoredDraft(stored));
  change(value);
  return parseStoredDraft(JSON.stringify(value));
};

describe('parseStoredDraft', () => {
  it('reads what was written', () => {
    expect(parseStoredDraft(formatStoredDraft(stored))).toEqual(stored);
  });

  it.each(['', '{', 'null', '[]', '"text"', '{"format":2}', '{}'])('takes %j for no draft', (text) => {
    expect(parseStoredDraft(text)).toBeNull();
  });

  it('leaves a format that it does not know alone', () => {
    expect(altered((value) => Object.assign(value, { format: 99 }))).toBeNull();
  });

  it('saves what can be saved of a damaged draft', () => {
    const read = altered((value) =>
      Object.assign(value, {
        savedAt: 'yesterday',
        base: { tool: { name: 1 } },
        draft: { language: 'python', code: 'kept', parameters: [null, { name: 'a' }, 3], parked: 'x' },
      }),
    );
    expect(read).toMatchObject({ savedAt: 0, base: null, draft: { code: 'kept', name: '', parked: {} } });
    expect(read?.draft.parameters.map(({ name, type }) => [name, type])).toEqual([['a', 'string']]);
  });

  it('gives up where there is no code or no language: nothing there is worth offering', () => {
    expect(altered((value) => Object.assign(value, { draft: { language: 'cobol', code: '' } }))).toBeNull();
    expect(altered((value) => Object.assign(value, { draft: { language: 'python' } }))).toBeNull();
  });

  it('drops a damaged base rather than showing differences that nobody made', () => {
    expect(
      altered((value) => {
        const { tool } = value.base as { tool: { parameters: Record<string, unknown> } };
        tool.parameters.order_id = 'broken';
      })?.base,
    ).toBeNull();
  });
});
