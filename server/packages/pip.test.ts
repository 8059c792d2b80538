import { expect, it } from 'vitest';
import { downloadArguments } from '@/server/packages/pip';

it('asks for wheels of the interpreter of tools, whatever interpreter pip belongs to', () => {
  const files = ['t-1-py3-none-any.whl', 'u-1-cp313-cp313-manylinux2014_aarch64.manylinux_2_17_aarch64.whl'];
  const options = downloadArguments({ python: '3.13', architecture: 'aarch64' }, files).join(' ');
  expect(options).toContain('--only-binary :all: --require-hashes --no-deps');
  expect(options).toContain('--python-version 3.13 --implementation cp --abi cp313 --abi abi3 --abi none');
  expect(options).toContain('--platform manylinux2014_aarch64 --platform manylinux_2_17_aarch64');
  expect(options).not.toContain('--platform any');
});
