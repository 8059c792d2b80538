import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import type { Scope } from '@/lib/contract/token';

/** Whoever makes a request, as its token describes. */
export type Caller = {
  tokenId: string;
  tokenName: string;
  scope: Scope;
  workspaces: 'all' | ReadonlySet<string>;
};

export const covers = (caller: Caller, workspaceId: string): boolean =>
  caller.workspaces === 'all' || caller.workspaces.has(workspaceId);

/** The same words whether the workspace does not exist or belongs to others: the answer tells neither. */
export const noSuchWorkspace = (workspaceId: string) =>
  fail(
    'forbidden',
    `No access to workspace ${JSON.stringify(workspaceId)}: it does not exist or this token does not cover it.`,
  );

/**
 * The one rule of who may do what: a write needs a write token, and a workspace that the request names must be
 * covered. What a request does not name (a tool by its id) is looked up by the service, which hides what the caller
 * does not cover as if it did not exist.
 */
export const permit = (caller: Caller, access: Scope, workspaceId: string | null): Outcome<null> => {
  if (access === 'write' && caller.scope !== 'write') {
    return fail('forbidden', 'This token is read-only. Use a token with write access for this.');
  }
  if (workspaceId !== null && !covers(caller, workspaceId)) {
    return noSuchWorkspace(workspaceId);
  }
  return succeed(null);
};
