import { expect, it } from 'vitest';
import { glibcOfWheel, wheelTags } from '@/server/packages/wheel-name';

it('reads the tags of a wheel from its name', () => {
  expect(wheelTags('six-1.17.0-py2.py3-none-any.whl')).toEqual({
    pythons: ['py2', 'py3'],
    abis: ['none'],
    platforms: ['any'],
  });
  expect(wheelTags('tiny-1.0-2-cp311-cp311-linux_x86_64.whl')?.pythons).toEqual(['cp311']);
  expect(wheelTags('tiny-1.0.tar.gz')).toBeNull();
  expect(wheelTags('tiny-1.0.whl')).toBeNull();
});

it.each([
  ['tiny-1.0-py3-none-any.whl', 0],
  ['tiny-1.0-cp311-cp311-manylinux_2_28_x86_64.whl', 28],
  ['tiny-1.0-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.whl', 17],
  ['tiny-1.0-cp311-cp311-manylinux1_x86_64.whl', 5],
  ['tiny-1.0-cp311-cp311-manylinux_2_28_aarch64.whl', null],
  ['tiny-1.0-cp311-cp311-musllinux_1_2_x86_64.whl', null],
  ['tiny-1.0-cp311-cp311-macosx_11_0_x86_64.whl', null],
])('knows which glibc %s needs', (file, glibc) => {
  expect(glibcOfWheel(file, 'x86_64')).toBe(glibc);
});
