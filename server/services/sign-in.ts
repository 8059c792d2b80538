import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import { hashSecret, newSignInCode, newTokenSecret } from '@/server/services/secret';
import { tokenFor } from '@/server/services/tokens';
import type { SignInCodeStore } from '@/server/store/sign-in-codes';
import type { TokenStore } from '@/server/store/tokens';

const CODE_HOURS = 24;

/** One-time sign-in links: the code of a link is traded, once, for a write token over all workspaces. */
export const createSignInService = (codes: SignInCodeStore, tokens: TokenStore) => ({
  issueCode: async (): Promise<string> => {
    const code = newSignInCode();
    await codes.insert(hashSecret(code), CODE_HOURS);
    return code;
  },

  trade: async (code: string): Promise<Outcome<{ secret: string }>> => {
    if (!(await codes.spend(hashSecret(code)))) {
      return fail(
        'unauthenticated',
        'This sign-in link has been used, has expired or was never given out. Restart Toolroom for a new one, or sign in with a token.',
      );
    }
    const secret = newTokenSecret();
    await tokens.insert(
      tokenFor(secret, {
        name: 'Dashboard sign-in',
        scope: 'write',
        allWorkspaces: true,
        workspaceIds: [],
      }),
    );
    return succeed({ secret });
  },
});

export type SignInService = ReturnType<typeof createSignInService>;
