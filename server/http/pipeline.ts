import type { Context } from 'hono';
import type { z } from 'zod';
import type { Outcome } from '@/lib/contract/problem';
import { admit, type Gate, refusePaid } from '@/server/http/admission';
import { emptyAnswer, jsonAnswer, linesAnswer, problemAnswer } from '@/server/http/answer';
import type { CallerEndpoint, Endpoint, PublicEndpoint, Reply } from '@/server/http/endpoint';
import {
  namedWorkspace,
  type PartSchemas,
  partSchemas,
  readInputs,
  readRawRequest,
} from '@/server/http/request';
import { permit } from '@/server/services/policy';

export type Serving<Services> = {
  services: Services;
  gate: Gate;
  extensions: boolean;
  /** Where a request comes from, to count failed attempts by. */
  addressOf: (context: Context) => string;
  /** An answer of many lines broke off. */
  onBroken: (context: Context, error: unknown) => void;
};

type Handled = Promise<Outcome<Reply<unknown> | null>>;

const serveCaller = async <Services>(
  context: Context,
  endpoint: CallerEndpoint<Services>,
  schemas: PartSchemas,
  { services, gate, addressOf }: Serving<Services>,
): Handled => {
  const { access, workspaceIn } = endpoint;
  const credentials = { authorization: context.req.header('authorization'), address: addressOf(context) };
  const known = await gate.authentication.authenticate(credentials);
  if (!known.ok) {
    return known;
  }
  const scoped = permit(known.value, access, null);
  const raw = scoped.ok ? await readRawRequest(context, schemas) : scoped;
  if (!raw.ok) {
    return refusePaid(gate, known.value, raw);
  }
  const workspaceId = namedWorkspace(raw.value, workspaceIn);
  const caller = await admit(gate, known.value, { credentials, access, workspaceId });
  if (!caller.ok) {
    return caller;
  }
  const inputs = readInputs(raw.value, schemas, endpoint);
  if (!inputs.ok) {
    return inputs;
  }
  const asker = {
    caller: caller.value,
    // Made only when a handler asks for it.
    get signal() {
      return context.req.raw.signal;
    },
  };
  return endpoint.handle(services, Object.assign(asker, inputs.value));
};

const serveAnyone = async <Services>(
  context: Context,
  endpoint: PublicEndpoint<Services>,
  schemas: PartSchemas,
  { services, gate, addressOf }: Serving<Services>,
): Handled => {
  const address = addressOf(context);
  const refusal = gate.failures.refusal(address);
  if (refusal) {
    return refusal;
  }
  const raw = await readRawRequest(context, schemas);
  const inputs = raw.ok ? readInputs(raw.value, schemas, endpoint) : raw;
  const handled = inputs.ok ? await endpoint.handle(services, inputs.value) : inputs;
  if (!handled.ok) {
    gate.failures.add(address);
  }
  return handled;
};

async function* parsedLines(schema: z.ZodType, lines: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  for await (const line of lines) {
    yield schema.parse(line);
  }
}

const answerOf = <Services>(
  context: Context,
  endpoint: Endpoint<Services>,
  reply: Reply<unknown> | null,
  { extensions, onBroken }: Serving<Services>,
): Response => {
  const { status, schema, lines } = endpoint.answer;
  if (schema === null || reply === null) {
    return emptyAnswer(status);
  }
  if (lines) {
    // Its handler was held to this when the endpoint was made.
    const body = reply.body as AsyncIterable<unknown>;
    return linesAnswer(status, parsedLines(schema, body), (error) => onBroken(context, error));
  }
  const tag = extensions ? reply.etag : undefined;
  return jsonAnswer(status, schema.parse(reply.body), tag === undefined ? {} : { etag: tag });
};

/**
 * The one way from a request to its answer: who is it, may it, how often; then the parts of the request by their
 * schemas, the handler, and the answer by its schema.
 */
export const createResponder = <Services>(endpoint: Endpoint<Services>, serving: Serving<Services>) => {
  const schemas = partSchemas(endpoint, serving.extensions);
  return async (context: Context): Promise<Response> => {
    const handled =
      endpoint.access === 'public'
        ? await serveAnyone(context, endpoint, schemas, serving)
        : await serveCaller(context, endpoint, schemas, serving);
    return handled.ok ? answerOf(context, endpoint, handled.value, serving) : problemAnswer(handled.problem);
  };
};
