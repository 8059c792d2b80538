import { pageOf } from '@/lib/contract/envelope';
import { type Tool, toolBodySchema, toolPageSchema } from '@/lib/contract/tool';
import { workspaceSchema } from '@/lib/contract/workspace';
import type { ToolState } from './tool-history';

const TIMEOUT_MS = 30_000;

/** Null when the connection was cut before the answer was whole. */
export type Answer = { status: number; etag: string | null; body: unknown } | null;
export type Api = (method: string, target: string, body?: unknown) => Promise<Answer>;

export const createApi =
  (address: string, token: string): Api =>
  async (method, target, body) => {
    try {
      const response = await fetch(`${address}${target}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        etag: response.headers.get('etag'),
        body: text === '' ? null : JSON.parse(text),
      };
    } catch (error) {
      // What fetch throws when there is nobody, or nobody any more.
      if (error instanceof TypeError) {
        return null;
      }
      throw error;
    }
  };

/** The tool in an answer; its revision is the entity tag. */
export const readAnswer = ({ body, etag }: NonNullable<Answer>): { id: string; state: ToolState } => {
  const { id, name, description, code, parameters, version } = toolBodySchema.parse(body).data;
  const revision = Number(/^"(\d+)"$/.exec(etag ?? '')?.[1]);
  return { id, state: { name, description, code, parameters, version, revision } };
};

export const listTools = async (api: Api, workspaceId: string): Promise<Tool[]> => {
  const tools: Tool[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await api('GET', `/v1/custom-tools?workspace_id=${workspaceId}&limit=100${from}`);
    const page = toolPageSchema.parse(answer?.body);
    tools.push(...page.data);
    cursor = page.next_cursor;
  }
  return tools;
};

/** The workspace that every installation begins with. */
export const findWorkspace = async (api: Api): Promise<string> => {
  const answer = await api('GET', '/v1/workspaces');
  const [first] = pageOf(workspaceSchema).parse(answer?.body).data;
  if (first === undefined) {
    throw new Error('There is no workspace.');
  }
  return first.id;
};
