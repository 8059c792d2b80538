import { expect, it } from 'vitest';
import { readAnswer, runsHere } from '@/server/packages/interpreter';

const ANSWER = { version: '3.12', platform: 'linux-aarch64', libc: 'glibc 2.31', modules: ['json'] };

it('knows which wheels an interpreter can load', () => {
  const read = readAnswer('/usr/bin/python3', ANSWER);
  const interpreter = read.ok ? read.value : null;
  expect(interpreter).toMatchObject({ target: { python: '3.12', architecture: 'aarch64' }, glibc: 31 });
  const runs = (file: string) => interpreter && runsHere(file, interpreter);
  expect(runs('t-1-cp312-cp312-manylinux_2_28_aarch64.whl')).toBe(true);
  expect(runs('t-1-cp312-cp312-manylinux_2_34_aarch64.whl')).toBe(false);
  expect(runs('t-1-cp312-cp312-manylinux_2_28_x86_64.whl')).toBe(false);
});

it.each([
  [{ version: '3.14' }, 'is Python 3.14 for linux-aarch64 with glibc 2.31'],
  [{ platform: 'linux-armv7l' }, 'is Python 3.12 for linux-armv7l with glibc 2.31'],
  [{ platform: 'macosx-14.0-arm64', libc: null }, 'is Python 3.12 for macosx-14.0-arm64 with no glibc'],
])('says what it would take instead of %o', (change, sentence) => {
  expect(readAnswer('/usr/bin/python3', { ...ANSWER, ...change })).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining(sentence) },
  });
});
