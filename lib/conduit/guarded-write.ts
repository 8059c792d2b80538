import type { ConduitClient } from '@/lib/conduit/client';
import type { Answer } from '@/lib/conduit/request';
import { etagOf, holds } from '@/lib/conduit/revision';
import type { ClientProblem } from '@/lib/contract/problem';
import type { DeleteResult, SaveResult, ToolSnapshot } from '@/lib/contract/snapshot';
import type { CreateToolBody, PatchToolBody } from '@/lib/contract/tool';

/**
 * Writes that overwrite nobody and are never repeated blindly. Where the API has no preconditions the tool is read
 * again first; where a write may have happened without an answer, it is looked up.
 */

/** Newest first is not promised by the contract, so a lost create is looked for on this many pages of 100. */
const LOOKUP_PAGES_MAX = 10;

const mayHaveHappened = (problem: ClientProblem) =>
  problem.code === 'uncertain' || problem.code === 'unreadable' || problem.code === 'internal';

const unknownOutcome = (problem: ClientProblem, done: string): ClientProblem => ({
  code: 'uncertain',
  message: `${problem.message} It is not known whether ${done}; reload to see, your changes are kept here.`,
});

const didNotHappen = (problem: ClientProblem, done: string): ClientProblem => ({
  ...problem,
  code: problem.code === 'uncertain' ? 'unreachable' : problem.code,
  message: `${problem.message} Nothing was ${done}; try again.`,
});

/** Without a tag the only guard is to look first. Null: unchanged since `base`, or the API guards by itself. */
const changedSince = async (
  client: ConduitClient,
  id: string,
  base: string,
): Promise<Answer<ToolSnapshot | null>> => {
  if (etagOf(base) !== null) {
    return { ok: true, value: null };
  }
  const current = await client.getTool(id);
  if (!current.ok) {
    return current;
  }
  return { ok: true, value: current.value.revision === base ? null : current.value };
};

const theirsAfter412 = async (
  client: ConduitClient,
  id: string,
): Promise<Answer<{ kind: 'changed'; theirs: ToolSnapshot }>> => {
  const theirs = await client.getTool(id);
  return theirs.ok ? { ok: true, value: { kind: 'changed', theirs: theirs.value } } : theirs;
};

/** Saves `changes` to the tool as it was at revision `base`; null saves over whatever is there. */
export const saveGuarded = async (
  client: ConduitClient,
  { id, changes, base }: { id: string; changes: PatchToolBody; base: string | null },
): Promise<Answer<SaveResult>> => {
  if (base !== null) {
    const changed = await changedSince(client, id, base);
    if (!changed.ok) {
      return changed;
    }
    if (changed.value) {
      return { ok: true, value: { kind: 'changed', theirs: changed.value } };
    }
  }
  const saved = await client.patchTool(id, changes, base);
  if (saved.ok) {
    return { ok: true, value: { kind: 'saved', snapshot: saved.value } };
  }
  if (saved.problem.code === 'changed') {
    return theirsAfter412(client, id);
  }
  if (!mayHaveHappened(saved.problem)) {
    return saved;
  }
  const found = await client.getTool(id);
  if (!found.ok) {
    return { ok: false, problem: unknownOutcome(saved.problem, 'the tool was saved') };
  }
  return holds(found.value.tool, changes)
    ? { ok: true, value: { kind: 'saved', snapshot: found.value } }
    : { ok: false, problem: didNotHappen(saved.problem, 'saved') };
};

const findByName = async (
  client: ConduitClient,
  workspaceId: string,
  name: string,
): Promise<Answer<string | null>> => {
  let cursor: string | undefined;
  for (let page = 0; page < LOOKUP_PAGES_MAX; page += 1) {
    const answer = await client.listTools({ workspace_id: workspaceId, limit: 100, cursor });
    if (!answer.ok) {
      return answer;
    }
    const found = answer.value.data.find((tool) => tool.name === name);
    if (found || answer.value.next_cursor === null) {
      return { ok: true, value: found?.id ?? null };
    }
    cursor = answer.value.next_cursor;
  }
  return { ok: true, value: null };
};

/** Creates a tool once: after a lost answer it is looked for by its name, which is unique in the workspace. */
export const createGuarded = async (
  client: ConduitClient,
  body: CreateToolBody,
): Promise<Answer<ToolSnapshot>> => {
  const created = await client.createTool(body);
  if (created.ok || !mayHaveHappened(created.problem)) {
    return created;
  }
  const found = await findByName(client, body.workspace_id, body.name);
  if (!found.ok) {
    return { ok: false, problem: unknownOutcome(created.problem, 'the tool was created') };
  }
  if (found.value === null) {
    return { ok: false, problem: didNotHappen(created.problem, 'created') };
  }
  const tool = await client.getTool(found.value);
  if (tool.ok && tool.value.tool.code !== body.code) {
    return {
      ok: false,
      problem: {
        code: 'conflict',
        message: `A tool named ${body.name} exists already. Choose another name.`,
      },
    };
  }
  return tool;
};

/** Deletes the tool as it was at revision `base`; null deletes it however it is. */
export const deleteGuarded = async (
  client: ConduitClient,
  { id, base }: { id: string; base: string | null },
): Promise<Answer<DeleteResult>> => {
  if (base !== null) {
    const changed = await changedSince(client, id, base);
    if (!changed.ok) {
      return changed;
    }
    if (changed.value) {
      return { ok: true, value: { kind: 'changed', theirs: changed.value } };
    }
  }
  const deleted = await client.deleteTool(id, base);
  if (deleted.ok) {
    return { ok: true, value: { kind: 'deleted' } };
  }
  if (deleted.problem.code === 'changed') {
    return theirsAfter412(client, id);
  }
  if (!mayHaveHappened(deleted.problem)) {
    return deleted;
  }
  const found = await client.getTool(id);
  if (!found.ok && found.problem.code === 'not_found') {
    return { ok: true, value: { kind: 'deleted' } };
  }
  return {
    ok: false,
    problem: found.ok
      ? didNotHappen(deleted.problem, 'deleted')
      : unknownOutcome(deleted.problem, 'the tool was deleted'),
  };
};
