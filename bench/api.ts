import { type LoadResult, load } from '@/bench/load';
import { medianOfRuns, milliseconds, printSection, type Row, times } from '@/bench/measure';
import { startReferenceServer } from '@/bench/reference-server';
import { seedTools } from '@/bench/seed';
import { type Stack, TOKEN } from '@/bench/stack';

const RUNS = 3;
const SIZES = [1_000, 10_000, 100_000] as const;
const CONNECTIONS = [1, 16] as const;
const headers = { authorization: `Bearer ${TOKEN}` };

const listUrl = (api: string, workspaceId: string) =>
  `${api}/v1/custom-tools?workspace_id=${workspaceId}&limit=50`;

/** A page of 50 out of many, beside a bare Node server that sends the same bytes. */
const benchLists = async (stack: Stack): Promise<Row[]> => {
  const rows: Row[] = [];
  const smallest = new Map<number, LoadResult>();
  for (const size of SIZES) {
    const workspaceId = await seedTools(stack.databaseUrl, size);
    const url = listUrl(stack.api, workspaceId);
    const body = await (await fetch(url, { headers })).text();
    const reference = await startReferenceServer(new Map([['/', { type: 'application/json', body }]]));
    for (const connections of CONNECTIONS) {
      const shots = connections === 1 ? 400 : 2_000;
      const measure = (target: string) =>
        medianOfRuns(RUNS, () => load({ connections, shots, shot: () => ({ url: target, headers }) }));
      await load({ connections, shots: 200, shot: () => ({ url, headers }) });
      const measured = await measure(url);
      const bare = await measure(`${reference.url}/`);
      const base = smallest.get(connections) ?? measured;
      smallest.set(connections, base);
      const growth = measured.p50 / base.p50;
      const fast = connections === 1 ? measured.p50 <= 2.5 : measured.perSecond >= 1_000;
      rows.push({
        what: `list 50 of ${size.toLocaleString('en')}, ${connections} connection${connections > 1 ? 's' : ''}`,
        figure: `p50 ${milliseconds(measured.p50)}, p95 ${milliseconds(measured.p95)}, ${measured.perSecond.toFixed(0)}/s, ${times(growth)} of 1,000`,
        reference: `p50 ${milliseconds(bare.p50)}, ${bare.perSecond.toFixed(0)}/s: ${times(measured.p50 / bare.p50)}`,
        goal: `${connections === 1 ? 'p50 ≤ 2.5 ms' : '≥ 1,000/s'}, ≤ 1.3 × of 1,000`,
        met: fast && growth <= 1.3,
      });
    }
    await reference.stop();
  }
  return rows;
};

const toolBody = (workspaceId: string, name: string) =>
  JSON.stringify({
    workspace_id: workspaceId,
    name,
    description: 'Looks up an order.',
    language: 'python',
    code: 'def main(**params):\n    order_id = params["order_id"]\n    return {"message": f"Order {order_id} is on its way"}\n',
    parameters: { order_id: { type: 'string', required: true, description: 'The order id.' } },
  });

/** Durable writes, one after the other, among 1,000 tools. */
const benchWrites = async (stack: Stack): Promise<Row[]> => {
  const workspaceId = await seedTools(stack.databaseUrl, 1_000);
  const reference = await startReferenceServer(
    new Map([['/', { type: 'application/json', body: toolBody(workspaceId, 'reference') }]]),
  );
  const created = await fetch(`${stack.api}/v1/custom-tools`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: toolBody(workspaceId, `bench-${Date.now()}`),
  });
  const { data } = (await created.json()) as { data: { id: string } };
  const started = Date.now();
  const kinds = [
    {
      what: 'create a tool',
      shot: (run: number, index: number) => ({
        url: `${stack.api}/v1/custom-tools`,
        method: 'POST',
        headers,
        body: toolBody(workspaceId, `bench-${started}-${run}-${index}`),
      }),
    },
    {
      what: 'patch a description',
      shot: (run: number, index: number) => ({
        url: `${stack.api}/v1/custom-tools/${data.id}`,
        method: 'PATCH',
        headers,
        body: JSON.stringify({ description: `Looks up an order, ${run}-${index}.` }),
      }),
    },
    {
      what: 'patch the code',
      shot: (run: number, index: number) => ({
        url: `${stack.api}/v1/custom-tools/${data.id}`,
        method: 'PATCH',
        headers,
        body: JSON.stringify({ code: `def main(**params):\n    return {"message": "${run}-${index}"}\n` }),
      }),
    },
  ];
  const rows: Row[] = [];
  for (const { what, shot } of kinds) {
    const measured = await medianOfRuns(RUNS, (run) =>
      load({ connections: 1, shots: 200, shot: (index) => shot(run, index) }),
    );
    const bare = await medianOfRuns(RUNS, (run) =>
      load({
        connections: 1,
        shots: 200,
        shot: (index) => ({ ...shot(run, index), url: `${reference.url}/` }),
      }),
    );
    rows.push({
      what: `${what}, durable, 1 connection`,
      figure: `p50 ${milliseconds(measured.p50)}, p95 ${milliseconds(measured.p95)}`,
      reference: `p50 ${milliseconds(bare.p50)}: ${times(measured.p50 / bare.p50)}`,
      goal: 'p50 ≤ 4 ms',
      met: measured.p50 <= 4,
    });
  }
  await reference.stop();
  return rows;
};

export const benchApi = async (stack: Stack) => {
  printSection('API (reference: a bare Node server with the same bytes)', [
    ...(await benchLists(stack)),
    ...(await benchWrites(stack)),
  ]);
};
