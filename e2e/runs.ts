import type { Page } from '@playwright/test';
import { itemOf } from '@/lib/contract/envelope';
import {
  type Arguments,
  type RunAnswer,
  type RunSummary,
  runAnswerSchema,
  runPageSchema,
} from '@/lib/contract/run';
import type { Tool } from '@/lib/contract/tool';
import type { Api } from './api';

/** Says what it was asked for, and fails for the order that does not exist. */
export const ORDER_TOOL = {
  description: 'Looks up an order.',
  code: [
    'def main(**params):',
    '    order = params["order_id"]',
    '    print("looking up", order)',
    '    if order == "missing":',
    '        raise KeyError("no such order")',
    '    return {"message": f"Order {order} is shipped", "rawData": {"number": 12345678901234567890}}',
    '',
  ].join('\n'),
  parameters: { order_id: { type: 'string', required: true, description: 'The order.' } },
} as const;

/** Runs for as long as a run may. */
export const LONG_TOOL = {
  description: 'Takes its time.',
  code: 'import time\n\ndef main(**params):\n    time.sleep(59)\n    return {"message": "over"}\n',
} as const;

export const allowLongRuns = (api: Api, tool: Tool) =>
  api.call('PATCH', `/v1/custom-tools/${tool.id}/run-settings`, { timeout_ms: 60_000 });

/** Runs the saved version, as any client of the API does. */
export const runTool = async (api: Api, tool: Tool, parameters: Arguments = {}): Promise<RunAnswer> => {
  const body = { workspace_id: api.workspaceId, parameters };
  const { status, json } = await api.call('POST', `/v1/custom-tools/${tool.id}/run`, body);
  if (status !== 200) {
    throw new Error(`Running ${tool.name} answered ${status}: ${JSON.stringify(json)}`);
  }
  return itemOf(runAnswerSchema).parse(json).data;
};

export const runsOf = async (api: Api, tool: Tool): Promise<RunSummary[]> => {
  const query = new URLSearchParams({ workspace_id: api.workspaceId, tool_id: tool.id });
  return runPageSchema.parse((await api.call('GET', `/v1/runs?${query}`)).json).data;
};

export const runsGrid = (page: Page) => page.getByRole('grid', { name: 'Runs' });
export const runLinks = (page: Page) => runsGrid(page).getByRole('link');
