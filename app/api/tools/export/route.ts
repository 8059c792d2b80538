import { z } from 'zod';
import { answerRead } from '@/app/api/answer';
import { readApiInfo } from '@/app/api/read-api-info';
import { toApiFilter } from '@/app/api/tools/read-tools-page';
import { type ConduitClient, createConduitClient } from '@/lib/conduit/client';
import type { Answer } from '@/lib/conduit/request';
import { PAGE_LIMIT_MAX } from '@/lib/contract/envelope';
import { hasExtension } from '@/lib/queries/api-info';
import type { ExportPage } from '@/lib/queries/tools-bulk';
import { parseToolsFilter } from '@/lib/queries/tools-filter';

const IDS_MAX = 20;

const questionSchema = z.union([
  z.strictObject({ ids: z.array(z.string().min(1)).min(1).max(IDS_MAX) }),
  z.strictObject({
    workspaceId: z.string().min(1),
    /** As it stands in the address of the page. */
    filter: z.string().max(1_000),
    cursor: z.string().nullable(),
  }),
]);

/** One after the other, so that an export leaves the API room for everybody else. A tool that is gone is left out. */
const readByIds = async (client: ConduitClient, ids: string[]): Promise<Answer<ExportPage>> => {
  const page: ExportPage = { tools: [], nextCursor: null };
  for (const id of ids) {
    const answer = await client.getTool(id);
    if (answer.ok) {
      page.tools.push(answer.value.tool);
    } else if (answer.problem.code !== 'not_found') {
      return answer;
    }
  }
  return { ok: true, value: page };
};

/** Tools with their code, for the export file: those named, or a page of a list. A read, although it is a POST. */
export const POST = (request: Request) =>
  answerRead(async (session) => {
    const question = questionSchema.safeParse(await request.json().catch(() => null));
    if (!question.success) {
      const message = `Expected up to ${IDS_MAX} ids, or a workspaceId, a filter and a cursor.`;
      return { ok: false, problem: { code: 'invalid_request', message } };
    }
    const client = createConduitClient(session);
    if ('ids' in question.data) {
      return readByIds(client, question.data.ids);
    }
    const info = await readApiInfo(session);
    if (!info.ok) {
      return info;
    }
    const { workspaceId, cursor } = question.data;
    const filter = parseToolsFilter(new URLSearchParams(question.data.filter));
    const page = await client.listTools({
      workspace_id: workspaceId,
      limit: PAGE_LIMIT_MAX,
      ...(cursor === null ? {} : { cursor }),
      ...(hasExtension(info.value, 'list-filters') ? { ...toApiFilter(filter), sort: filter.sort } : {}),
    });
    return page.ok
      ? {
          ok: true,
          value: { tools: page.value.data, nextCursor: page.value.has_more ? page.value.next_cursor : null },
        }
      : page;
  });
