import { parseJson, stringifyJson } from '@/lib/contract/json';
import type { ClientProblem, Outcome } from '@/lib/contract/problem';
import type { Arguments, RunDraftBody, RunEvent } from '@/lib/contract/run';
import { fetchJson, isProblem, problemOf, UNREADABLE } from '@/lib/queries/fetch-json';

const BROKEN_OFF: ClientProblem = {
  code: 'uncertain',
  message:
    'The connection was lost while the tool ran. The run is cancelled when that happens; what it did until then is done.',
};

const NOT_REACHED: ClientProblem = {
  code: 'unreachable',
  message: 'The dashboard cannot be reached. Check the connection, then run it again.',
};

/** The answer of a saved version is all there is to hear of it. */
const UNHEARD: ClientProblem = {
  code: 'uncertain',
  message: 'The connection was lost before the answer came. The run may have happened all the same.',
};

type Listening = {
  /** Ends the run: the API takes a reader that left for one that no longer wants it. */
  signal: AbortSignal;
  /** Called with what arrived together. */
  onEvents: (events: readonly RunEvent[]) => void;
};

const failed = (problem: ClientProblem): Outcome<never, ClientProblem> => ({ ok: false, problem });

const isLast = ({ type }: RunEvent) => type === 'ended' || type === 'refused';

/** Reads the events to the last; false when the answer broke off before it. */
const listen = async (
  body: ReadableStream<Uint8Array>,
  onEvents: Listening['onEvents'],
): Promise<boolean> => {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split('\n');
    rest = lines.pop() ?? '';
    const events = lines.filter((line) => line !== '').map((line) => parseJson(line) as RunEvent);
    if (events.length > 0) {
      onEvents(events);
    }
    if (done || events.some(isLast)) {
      return events.some(isLast);
    }
  }
};

const describeRefusal = async (response: Response): Promise<ClientProblem> => {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body) ? body.problem : UNREADABLE;
};

/** Runs code as it stands and tells of it while it runs. An aborted run comes back as a failure that nobody reads. */
export const runDraft = async (
  draft: RunDraftBody,
  { signal, onEvents }: Listening,
): Promise<Outcome<null, ClientProblem>> => {
  let response: Response;
  try {
    response = await fetch('/api/runs', {
      method: 'POST',
      signal,
      headers: { accept: 'application/x-ndjson', 'content-type': 'application/json' },
      body: stringifyJson(draft),
    });
  } catch {
    return failed(NOT_REACHED);
  }
  if (!response.ok || !response.body) {
    return failed(await describeRefusal(response));
  }
  try {
    return (await listen(response.body, onEvents)) ? { ok: true, value: null } : failed(BROKEN_OFF);
  } catch {
    return failed(BROKEN_OFF);
  }
};

/** The published answer, as any API may give it. */
export type SavedRunAnswer = {
  success: boolean;
  message: string | null;
  /** The whole returned value: an object where the API keeps the contract. */
  result: unknown;
  error: string | null;
  logs: string | null;
  run_time_ms: number | null;
};

/** Runs the saved version through the published endpoint. Aborting only stops waiting: the run may go on. */
export const runSaved = async (
  toolId: string,
  workspaceId: string,
  args: Arguments,
  signal: AbortSignal,
): Promise<Outcome<SavedRunAnswer, ClientProblem>> => {
  try {
    const value = await fetchJson<SavedRunAnswer>(
      `/api/tools/${encodeURIComponent(toolId)}/run`,
      signal,
      { workspace_id: workspaceId, parameters: args },
      { parse: parseJson, stringify: stringifyJson },
    );
    return { ok: true, value };
  } catch (error) {
    const problem = problemOf(error);
    return failed(problem.code === 'unreachable' ? UNHEARD : problem);
  }
};
