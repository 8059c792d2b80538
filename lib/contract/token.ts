import { z } from 'zod';

export const TOKEN_PREFIX = 'capi_';
export const TOKEN_NAME_MAX = 80;
export const SCOPES = ['read', 'write'] as const;
export const scopeSchema = z.enum(SCOPES);

/** Extension. `hint` is the start of the secret, enough to recognise it by; the secret itself is shown once. */
export const tokenSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  scope: scopeSchema,
  hint: z.string(),
  all_workspaces: z.boolean(),
  workspace_ids: z.array(z.string()),
  /** The token that made this very request. */
  current: z.boolean(),
  created_at: z.string(),
  last_used_at: z.string().nullable(),
});

/** Without `workspace_ids` the new token covers what its maker covers. */
export const createTokenBodySchema = z.strictObject({
  name: z.string().trim().min(1).max(TOKEN_NAME_MAX),
  scope: scopeSchema,
  workspace_ids: z.array(z.string()).min(1).optional(),
});

export const createdTokenSchema = tokenSchema.extend({ secret: z.string() });

/** Extension: trades the code of a one-time link for a token. The only call that needs no token. */
export const signInBodySchema = z.strictObject({ code: z.string().min(1).max(200) });
export const signInSchema = z.strictObject({ secret: z.string() });

export type Scope = z.infer<typeof scopeSchema>;
export type Token = z.infer<typeof tokenSchema>;
export type CreatedToken = z.infer<typeof createdTokenSchema>;
export type CreateTokenBody = z.infer<typeof createTokenBodySchema>;
