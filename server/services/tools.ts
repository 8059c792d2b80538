import { fail, type Outcome, type Problem, succeed } from '@/lib/contract/problem';
import type { CreateToolBody, Language, PatchToolBody, Tool } from '@/lib/contract/tool';
import type { CodeCheck } from '@/server/services/code-check';
import { newIdentifier } from '@/server/services/identifier';
import { type Caller, covers, noSuchWorkspace } from '@/server/services/policy';
import type { ToolRecord } from '@/server/store/schema';
import type { ToolChange, ToolStore } from '@/server/store/tools';

/** A tool and its entity tag. */
export type ReadTool = { tool: Tool; etag: string };

export const toTool = (record: ToolRecord): Tool => ({
  id: record.id,
  workspace_id: record.workspaceId,
  name: record.name,
  description: record.description,
  language: record.language,
  code: record.code,
  parameters: record.parameters,
  execution_message_description: record.executionMessageDescription,
  enable_globally: record.enableGlobally,
  validated: record.validated,
  version: record.version,
  created_at: record.createdAt.toISOString(),
});

const etagOf = (record: ToolRecord): string => `"${record.revision}"`;
const readTool = (record: ToolRecord): ReadTool => ({ tool: toTool(record), etag: etagOf(record) });

/**
 * Also what is answered for a tool of a workspace that the token does not cover: an id that names somebody else's tool
 * must look like one that names nothing.
 */
export const noSuchTool = (id: string) =>
  fail('not_found', `There is no custom tool ${JSON.stringify(id)} here. It may have been deleted.`);

const nameTaken = (name: string) =>
  fail('conflict', `name: this workspace already has a tool named ${JSON.stringify(name)}. Choose another.`);

const TOOL_CHANGED: { ok: false; problem: Problem } = fail(
  'changed',
  'The tool has changed since it was read (If-Match does not hold). Read it again and decide what to keep.',
);

/** Which tool a request is about: by its id, perhaps with the workspace it is expected in. */
export type ToolAddress = { id: string; workspaceId: string | undefined };

export const isAddressed = (record: ToolRecord, { workspaceId }: ToolAddress, caller: Caller): boolean =>
  covers(caller, record.workspaceId) && (workspaceId ?? record.workspaceId) === record.workspaceId;

/** Strong comparison (RFC 9110): a weak tag never matches. No condition holds always. */
const holds = (ifMatch: string | undefined, record: ToolRecord): boolean =>
  ifMatch === undefined ||
  ifMatch.trim() === '*' ||
  ifMatch.split(',').some((tag) => tag.trim() === etagOf(record));

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** The fields that a patch supplies, in the store's words. An empty status line clears it. */
const suppliedFields = (body: PatchToolBody): ToolChange => ({
  ...(body.name !== undefined && { name: body.name }),
  ...(body.description !== undefined && { description: body.description }),
  ...(body.language !== undefined && { language: body.language }),
  ...(body.code !== undefined && { code: body.code }),
  ...(body.parameters !== undefined && { parameters: body.parameters }),
  ...(body.execution_message_description !== undefined && {
    executionMessageDescription: body.execution_message_description || null,
  }),
  ...(body.enable_globally !== undefined && { enableGlobally: body.enable_globally }),
});

/** Only what really differs; the version goes up when, and only when, the code does. */
const changesOf = (current: ToolRecord, wanted: ToolChange): ToolChange => {
  const changes = Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => !same(current[field as keyof ToolRecord], value)),
  ) as ToolChange;
  if (Object.keys(changes).length === 0) {
    return {};
  }
  return {
    ...changes,
    revision: current.revision + 1,
    ...(changes.code !== undefined && { version: current.version + 1 }),
  };
};

/** The code a patch leads to, and what the check said of it. */
type CheckedPair = { language: Language; code: string; verdict: Awaited<ReturnType<CodeCheck>> };

const resultingPair = (current: ToolRecord, body: PatchToolBody) => ({
  language: body.language ?? current.language,
  code: body.code ?? current.code,
});

const needsCheck = (body: PatchToolBody) => body.code !== undefined || body.language !== undefined;

/** Code or language that is sent is checked as the pair that results, and so is `validated` made anew. */
const decideChange = (
  current: ToolRecord,
  body: PatchToolBody,
  checked: CheckedPair | null,
): Outcome<ToolChange> | 'check-again' => {
  const wanted = suppliedFields(body);
  if (!needsCheck(body)) {
    return succeed(changesOf(current, wanted));
  }
  const pair = resultingPair(current, body);
  if (!checked || checked.language !== pair.language || checked.code !== pair.code) {
    return 'check-again';
  }
  return checked.verdict.ok
    ? succeed(changesOf(current, { ...wanted, validated: checked.verdict.value.validated }))
    : checked.verdict;
};

export const createToolService = (store: ToolStore, checkCode: CodeCheck) => {
  const create = async (caller: Caller, body: CreateToolBody): Promise<Outcome<ReadTool>> => {
    if (!covers(caller, body.workspace_id)) {
      return noSuchWorkspace(body.workspace_id);
    }
    const verdict = await checkCode(body);
    if (!verdict.ok) {
      return verdict;
    }
    const created = await store.insert(
      {
        id: newIdentifier('kg'),
        workspaceId: body.workspace_id,
        name: body.name,
        description: body.description ?? '',
        language: body.language,
        code: body.code,
        parameters: body.parameters ?? {},
        executionMessageDescription: body.execution_message_description || null,
        enableGlobally: body.enable_globally ?? false,
        validated: verdict.value.validated,
      },
      caller.tokenId,
    );
    return created === 'name-taken' ? nameTaken(body.name) : succeed(readTool(created));
  };

  const get = async (caller: Caller, address: ToolAddress): Promise<Outcome<ReadTool>> => {
    const record = await store.find(address.id);
    return record && isAddressed(record, address, caller)
      ? succeed(readTool(record))
      : noSuchTool(address.id);
  };

  /** Checks before the tool is locked, so that a slow check keeps nobody else waiting. Null: nothing to check. */
  const checkAhead = async (
    caller: Caller,
    address: ToolAddress,
    body: PatchToolBody,
  ): Promise<CheckedPair | null> => {
    const current = needsCheck(body) ? await store.find(address.id) : undefined;
    if (!current || !isAddressed(current, address, caller)) {
      return null;
    }
    const pair = resultingPair(current, body);
    return { ...pair, verdict: await checkCode(pair) };
  };

  /** One try. `check-again`: the tool's other half of language and code changed between the check and the lock. */
  const tryPatch = async (
    caller: Caller,
    address: ToolAddress,
    body: PatchToolBody,
    ifMatch: string | undefined,
  ): Promise<Outcome<ReadTool> | 'check-again'> => {
    const checked = await checkAhead(caller, address, body);
    let outdated = false;
    const revised = await store.revise(address.id, caller.tokenId, (current) => {
      if (!isAddressed(current, address, caller)) {
        return noSuchTool(address.id);
      }
      if (!holds(ifMatch, current)) {
        return TOOL_CHANGED;
      }
      const change = decideChange(current, body, checked);
      outdated = change === 'check-again';
      return change === 'check-again' ? TOOL_CHANGED : change;
    });
    if (outdated) {
      return 'check-again';
    }
    if (revised === null) {
      return noSuchTool(address.id);
    }
    if (revised === 'name-taken') {
      return nameTaken(body.name ?? '');
    }
    return revised.ok ? succeed(readTool(revised.value)) : revised;
  };

  const patch = async (
    caller: Caller,
    address: ToolAddress,
    body: PatchToolBody,
    ifMatch: string | undefined,
  ): Promise<Outcome<ReadTool>> => {
    for (;;) {
      const patched = await tryPatch(caller, address, body, ifMatch);
      if (patched !== 'check-again') {
        return patched;
      }
    }
  };

  const remove = async (
    caller: Caller,
    address: ToolAddress,
    ifMatch: string | undefined,
  ): Promise<Outcome<null>> => {
    const removed = await store.remove(address.id, (current) => {
      if (!isAddressed(current, address, caller)) {
        return noSuchTool(address.id);
      }
      return holds(ifMatch, current) ? succeed(null) : TOOL_CHANGED;
    });
    return removed ?? noSuchTool(address.id);
  };

  return { create, get, patch, remove };
};

export type ToolService = ReturnType<typeof createToolService>;
