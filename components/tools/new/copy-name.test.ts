import { expect, it } from 'vitest';
import { copyName } from '@/components/tools/new/copy-name';
import { toolNameProblem } from '@/lib/code/name';
import { TOOL_NAME_MAX } from '@/lib/contract/tool';

it('says that it is a copy', () => {
  expect(copyName('lookup-order')).toBe('lookup-order-copy');
});

it.each(['x'.repeat(64), `${'x'.repeat(58)}-${'y'.repeat(5)}`])('stays a name for %j', (name) => {
  expect(toolNameProblem(copyName(name))).toBeNull();
  expect(copyName(name).length).toBeLessThanOrEqual(TOOL_NAME_MAX);
});
