import { describe, expect, it } from 'vitest';
import { suggestToolName, toolNameProblem } from '@/lib/code/name';
import { toolNameSchema } from '@/lib/contract/tool';

describe('what is wrong with a name', () => {
  it.each([
    ['', 'A tool needs a name.'],
    ['a'.repeat(65), 'A name has at most 64 characters, this one has 65.'],
    ['lookup order', 'A name has no spaces: join the words with single hyphens.'],
    ['Lookup', 'A name is all lowercase.'],
    ['look_up', 'A name has only the letters a–z, digits and hyphens, not "_".'],
    ['größe', 'A name has only the letters a–z, digits and hyphens, not "ö".'],
    ['a😀', 'A name has only the letters a–z, digits and hyphens, not "😀".'],
    ['-a', 'A name neither starts nor ends with a hyphen.'],
    ['a-', 'A name neither starts nor ends with a hyphen.'],
    ['a--b', 'A name has no two hyphens in a row.'],
  ])('%j', (name, problem) => {
    expect(toolNameProblem(name)).toBe(problem);
    expect(toolNameSchema.safeParse(name).success).toBe(false);
  });

  it.each(['a', '0', 'lookup-order-status', '3d-model', 'a'.repeat(64), 'a-1-b'])('nothing: %s', (name) => {
    expect(toolNameProblem(name)).toBeNull();
    expect(toolNameSchema.safeParse(name).success).toBe(true);
  });
});

describe('the name that was meant', () => {
  it.each([
    ['Lookup Order_Status!', 'lookup-order-status'],
    ['  --Find  it--  ', 'find-it'],
    ['lookupOrderStatus2', 'lookup-order-status2'],
    ['getURL', 'get-url'],
    ['Größe prüfen', 'grosse-prufen'],
    ['Łódź naïve Øre', 'lodz-naive-ore'],
    ["customer's order", 'customers-order'],
    ['ﬁle ①', 'file-1'],
    [`${'a'.repeat(63)} b`, 'a'.repeat(63)],
    ['already-fine', 'already-fine'],
  ])('%j → %s', (text, name) => {
    expect(suggestToolName(text)).toBe(name);
    expect(toolNameProblem(name)).toBeNull();
  });

  it.each(['', '   ', '!!!', '予約', '---'])('nothing usable in %j', (text) => {
    expect(suggestToolName(text)).toBeNull();
  });
});
