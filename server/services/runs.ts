import { checkArguments } from '@/lib/code/arguments';
import type { ImportedModule } from '@/lib/code/imports';
import type { JsonObject } from '@/lib/contract/json';
import type { Parameters } from '@/lib/contract/parameter';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import {
  type Arguments,
  RUN_TIMEOUT_MS_DEFAULT,
  type RunAnswer,
  type RunDraftBody,
  type RunEvent,
} from '@/lib/contract/run';
import type { CodeCheck } from '@/server/services/code-check';
import { createEventQueue } from '@/server/services/event-queue';
import { type Caller, covers, noSuchWorkspace } from '@/server/services/policy';
import { runAnswerOf } from '@/server/services/run-ending';
import type { RunExecution, RunOutcome } from '@/server/services/run-execution';
import { createImportReader } from '@/server/services/run-imports';
import type { RunOrder } from '@/server/services/run-record';
import { isAddressed, noSuchTool, type ToolAddress } from '@/server/services/tools';
import type { RunSettingsStore, ToolToRun } from '@/server/store/run-settings';

/** So many wrong arguments are named; more are counted. */
const PROBLEMS_NAMED_MAX = 20;

/** The one place where arguments are checked, whoever calls. */
const refuseArguments = (parameters: Parameters, args: Arguments): Outcome<never> | null => {
  const problems = checkArguments(parameters, args);
  if (problems.length === 0) {
    return null;
  }
  const more = problems.length - PROBLEMS_NAMED_MAX;
  const named = problems.slice(0, PROBLEMS_NAMED_MAX).map(({ message }) => message);
  return fail('invalid_request', [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; '));
};

/** Who asks and on whose behalf. */
const askedBy = (caller: Caller) => ({
  tokenId: caller.tokenId,
  tokenName: caller.tokenName,
  agentId: null,
});

const savedOrder = (
  caller: Caller,
  { tool, timeoutMs }: ToolToRun,
  args: JsonObject,
  source: RunOrder['source'],
): RunOrder => ({
  workspaceId: tool.workspaceId,
  toolId: tool.id,
  toolName: tool.name,
  toolVersion: tool.version,
  language: tool.language,
  code: tool.code,
  parameters: tool.parameters,
  arguments: args,
  timeoutMs: timeoutMs ?? RUN_TIMEOUT_MS_DEFAULT,
  source,
  ...askedBy(caller),
});

/** What was never changed since it was saved is a run of that version. */
const draftOrder = (caller: Caller, body: RunDraftBody, saved: ToolToRun | null): RunOrder => {
  const unchanged = saved?.tool.code === body.code && saved.tool.language === body.language;
  return {
    workspaceId: body.workspace_id,
    toolId: saved?.tool.id ?? null,
    toolName: body.tool_name ?? saved?.tool.name ?? 'draft',
    toolVersion: saved && unchanged ? saved.tool.version : null,
    language: body.language,
    code: body.code,
    parameters: body.parameters,
    // Read by `parseJson`: JSON through and through.
    arguments: body.arguments as JsonObject,
    timeoutMs: body.timeout_ms ?? saved?.timeoutMs ?? RUN_TIMEOUT_MS_DEFAULT,
    source: body.source ?? 'test',
    ...askedBy(caller),
  };
};

const lastEvent = (outcome: RunOutcome): RunEvent => {
  if (outcome.ok) {
    return { type: 'ended', run: outcome.value.run };
  }
  const { message, retryAfterSeconds } = outcome.problem;
  return { type: 'refused', error: message, retry_after_seconds: retryAfterSeconds ?? null };
};

const nobodyListens = () => undefined;

/** Runs saved tools and drafts of tools. */
export const createRunService = (
  execution: RunExecution,
  settings: RunSettingsStore,
  checkCode: CodeCheck,
) => {
  const importsOf = createImportReader(checkCode);

  const findTool = async (caller: Caller, address: ToolAddress): Promise<Outcome<ToolToRun>> => {
    const found = await settings.findTool(address.id);
    return found && isAddressed(found.tool, address, caller) ? succeed(found) : noSuchTool(address.id);
  };

  const findSaved = async (caller: Caller, body: RunDraftBody): Promise<Outcome<ToolToRun | null>> =>
    body.tool_id === undefined
      ? succeed(null)
      : findTool(caller, { id: body.tool_id, workspaceId: body.workspace_id });

  const stream = (
    order: RunOrder,
    imports: readonly ImportedModule[],
    callerGone: AbortSignal,
  ): AsyncIterable<RunEvent> => {
    const left = new AbortController();
    const queue = createEventQueue<RunEvent>(() => left.abort());
    const signal = AbortSignal.any([callerGone, left.signal]);
    execution.run(order, imports, { callerGone: signal, tell: queue.tell }).then((outcome) => {
      queue.tell(lastEvent(outcome));
      queue.end();
    }, queue.fail);
    return queue.events;
  };

  return {
    /** Published: a tool whose own code fails is answered like any other. */
    runTool: async (
      caller: Caller,
      address: ToolAddress,
      args: Arguments,
      callerGone: AbortSignal,
    ): Promise<Outcome<RunAnswer>> => {
      const found = await findTool(caller, address);
      if (!found.ok) {
        return found;
      }
      const { tool } = found.value;
      const refusal = refuseArguments(tool.parameters, args);
      if (refusal) {
        return refusal;
      }
      // Read by `parseJson`: JSON through and through.
      const order = savedOrder(caller, found.value, args as JsonObject, 'api');
      const outcome = await execution.run(order, await importsOf(tool), { callerGone, tell: nobodyListens });
      return outcome.ok ? succeed(runAnswerOf(outcome.value.ended)) : outcome;
    },

    /**
     * Extension: refused like a save when the code could not be saved, and like a call when the arguments are wrong;
     * else the events of the run as they come. Who stops reading cancels it.
     */
    runDraft: async (
      caller: Caller,
      body: RunDraftBody,
      callerGone: AbortSignal,
    ): Promise<Outcome<AsyncIterable<RunEvent>>> => {
      if (!covers(caller, body.workspace_id)) {
        return noSuchWorkspace(body.workspace_id);
      }
      const refusal = refuseArguments(body.parameters, body.arguments);
      if (refusal) {
        return refusal;
      }
      const [saved, checked] = await Promise.all([findSaved(caller, body), checkCode(body)]);
      if (!saved.ok || !checked.ok) {
        return saved.ok ? (checked as Outcome<never>) : saved;
      }
      const unable = await execution.refusal();
      if (unable) {
        return unable;
      }
      return succeed(stream(draftOrder(caller, body, saved.value), checked.value.imports, callerGone));
    },
  };
};

export type RunService = ReturnType<typeof createRunService>;
