import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, type Api, readAnswer } from './api';
import type { Ledger, Noted } from './ledger';
import { type Random, seededRandom } from './seeded-random';
import type { Change, Content } from './tool-history';

const WRITERS = 8;
const OWN_TOOLS_MAX = 10;
/** Longer than a database page, so that PostgreSQL cuts it up and stores it beside the row. */
const LONG_CODE_LINES = 300;
const RETRY_MS = 25;
const DEADLINE_MS = 60_000;

export type Burst = {
  api: Api;
  ledger: Ledger;
  workspaceId: string;
  /** Makes names and contents that no other burst writes. */
  label: string;
  seed: number;
  /** Writes to a killed server stay without an answer; while PostgreSQL is away the server says so. */
  killed: 'server' | 'postgres';
  /** Called whenever a write is sent and whenever one is answered. */
  onEvent: () => void;
  isOver: () => boolean;
};

type Writer = Burst & { number: number; random: Random };
type Outcome = 'acknowledged' | 'away';

const codeOf = (mark: string, { chance, below }: Random): string => {
  const noise = () => `// ${below(2 ** 32)} ${below(2 ** 32)} ${below(2 ** 32)}\n`;
  const filler = chance(0.15) ? Array.from({ length: LONG_CODE_LINES }, noise).join('') : '';
  return `async function main(params) {\n  return { message: "${mark}" };\n}\n${filler}`;
};

const contentOf = (mark: string, random: Random): Required<Change> => ({
  description: `Written by ${mark}`,
  code: codeOf(mark, random),
  parameters: { key: { type: 'string', required: true, description: mark } },
});

/** A part of the content, or all of it, which must not be stored by halves. */
const changeOf = (mark: string, random: Random): Change => {
  const { description, code, parameters } = contentOf(mark, random);
  return [{ description }, { code }, { description, code, parameters }][random.below(3)] ?? { description };
};

const settle = <Promise>(
  { killed, onEvent }: Burst,
  answer: Answer,
  noted: Noted<Promise>,
  read: (answer: NonNullable<Answer>) => Promise,
): Outcome => {
  onEvent();
  const status = answer?.status ?? 0;
  const said = JSON.stringify(answer?.body ?? 'the connection was cut');
  if (answer !== null && status >= 200 && status < 300) {
    noted.promise(read(answer));
    return 'acknowledged';
  }
  if (killed === 'postgres' && status === 503 && said.includes('Nothing was changed')) {
    noted.refuse();
    return 'away';
  }
  const mayBeUnanswered = killed === 'server' ? answer === null : said.includes('is not known');
  if (!mayBeUnanswered) {
    throw new Error(`A write was answered with status ${status}: ${said}`);
  }
  return 'away';
};

const create = async (burst: Burst, content: Content, owner: number | null): Promise<Outcome> => {
  const noted = burst.ledger.noteCreation(content, owner);
  burst.onEvent();
  const body = { workspace_id: burst.workspaceId, language: 'javascript', ...content };
  return settle(burst, await burst.api('POST', '/v1/custom-tools', body), noted, readAnswer);
};

const writeOnce = async (writer: Writer, mark: string): Promise<Outcome> => {
  const { api, ledger, random, onEvent } = writer;
  const own = ledger.living(writer.number);
  const candidates = random.chance(0.25) ? ledger.living(null) : own;
  const tool = candidates[random.below(candidates.length)];
  if (tool === undefined || (own.length < OWN_TOOLS_MAX && random.chance(0.3))) {
    return create(writer, { name: mark, ...contentOf(mark, random) }, writer.number);
  }
  const target = `/v1/custom-tools/${tool.id}`;
  if (candidates === own && random.chance(0.2)) {
    const noted = ledger.noteDeletion(tool.name);
    onEvent();
    return settle(writer, await api('DELETE', target), noted, () => undefined);
  }
  const change = changeOf(mark, random);
  const noted = ledger.noteChange(tool.name, change);
  onEvent();
  return settle(writer, await api('PATCH', target, change), noted, (answer) => readAnswer(answer).state);
};

/** Writes until its connection is cut, or else until one more write was acknowledged after the burst is over. */
const keepWriting = async (writer: Writer): Promise<void> => {
  const deadline = Date.now() + DEADLINE_MS;
  for (let count = 0; Date.now() < deadline; count += 1) {
    const wasOver = writer.isOver();
    const outcome = await writeOnce(writer, `${writer.label}-writer-${writer.number}-write-${count}`);
    if (outcome === 'acknowledged' ? wasOver : writer.killed === 'server') {
      return;
    }
    if (outcome === 'away') {
      await wait(RETRY_MS);
    }
  }
  throw new Error(`Writes did not come back within ${DEADLINE_MS / 1000} s.`);
};

/** A tool that every writer of every burst changes, and nobody deletes. */
export const createSharedTool = (burst: Burst): Promise<Outcome> =>
  create(burst, { name: burst.label, ...contentOf(burst.label, seededRandom(burst.seed)) }, null);

/** Several writers at once, each with tools of its own beside the shared ones. */
export const runBurst = async (burst: Burst): Promise<void> => {
  const writers = Array.from({ length: WRITERS }, (_, number) =>
    keepWriting({ ...burst, number, random: seededRandom(burst.seed * WRITERS + number) }),
  );
  await Promise.allSettled(writers);
  await Promise.all(writers);
};
