import { expect, test } from 'vitest';
import { type Caller, permit } from '@/server/services/policy';

const caller = (scope: 'read' | 'write', ...workspaces: string[]): Caller => ({
  tokenId: 'tk',
  tokenName: 'a token',
  scope,
  workspaces: workspaces.includes('all') ? 'all' : new Set(workspaces),
});

test.each([
  [caller('read', 'a'), 'read', null, true],
  [caller('read', 'a'), 'read', 'a', true],
  [caller('read', 'a'), 'read', 'b', false],
  [caller('read', 'a'), 'write', 'a', false],
  [caller('read', 'all'), 'write', null, false],
  [caller('write', 'a'), 'write', 'a', true],
  [caller('write', 'a'), 'write', 'b', false],
  [caller('write'), 'read', 'a', false],
  [caller('write', 'all'), 'write', 'anything', true],
] as const)('%o, %s in %s: %s', (who, access, workspaceId, permitted) => {
  const outcome = permit(who, access, workspaceId);
  expect(outcome.ok).toBe(permitted);
  expect(outcome.ok || outcome.problem.code).toBe(permitted || 'forbidden');
});
