import { describe, expect, it } from 'vitest';
import { problemsOf } from '@/components/tools/draft/draft-problems';
import { newParameter } from '@/components/tools/draft/parameter-draft';
import { draftOf, type ToolDraft } from '@/components/tools/draft/tool-draft';
import { problemPlace } from '@/components/tools/page/problem-place';
import { toolFixture } from '@/components/tools/testing/tool-fixture';

const draft = draftOf(toolFixture());
const place = (change: Partial<ToolDraft>) => {
  const changed = { ...draft, ...change };
  return problemPlace(problemsOf(changed), changed);
};

describe('problemPlace', () => {
  it('is nowhere in a draft without problems', () => {
    expect(place({})).toEqual({ field: null });
  });

  it('goes to the first problem in the order of the screen', () => {
    const nameless = newParameter();
    const parameters = [...draft.parameters, nameless];
    expect(place({ parameters })).toEqual({ field: 'parameters', key: nameless.key });
    expect(place({ parameters, parametersText: '{' })).toEqual({ field: 'parameters', key: null });
    expect(place({ parameters, code: '' })).toEqual({ field: 'code', line: 1, column: 1 });
    expect(place({ code: '', description: 'x'.repeat(1025) })).toEqual({ field: 'description' });
    expect(place({ description: 'x'.repeat(1025), name: 'No' })).toEqual({ field: 'name' });
  });
});
