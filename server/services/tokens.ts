import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import type { CreatedToken, CreateTokenBody, Token } from '@/lib/contract/token';
import type { Authentication } from '@/server/services/authentication';
import { newIdentifier } from '@/server/services/identifier';
import { type Caller, covers, noSuchWorkspace } from '@/server/services/policy';
import { hashSecret, hintOf, newTokenSecret } from '@/server/services/secret';
import type { WorkspaceService } from '@/server/services/workspaces';
import type { NewToken, TokenRecord, TokenStore } from '@/server/store/tokens';

const toToken = (record: TokenRecord, caller: Caller): Token => ({
  id: record.id,
  name: record.name,
  scope: record.scope,
  hint: record.hint,
  all_workspaces: record.allWorkspaces,
  workspace_ids: record.workspaceIds,
  current: record.id === caller.tokenId,
  created_at: record.createdAt.toISOString(),
  last_used_at: record.lastUsedAt?.toISOString() ?? null,
});

/** Whether `caller` covers everything that the token covers: then, and only then, it sees and revokes it. */
const coversToken = (caller: Caller, token: TokenRecord): boolean =>
  caller.workspaces === 'all' ||
  (!token.allWorkspaces && token.workspaceIds.every((id) => covers(caller, id)));

const noSuchToken = (id: string) =>
  fail('not_found', `There is no token ${JSON.stringify(id)} here. It may have been revoked already.`);

/** A token with this secret; the caller keeps or shows the secret, from here on only its hash exists. */
export const tokenFor = (
  secret: string,
  rest: Pick<NewToken, 'name' | 'scope' | 'allWorkspaces' | 'workspaceIds'>,
): NewToken => ({ id: newIdentifier('tk'), hash: hashSecret(secret), hint: hintOf(secret), ...rest });

export const createTokenService = (
  store: TokenStore,
  authentication: Authentication,
  workspaces: WorkspaceService,
) => {
  const find = async (caller: Caller, id: string): Promise<Outcome<TokenRecord>> => {
    const record = await store.find(id);
    return record && (record.id === caller.tokenId || coversToken(caller, record))
      ? succeed(record)
      : noSuchToken(id);
  };

  /** The first of the workspaces that the caller may not give away, or undefined. */
  const firstUncovered = async (caller: Caller, ids: readonly string[]): Promise<string | undefined> => {
    for (const id of ids) {
      if (!covers(caller, id) || !(await workspaces.exists(id))) {
        return id;
      }
    }
    return undefined;
  };

  return {
    list: async (caller: Caller): Promise<Token[]> =>
      (await store.list())
        .filter((record) => coversToken(caller, record))
        .map((record) => toToken(record, caller)),

    current: async (caller: Caller): Promise<Outcome<Token>> => {
      const found = await find(caller, caller.tokenId);
      return found.ok ? succeed(toToken(found.value, caller)) : found;
    },

    /** The secret is in this answer and nowhere else. Without workspaces the token covers what its maker covers. */
    create: async (caller: Caller, body: CreateTokenBody): Promise<Outcome<CreatedToken>> => {
      const named = body.workspace_ids && [...new Set(body.workspace_ids)];
      const uncovered = await firstUncovered(caller, named ?? []);
      if (uncovered !== undefined) {
        return noSuchWorkspace(uncovered);
      }
      const secret = newTokenSecret();
      const token = tokenFor(secret, {
        name: body.name,
        scope: body.scope,
        allWorkspaces: named === undefined && caller.workspaces === 'all',
        workspaceIds: named ?? (caller.workspaces === 'all' ? [] : [...caller.workspaces]),
      });
      await store.insert(token);
      const created = await find(caller, token.id);
      return created.ok ? succeed({ ...toToken(created.value, caller), secret }) : created;
    },

    revoke: async (caller: Caller, id: string): Promise<Outcome<null>> => {
      const found = await find(caller, id);
      if (!found.ok) {
        return found;
      }
      await store.revoke(id);
      authentication.forget(id);
      return succeed(null);
    },
  };
};

export type TokenService = ReturnType<typeof createTokenService>;
