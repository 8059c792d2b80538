import 'server-only';
import { createHash } from 'node:crypto';
import { type ConduitClient, createConduitClient } from '@/lib/conduit/client';
import type { Answer } from '@/lib/conduit/request';
import type { Workspace } from '@/lib/contract/workspace';
import type { ApiInfo } from '@/lib/queries/api-info';
import type { Session } from '@/lib/session/current';

/** What a token may do changes rarely, and each question counts against its rate limit. */
const REMEMBERED_MS = 10_000;
const REMEMBERED_MAX = 500;
const EMBEDDED_SERVICE = 'Toolroom';

type Known = Omit<ApiInfo, 'workspaceId'>;
type Remembered = Map<string, { known: Known; untilMs: number }>;

/** One memory for pages and routes: Next may load this module once for each of them. */
const shared: typeof globalThis & { toolroomApiInfo?: Remembered } = globalThis;
shared.toolroomApiInfo ??= new Map();
const remembered = shared.toolroomApiInfo;

const keyOf = ({ apiUrl, token }: Session) =>
  createHash('sha256').update(`${apiUrl}\n${token}`).digest('base64');

const allWorkspaces = async (client: ConduitClient): Promise<Answer<Workspace[]>> => {
  const workspaces: Workspace[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.listWorkspaces(cursor);
    if (!page.ok) {
      return page;
    }
    workspaces.push(...page.value.data);
    cursor = page.value.next_cursor ?? undefined;
  } while (cursor);
  return { ok: true, value: workspaces };
};

const ask = async (session: Session): Promise<Answer<Known>> => {
  const client = createConduitClient(session);
  const [meta, workspaces] = await Promise.all([client.getMeta(), allWorkspaces(client)]);
  if (!meta.ok) {
    return meta;
  }
  if (!workspaces.ok) {
    return workspaces;
  }
  const token = meta.value.extensions.includes('tokens') ? await client.currentToken() : null;
  if (token && !token.ok) {
    return token;
  }
  return {
    ok: true,
    value: {
      kind: meta.value.service === EMBEDDED_SERVICE ? 'embedded' : 'hosted',
      host: session.apiHost,
      extensions: meta.value.extensions,
      scope: token ? token.value.scope : 'unknown',
      workspaces: workspaces.value,
    },
  };
};

/** The API behind and what this token may do with it. `fresh` asks again, after a change of workspaces. */
export const readApiInfo = async (session: Session, fresh = false): Promise<Answer<ApiInfo>> => {
  const key = keyOf(session);
  const known = remembered.get(key);
  // A workspace that is not among the remembered ones was just made.
  const covers = known?.known.workspaces.some(({ id }) => id === session.workspaceId);
  const usable = known !== undefined && covers && !fresh && known.untilMs > Date.now();
  const answer: Answer<Known> = usable ? { ok: true, value: known.known } : await ask(session);
  if (!answer.ok) {
    return answer;
  }
  if (answer.value !== known?.known) {
    if (remembered.size >= REMEMBERED_MAX) {
      remembered.clear();
    }
    remembered.set(key, { known: answer.value, untilMs: Date.now() + REMEMBERED_MS });
  }
  const { workspaces } = answer.value;
  const current = workspaces.find(({ id }) => id === session.workspaceId) ?? workspaces[0];
  return { ok: true, value: { ...answer.value, workspaceId: current?.id ?? session.workspaceId } };
};
