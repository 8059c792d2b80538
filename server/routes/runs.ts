import { z } from 'zod';
import { itemOf, pageOf } from '@/lib/contract/envelope';
import { succeed } from '@/lib/contract/problem';
import {
  listRunsQuerySchema,
  runAnswerSchema,
  runDraftBodySchema,
  runEventSchema,
  runSchema,
  runSummarySchema,
  runToolBodySchema,
} from '@/lib/contract/run';
import { toolIdSchema } from '@/lib/contract/tool';
import { endpoint } from '@/server/routes/endpoint';

const tag = 'runs';
const runParams = z.strictObject({ id: z.string().meta({ description: 'Run id.' }) });

const runTool = endpoint({
  method: 'post',
  path: '/v1/custom-tools/{id}/run',
  access: 'write',
  extension: false,
  tag: 'custom_tools',
  operationId: 'runCustomTool',
  summary: 'Run custom tool',
  description:
    'Runs a custom code tool in the sandbox exactly as an agent would call it. Requires a token with write access. A tool whose own code fails answers 200 with `success: false`.',
  workspaceIn: 'body',
  params: z.strictObject({ id: toolIdSchema }),
  body: runToolBodySchema,
  answer: { status: 200, description: 'How the run ended', schema: itemOf(runAnswerSchema) },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'rate_limited', 'unavailable'],
  handle: async ({ runs }, { caller, params: { id }, body, signal }) => {
    const address = { id, workspaceId: body.workspace_id };
    const answer = await runs.runTool(caller, address, body.parameters ?? {}, signal);
    return answer.ok ? succeed({ body: { data: answer.value } }) : answer;
  },
});

const runDraft = endpoint({
  method: 'post',
  path: '/v1/runs',
  access: 'write',
  extension: true,
  tag,
  operationId: 'runDraft',
  summary: 'Run a draft',
  description:
    'Runs code as it stands in the editor, saved or not, and answers with its events as they come, one JSON object a line, `ended` or `refused` last. Going away cancels the run. Requires a token with write access.',
  workspaceIn: 'body',
  body: runDraftBodySchema,
  answer: { status: 200, description: 'The events of the run', schema: runEventSchema, lines: true },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'rate_limited', 'unavailable'],
  handle: async ({ runs }, { caller, body, signal }) => {
    const events = await runs.runDraft(caller, body, signal);
    return events.ok ? succeed({ body: events.value }) : events;
  },
});

const listRuns = endpoint({
  method: 'get',
  path: '/v1/runs',
  access: 'read',
  extension: true,
  tag,
  operationId: 'listRuns',
  summary: 'List runs',
  description:
    'Returns the cursor-paginated runs of a workspace, newest first. Long messages are cut and tracebacks left out: get the run for the whole.',
  workspaceIn: 'query',
  query: listRunsQuerySchema,
  answer: { status: 200, description: 'Runs', schema: pageOf(runSummarySchema) },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'rate_limited'],
  handle: async ({ runList }, { query }) => {
    const page = await runList.list(query);
    return page.ok ? succeed({ body: page.value }) : page;
  },
});

const getRun = endpoint({
  method: 'get',
  path: '/v1/runs/{id}',
  access: 'read',
  extension: true,
  tag,
  operationId: 'getRun',
  summary: 'Get run by id',
  description: 'Returns one run with its code, arguments, result and logs.',
  params: runParams,
  answer: { status: 200, description: 'The run', schema: itemOf(runSchema) },
  refusals: ['invalid_request', 'unauthenticated', 'not_found', 'rate_limited'],
  handle: async ({ runList }, { caller, params: { id } }) => {
    const run = await runList.get(caller, id);
    return run.ok ? succeed({ body: { data: run.value } }) : run;
  },
});

const cancelRun = endpoint({
  method: 'post',
  path: '/v1/runs/{id}/cancel',
  access: 'write',
  extension: true,
  tag,
  operationId: 'cancelRun',
  summary: 'Cancel run',
  description:
    'Ends a run that is under way, whichever server runs it: within a second or two. What it has done by then stays done. Requires a token with write access.',
  params: runParams,
  answer: { status: 204, description: 'The run is being ended', schema: null },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'rate_limited'],
  handle: async ({ runList }, { caller, params: { id } }) => runList.cancel(caller, id),
});

export const runEndpoints = [runTool, runDraft, listRuns, getRun, cancelRun];
