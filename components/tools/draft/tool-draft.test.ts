import { describe, expect, it } from 'vitest';
import {
  changedFields,
  changesOf,
  creationOf,
  draftOf,
  isWorthKeeping,
  switchLanguage,
} from '@/components/tools/draft/tool-draft';
import { toolFixture } from '@/components/tools/testing/tool-fixture';
import { createToolBodySchema, patchToolBodySchema } from '@/lib/contract/tool';

const tool = toolFixture();
const draft = draftOf(tool);

describe('changesOf', () => {
  it('is empty for an untouched draft, whatever a missing status line is called', () => {
    expect(changesOf(tool, draft)).toEqual({});
    const bare = toolFixture({ execution_message_description: null });
    expect(changesOf(bare, draftOf(bare))).toEqual({});
    expect(changesOf(bare, draftOf({ ...bare, execution_message_description: '' }))).toEqual({});
  });

  it('names the changed fields and no others', () => {
    expect(changesOf(tool, { ...draft, description: 'New' })).toEqual({ description: 'New' });
    expect(changesOf(tool, { ...draft, code: 'x', name: 'n' })).toEqual({ code: 'x', name: 'n' });
    expect(changesOf(tool, { ...draft, statusLine: '' })).toEqual({ execution_message_description: '' });
  });

  it('sends all parameters when one changed, as the contract takes them', () => {
    const changes = changesOf(tool, {
      ...draft,
      parameters: draft.parameters.map((parameter) => ({ ...parameter, required: true })),
    });
    expect(Object.keys(changes)).toEqual(['parameters']);
    expect(patchToolBodySchema.safeParse(changes).success).toBe(true);
    expect(changes.parameters?.history?.required).toBe(true);
  });

  it('does not speak of parked code', () => {
    expect(changesOf(tool, { ...draft, parked: { javascript: '// kept' } })).toEqual({});
  });
});

describe('creationOf', () => {
  it('is a body that the contract takes', () => {
    const body = { workspace_id: 'w1', ...creationOf(draft, false) };
    expect(createToolBodySchema.safeParse(body).success).toBe(true);
  });

  it('leaves an empty status line out', () => {
    expect(creationOf({ ...draft, statusLine: '' }, true)).not.toHaveProperty(
      'execution_message_description',
    );
  });
});

describe('switchLanguage', () => {
  const typed = { ...draft, code: '# mine' };
  const away = switchLanguage(typed, 'javascript', '// template', '# template');

  it('puts the code that was typed aside and brings it back', () => {
    expect(away).toMatchObject({
      language: 'javascript',
      code: '// template',
      parked: { python: '# mine' },
    });
    const back = switchLanguage(away, 'python', away.parked.python ?? '', '// template');
    expect(back).toMatchObject({ language: 'python', code: '# mine', parked: {} });
    expect(isWorthKeeping(typed, back)).toBe(false);
  });

  it('keeps what was typed in both', () => {
    const both = switchLanguage({ ...away, code: '// mine too' }, 'python', '# mine', '// template');
    expect(both.parked).toEqual({ javascript: '// mine too' });
    expect(changedFields(typed, both)).toEqual([]);
    expect(isWorthKeeping(typed, both)).toBe(true);
  });

  it('puts nothing aside that nobody typed', () => {
    expect(switchLanguage(draft, 'javascript', 'x', draft.code).parked).toEqual({});
    expect(switchLanguage({ ...draft, code: ' \n' }, 'javascript', 'x', 't').parked).toEqual({});
  });

  it('does nothing for the language that is on', () => {
    expect(switchLanguage(draft, 'python', 'other', '')).toBe(draft);
  });
});
