import { expect, it } from 'vitest';
import { chooseWheels } from '@/scripts/packages/choose-wheels';
import { TARGETS } from '@/server/packages/wheel-name';

const choose = (...files: string[]) => {
  const { chosen, missing } = chooseWheels(
    files.map((file) => ({ file, sha256: '' })),
    TARGETS,
  );
  return {
    chosen: Object.fromEntries(Object.entries(chosen).map(([key, wheel]) => [key, wheel.file])),
    missing,
  };
};

it('takes one pure wheel for everything', () => {
  const { chosen, missing } = choose('t-1-py3-none-any.whl');
  expect(chosen).toEqual({ any: 't-1-py3-none-any.whl' });
  expect(missing).toEqual([]);
});

it('takes one wheel a processor where the stable ABI allows it, the newest that fits', () => {
  const wheels = ['x86_64', 'aarch64'].flatMap((architecture) => [
    `t-1-cp37-abi3-manylinux_2_17_${architecture}.whl`,
    `t-1-cp311-abi3-manylinux_2_34_${architecture}.whl`,
    `t-1-cp314-abi3-manylinux_2_34_${architecture}.whl`,
  ]);
  expect(choose(...wheels).chosen).toEqual({
    x86_64: 't-1-cp311-abi3-manylinux_2_34_x86_64.whl',
    aarch64: 't-1-cp311-abi3-manylinux_2_34_aarch64.whl',
  });
});

it('takes the wheel of the interpreter before any other, and the one that older systems can run', () => {
  const { chosen } = choose(
    't-1-py3-none-any.whl',
    't-1-cp312-cp312-manylinux_2_34_x86_64.whl',
    't-1-cp312-cp312-manylinux_2_17_x86_64.whl',
    't-1-cp313-cp313t-manylinux_2_17_x86_64.whl',
    't-1-cp312-cp312-musllinux_1_2_x86_64.whl',
  );
  expect(chosen['cp312-x86_64']).toBe('t-1-cp312-cp312-manylinux_2_17_x86_64.whl');
  expect(chosen['cp313-x86_64']).toBe('t-1-py3-none-any.whl');
});

it('names the targets that nothing fits', () => {
  const { missing } = choose('t-1-cp311-cp311-manylinux_2_17_x86_64.whl');
  expect(missing).toHaveLength(5);
  expect(choose('t-1-cp311-cp311-manylinux_2_39_x86_64.whl').missing).toHaveLength(6);
});
