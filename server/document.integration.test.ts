import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answerSchema,
  bodySchema,
  inProse,
  type OpenApi,
  type Operation,
  operationOf,
  PUBLISHED_PAGES,
  publishedOperation,
  publishedPage,
  publishedPatchFields,
  withoutExtensions,
} from '@/server/testing/published';
import { startTestServer, type TestServer } from '@/server/testing/test-server';

const PUBLISHED_OPERATIONS = [
  'GET /v1/custom-tools',
  'POST /v1/custom-tools',
  'GET /v1/custom-tools/{id}',
  'PATCH /v1/custom-tools/{id}',
  'DELETE /v1/custom-tools/{id}',
  'GET /v1/custom-tools/runtimes',
  'POST /v1/custom-tools/{id}/run',
  'GET /v1/workspaces',
];

const byName = ({ parameters = [], ...rest }: Operation) => ({
  ...rest,
  parameters: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter])),
});

const servers: Record<'on' | 'off', TestServer | undefined> = { on: undefined, off: undefined };

const serverOf = (mode: 'on' | 'off'): TestServer => {
  const server = servers[mode];
  if (!server) {
    throw new Error('The server has not been started.');
  }
  return server;
};

const documentOf = async (mode: 'on' | 'off'): Promise<OpenApi> =>
  (await serverOf(mode).call('/v1/openapi.json', { token: null })).body as OpenApi;

beforeAll(async () => {
  servers.on = await startTestServer();
  servers.off = await startTestServer({ extensions: false });
});
afterAll(async () => {
  await servers.on?.stop();
  await servers.off?.stop();
});

describe.each(['on', 'off'] as const)('the document, extensions %s', (mode) => {
  test.each(PUBLISHED_PAGES)('says of %s what the page says', async (page, path, method) => {
    const document = withoutExtensions(await documentOf(mode)) as OpenApi;

    expect(byName(operationOf(document, path, method))).toEqual(byName(publishedOperation(page)));
  });

  test('has the frame of the published one', async () => {
    const { paths: _, tags, ...frame } = await documentOf(mode);
    const { paths: __, tags: publishedTags, ...publishedFrame } = publishedPage('get-custom-tool');

    expect(frame).toEqual(publishedFrame);
    const names = publishedTags.map((tag) => tag.name);
    expect(publishedTags).toEqual(expect.arrayContaining(tags.filter((tag) => names.includes(tag.name))));
  });

  test('says of PATCH what the page says in prose', async () => {
    const document = await documentOf(mode);
    const patch = operationOf(document, '/v1/custom-tools/{id}', 'patch');
    const create = operationOf(document, '/v1/custom-tools', 'post');
    const fields = publishedPatchFields();
    const schema = bodySchema(patch);

    expect(Object.keys(schema.properties ?? {})).toEqual(fields.map((field) => field.name));
    expect(schema.required).toBeUndefined();
    expect(patch.requestBody?.required).toBe(true);
    for (const { name, type, text } of fields) {
      const property = schema.properties?.[name] ?? {};
      expect(property, name).toEqual(bodySchema(create).properties?.[name]);
      expect(property.type, name).toBe(type === 'enum<string>' ? 'string' : type);
      for (const sentence of text === '' ? [] : inProse(property)) {
        expect(text, name).toContain(sentence);
      }
    }
    const parameters = (withoutExtensions(patch) as Operation).parameters ?? [];
    expect(parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ['id', 'path', true],
      ['workspace_id', 'query', false],
    ]);
  });
});

test('with extensions off the document holds the published operations and nothing marked', async () => {
  const document = await documentOf('off');
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );

  expect(operations.sort()).toEqual([...PUBLISHED_OPERATIONS].sort());
  expect(JSON.stringify(document)).not.toContain('x-extension');
});

test('the run is described as published in prose, a draft as lines of events', async () => {
  const document = await documentOf('on');
  const run = operationOf(document, '/v1/custom-tools/{id}/run', 'post');
  expect(Object.keys(bodySchema(run).properties ?? {})).toEqual(['workspace_id', 'parameters']);
  expect(bodySchema(run).required).toBeUndefined();
  const answered = answerSchema(run, 200).properties?.data?.properties ?? {};
  expect(Object.keys(answered)).toEqual(['success', 'message', 'result', 'error', 'logs', 'run_time_ms']);
  const published = withoutExtensions(run) as Operation;
  expect(Object.keys(published.responses)).toEqual(['200', '400', '401', '403', '404', '429']);

  const draft = operationOf(document, '/v1/runs', 'post');
  expect(Object.keys(draft.responses[200]?.content ?? {})).toEqual(['application/x-ndjson']);
});

test('with extensions on every other operation is marked as one', async () => {
  const document = withoutExtensions(await documentOf('on')) as OpenApi;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );

  expect(operations.sort()).toEqual([...PUBLISHED_OPERATIONS].sort());
});
