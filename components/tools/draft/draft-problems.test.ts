import { describe, expect, it } from 'vitest';
import { DESCRIPTION_LIMIT, firstProblem, problemsOf } from '@/components/tools/draft/draft-problems';
import { newParameter } from '@/components/tools/draft/parameter-draft';
import { draftOf } from '@/components/tools/draft/tool-draft';
import { toolFixture } from '@/components/tools/testing/tool-fixture';
import { TOOL_DESCRIPTION_MAX } from '@/lib/contract/tool';

const draft = draftOf(toolFixture());

describe('problemsOf', () => {
  it('finds nothing in a saved tool', () => {
    const problems = problemsOf(draft);
    expect(problems).toEqual({ parameters: new Map() });
    expect(firstProblem(problems, draft)).toBeNull();
  });

  it('does not let the form be saved while the JSON view says something else', () => {
    expect(problemsOf({ ...draft, parametersText: '{' }).parametersText).toBeTruthy();
  });

  it('counts the description as the contract does', () => {
    expect(DESCRIPTION_LIMIT).toBe(TOOL_DESCRIPTION_MAX);
    expect(problemsOf({ ...draft, description: 'x'.repeat(1024) }).description).toBeUndefined();
    expect(problemsOf({ ...draft, description: 'x'.repeat(1025) }).description).toContain('1025');
  });

  it('finds a bad name, no code and bad parameters, and tells the first in the order of the screen', () => {
    const bad = { ...draft, name: 'Not Kebab', code: '', parameters: [newParameter()] };
    const problems = problemsOf(bad);
    expect(problems.name).toBeTruthy();
    expect(problems.code).toBeTruthy();
    expect(problems.parameters.size).toBe(1);
    expect(firstProblem(problems, bad)).toBe(problems.name);
    const nameless = { ...draft, parameters: [...draft.parameters, newParameter()] };
    expect(firstProblem(problemsOf(nameless), nameless)).toContain('needs a name');
  });
});
