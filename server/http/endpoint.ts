import type { z } from 'zod';
import type { Outcome, ProblemCode } from '@/lib/contract/problem';
import type { Scope } from '@/lib/contract/token';
import type { FieldExplanations } from '@/server/http/validation';
import type { Caller } from '@/server/services/policy';

type Fields = z.ZodObject;
type Nothing = Record<never, never>;
type Read<Schema> = Schema extends z.ZodType ? z.infer<Schema> : Nothing;

/** What a handler answers: the body, and the entity tag of what it describes when that has one. */
export type Reply<Body> = { body: Body; etag?: string };

type Answer<Schema extends z.ZodType | null, Lines extends true | undefined> = {
  status: 200 | 201 | 204;
  description: string;
  /** Null: the answer has no body. */
  schema: Schema;
  /** Extension: the answer carries an `ETag`. */
  etag?: true;
  /** Extension: the body is any number of these, one a line (`application/x-ndjson`), each as soon as it is there. */
  lines?: Lines;
};

/** The parts of a request, read by their schemas. */
type InputsOf<Params, Query, Body, Headers> = {
  params: Read<Params>;
  query: Read<Query>;
  headers: Read<Headers>;
  body: Read<Body>;
};
export type Inputs = InputsOf<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

type Description<
  Params extends Fields | undefined,
  Query extends Fields | undefined,
  Body extends z.ZodType | undefined,
  Headers extends Fields | undefined,
  Result extends z.ZodType | null,
  Lines extends true | undefined,
> = {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** As in OpenAPI: `/v1/custom-tools/{id}`. */
  path: string;
  /** Extensions do not exist when the server speaks the published contract only. */
  extension: boolean;
  operationId: string;
  summary: string;
  description: string;
  tag: string;
  params?: Params;
  query?: Query;
  headers?: Headers;
  body?: Body;
  /** Where the request names the workspace it is about, for the policy and the rate limit. */
  workspaceIn?: 'query' | 'body' | 'path';
  explanations?: FieldExplanations;
  answer: Answer<Result, Lines>;
  refusals: readonly ProblemCode[];
};

type BodyOf<Result, Lines> = Lines extends true ? AsyncIterable<z.input<Result>> : z.input<Result>;
type ReplyOf<Result, Lines> = Result extends z.ZodType ? Reply<BodyOf<Result, Lines>> : null;

/** Who asks, and whether they have gone away since. */
type Asker = { caller: Caller; readonly signal: AbortSignal };

type ForCallers<Services, Input, Result, Lines> = {
  access: Scope;
  handle: (services: Services, input: Input & Asker) => Promise<Outcome<ReplyOf<Result, Lines>>>;
};

type ForAnyone<Services, Input, Result, Lines> = {
  /** No token asked for. */
  access: 'public';
  handle: (services: Services, input: Input) => Promise<Outcome<ReplyOf<Result, Lines>>>;
};

type AnyDescription = Description<
  Fields | undefined,
  Fields | undefined,
  z.ZodType | undefined,
  Fields | undefined,
  z.ZodType | null,
  true | undefined
>;
type AnyResult = z.ZodType | null;

export type CallerEndpoint<Services> = AnyDescription & ForCallers<Services, Inputs, AnyResult, undefined>;
export type PublicEndpoint<Services> = AnyDescription & ForAnyone<Services, Inputs, AnyResult, undefined>;

/** An endpoint as the server and the document see it: its inputs are whatever its schemas say. */
export type Endpoint<Services> = CallerEndpoint<Services> | PublicEndpoint<Services>;

/** Checks a handler against the schemas beside it, then lets all endpoints be of one type. */
export const createEndpointMaker =
  <Services>() =>
  <
    Result extends z.ZodType | null,
    Params extends Fields | undefined = undefined,
    Query extends Fields | undefined = undefined,
    Body extends z.ZodType | undefined = undefined,
    Headers extends Fields | undefined = undefined,
    Lines extends true | undefined = undefined,
  >(
    endpoint: Description<Params, Query, Body, Headers, Result, Lines> &
      (
        | ForCallers<Services, InputsOf<Params, Query, Body, Headers>, Result, Lines>
        | ForAnyone<Services, InputsOf<Params, Query, Body, Headers>, Result, Lines>
      ),
    // The pipeline reads every input by these very schemas before it calls the handler.
  ): Endpoint<Services> =>
    endpoint as unknown as Endpoint<Services>;
