import 'server-only';
import type { z } from 'zod';
import type { Answer } from '@/lib/conduit/request';
import { parseJson } from '@/lib/contract/json';

/** What the browser sent, parsed before anything else happens with it. Whole numbers keep every digit. */
export const readBody = async <Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Answer<z.output<Schema>>> => {
  const refused = (message: string): Answer<never> => ({
    ok: false,
    problem: { code: 'invalid_request', message },
  });
  let body: unknown;
  try {
    body = parseJson(await request.text());
  } catch {
    return refused('The body is not JSON.');
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) {
    return { ok: true, value: parsed.data };
  }
  const [issue] = parsed.error.issues;
  return refused(`${issue?.path.join('.') || 'body'}: ${issue?.message}`);
};
