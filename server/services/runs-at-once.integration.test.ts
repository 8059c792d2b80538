import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunAnswer } from '@/lib/contract/run';
import type { Language } from '@/lib/contract/tool';
import type { RunEnvironment } from '@/server/run-environment';
import { startRealEnvironment } from '@/server/testing/real-environment';
import { startTestServer, type TestAnswer, type TestServer } from '@/server/testing/test-server';

const RUNS = 200;

/** Each says what it was given, and what else it finds of another run. */
const CODE: Record<Language, string> = {
  python: [
    'import os',
    'def main(**params):',
    '    left = [name for name in os.listdir(".") if name.startswith("mark")]',
    '    open(params["mark"], "w").write(params["mark"])',
    '    print(params["mark"])',
    '    return {"message": params["mark"], "rawData": left}',
  ].join('\n'),
  javascript: [
    'import fs from "node:fs";',
    'async function main({ mark }) {',
    '  const left = fs.readdirSync(".").filter((name) => name.startsWith("mark"));',
    '  fs.writeFileSync(mark, mark);',
    '  globalThis.marks = [...(globalThis.marks ?? []), mark];',
    '  console.log(globalThis.marks.join());',
    '  return { message: mark, rawData: left };',
    '}',
  ].join('\n'),
};

let environment: RunEnvironment;
let server: TestServer;
const tools: string[] = [];

beforeAll(async () => {
  environment = await startRealEnvironment();
  server = await startTestServer({ environment });
  for (const language of ['python', 'javascript'] as const) {
    const created = await server.call('/v1/custom-tools', {
      body: {
        workspace_id: server.workspaceId,
        name: `mark-in-${language}`,
        language,
        code: CODE[language],
        parameters: { mark: { type: 'string', required: true, description: '' } },
      },
    });
    expect(created.status, JSON.stringify(created.body)).toBe(201);
    tools.push((created.body as { data: { id: string } }).data.id);
  }
});
afterAll(async () => {
  await server.stop();
  await environment.stop();
});

const dataOf = ({ body }: TestAnswer) => (body as { data: RunAnswer }).data;

test('200 runs at once are all answered, or told to come back, and none meets another', async () => {
  const marks = Array.from({ length: RUNS }, (_, index) => `mark-${index}`);
  const answers = await Promise.all(
    marks.map((mark, index) =>
      server.call(`/v1/custom-tools/${tools[index % tools.length]}/run`, { body: { parameters: { mark } } }),
    ),
  );

  const served = marks.filter((_, index) => answers[index]?.status === 200);
  for (const [index, answer] of answers.entries()) {
    const mark = marks[index] ?? '';
    if (answer.status === 503) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    } else {
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      expect(dataOf(answer)).toMatchObject({ success: true, message: mark, logs: `${mark}\n` });
      expect(dataOf(answer).result?.rawData).toEqual([]);
    }
  }
  expect(served.length).toBeGreaterThan(0);

  const { rows } = await server.sql.query<{ state: string; message: string; mark: string }>(
    "select state, message, arguments::json ->> 'mark' as mark from runs",
  );
  expect(rows.every(({ state, message, mark }) => state === 'succeeded' && message === mark)).toBe(true);
  expect(rows.map(({ mark }) => mark).sort()).toEqual([...served].sort());
});
