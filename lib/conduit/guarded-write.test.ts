import { describe, expect, it, vi } from 'vitest';
import type { ConduitClient } from '@/lib/conduit/client';
import { createGuarded, deleteGuarded, saveGuarded } from '@/lib/conduit/guarded-write';
import { revisionOf } from '@/lib/conduit/revision';
import type { ClientProblem } from '@/lib/contract/problem';
import type { Tool } from '@/lib/contract/tool';

const tool = (changes: Partial<Tool> = {}): Tool => ({
  id: 'kg1',
  workspace_id: 'w',
  name: 'look-up',
  description: 'Looks up.',
  language: 'python',
  code: 'def main(**params): return {"message": "hi"}',
  parameters: { order: { type: 'string', required: true, description: 'Order.' } },
  execution_message_description: null,
  enable_globally: false,
  validated: true,
  version: 1,
  created_at: '2026-04-01T17:22:10.000Z',
  ...changes,
});

const snapshot = (changes: Partial<Tool> = {}, etag: string | null = null) => ({
  tool: tool(changes),
  revision: revisionOf(tool(changes), etag),
});

const ok = <Value>(value: Value) => ({ ok: true as const, value });
const failed = (code: ClientProblem['code'], message = 'The connection was lost.') => ({
  ok: false as const,
  problem: { code, message },
});

const clientWith = (methods: Partial<ConduitClient>) => {
  const unexpected = () => Promise.reject(new Error('unexpected call'));
  return {
    getTool: vi.fn(methods.getTool ?? unexpected),
    patchTool: vi.fn(methods.patchTool ?? unexpected),
    createTool: vi.fn(methods.createTool ?? unexpected),
    deleteTool: vi.fn(methods.deleteTool ?? unexpected),
    listTools: vi.fn(methods.listTools ?? unexpected),
  } as unknown as ConduitClient;
};

describe('revisionOf', () => {
  it('is the same whatever the order of keys', () => {
    const parameter = { description: 'Order.', required: true, type: 'string' };
    expect(revisionOf(tool({ parameters: { order: parameter } }), null)).toBe(revisionOf(tool(), null));
  });

  it('differs when anything differs', () => {
    expect(revisionOf(tool({ enable_globally: true }), null)).not.toBe(revisionOf(tool(), null));
  });
});

describe('saveGuarded without preconditions at the API', () => {
  it('reads first and holds back when somebody changed the tool', async () => {
    const client = clientWith({ getTool: async () => ok(snapshot({ description: 'Theirs.' })) });
    const saved = await saveGuarded(client, {
      id: 'kg1',
      changes: { description: 'Mine.' },
      base: snapshot().revision,
    });
    expect(saved).toMatchObject({
      ok: true,
      value: { kind: 'changed', theirs: { tool: { description: 'Theirs.' } } },
    });
    expect(client.patchTool).not.toHaveBeenCalled();
  });

  it('saves over it when told to', async () => {
    const client = clientWith({ patchTool: async () => ok(snapshot({ description: 'Mine.' })) });
    const saved = await saveGuarded(client, { id: 'kg1', changes: { description: 'Mine.' }, base: null });
    expect(saved).toMatchObject({ ok: true, value: { kind: 'saved' } });
  });
});

describe('saveGuarded with preconditions', () => {
  it('turns a 412 into the state that is there now', async () => {
    const client = clientWith({
      patchTool: async () => failed('changed'),
      getTool: async () => ok(snapshot({ description: 'Theirs.' }, '"2"')),
    });
    const saved = await saveGuarded(client, { id: 'kg1', changes: { description: 'Mine.' }, base: '"1"' });
    expect(saved).toMatchObject({ ok: true, value: { kind: 'changed', theirs: { revision: '"2"' } } });
  });
});

describe('a write without an answer', () => {
  it('counts as saved when the tool holds what was written', async () => {
    const client = clientWith({
      patchTool: async () => failed('uncertain'),
      getTool: async () => ok(snapshot({ description: 'Mine.', version: 2 }, '"2"')),
    });
    const saved = await saveGuarded(client, { id: 'kg1', changes: { description: 'Mine.' }, base: '"1"' });
    expect(saved).toMatchObject({ ok: true, value: { kind: 'saved', snapshot: { revision: '"2"' } } });
    expect(client.patchTool).toHaveBeenCalledTimes(1);
  });

  it('counts a cleared status line as saved when there is none', async () => {
    const client = clientWith({
      patchTool: async () => failed('uncertain'),
      getTool: async () => ok(snapshot({}, '"2"')),
    });
    const changes = { execution_message_description: '' };
    expect(await saveGuarded(client, { id: 'kg1', changes, base: '"1"' })).toMatchObject({
      value: { kind: 'saved' },
    });
  });

  it('says that nothing was saved when the tool does not hold it', async () => {
    const client = clientWith({
      patchTool: async () => failed('uncertain'),
      getTool: async () => ok(snapshot({}, '"1"')),
    });
    const saved = await saveGuarded(client, { id: 'kg1', changes: { description: 'Mine.' }, base: '"1"' });
    expect(saved).toMatchObject({ ok: false, problem: { code: 'unreachable' } });
    expect(saved.ok ? '' : saved.problem.message).toContain('Nothing was saved');
  });

  it('admits not to know when the tool cannot be read either', async () => {
    const client = clientWith({
      patchTool: async () => failed('uncertain'),
      getTool: async () => failed('unreachable'),
    });
    const saved = await saveGuarded(client, { id: 'kg1', changes: { description: 'Mine.' }, base: '"1"' });
    expect(saved).toMatchObject({ ok: false, problem: { code: 'uncertain' } });
  });

  it('finds a tool that was created all the same, on a later page', async () => {
    const body = { workspace_id: 'w', name: 'look-up', language: 'python' as const, code: tool().code };
    const client = clientWith({
      createTool: async () => failed('uncertain'),
      listTools: async ({ cursor }) =>
        ok(
          cursor
            ? { data: [tool()], next_cursor: null, has_more: false }
            : { data: [tool({ id: 'kg2', name: 'other' })], next_cursor: 'next', has_more: true },
        ),
      getTool: async () => ok(snapshot()),
    });
    expect(await createGuarded(client, body)).toMatchObject({ ok: true, value: { tool: { id: 'kg1' } } });
    expect(client.createTool).toHaveBeenCalledTimes(1);
  });

  it('counts as deleted when the tool is gone', async () => {
    const client = clientWith({
      deleteTool: async () => failed('uncertain'),
      getTool: async () => failed('not_found'),
    });
    expect(await deleteGuarded(client, { id: 'kg1', base: '"1"' })).toEqual(ok({ kind: 'deleted' }));
  });

  it.each(['invalid_request', 'forbidden', 'conflict', 'rate_limited', 'unavailable'] as const)(
    'is not looked for after a plain refusal (%s)',
    async (code) => {
      const client = clientWith({ patchTool: async () => failed(code, 'No.') });
      expect(await saveGuarded(client, { id: 'kg1', changes: { name: 'x' }, base: '"1"' })).toEqual(
        failed(code, 'No.'),
      );
    },
  );
});
