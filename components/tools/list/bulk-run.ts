import { countDown } from '@/components/tools/list/count-down';
import type { ClientProblem, Outcome } from '@/lib/contract/problem';
import type { BulkAnswer, BulkWrite } from '@/lib/queries/tools-bulk';

export type BulkItem = { id: string; name: string };

/** `certain`: it was not done. Else nobody knows, and it is not tried again without looking. */
export type BulkFailure = { item: BulkItem; reason: string; certain: boolean };

export type BulkProgress = {
  done: readonly BulkItem[];
  failures: readonly BulkFailure[];
  /** Not tried yet; at the end: what was left when it stopped. */
  left: readonly BulkItem[];
  /** Why it stopped before the end, when it was not the operator. */
  stoppedBy: ClientProblem | null;
  /** Counts down while the API asks for patience. */
  waitSeconds: number | null;
};

/** What is done to many tools, for as long as it takes and until the operator has read how it ended. */
export type BulkJob = {
  kind: BulkWrite | 'export';
  total: number;
  phase: 'running' | 'finished';
  /** The operator stopped it. */
  stopped: boolean;
  progress: BulkProgress;
};

export type BulkRun = {
  items: readonly BulkItem[];
  chunkSize: number;
  write: (ids: string[]) => Promise<Outcome<BulkAnswer[], ClientProblem>>;
  lookUp: (id: string) => Promise<'happened' | 'did-not-happen' | 'unknown'>;
  /** Resolves after a second. */
  second: () => Promise<void>;
  signal: AbortSignal;
  report: (progress: BulkProgress) => void;
};

const RATE_LIMIT_WAIT_SECONDS = 10;
const MAY_HAVE_HAPPENED: readonly ClientProblem['code'][] = ['uncertain', 'unreadable', 'internal'];
/** What befalls one tool like this would befall them all. */
const HOPELESS: readonly ClientProblem['code'][] = [
  'unauthenticated',
  'forbidden',
  'unreachable',
  'unavailable',
];

/** How a chunk went: what is settled, what the API would not take yet, and whether going on makes sense. */
type ChunkResult = {
  done: BulkItem[];
  failures: BulkFailure[];
  refused: BulkItem[];
  waitSeconds: number | null;
  stoppedBy: ClientProblem | null;
};

const nothingYet = (): ChunkResult => ({
  done: [],
  failures: [],
  refused: [],
  waitSeconds: null,
  stoppedBy: null,
});

const lookUpEach = async (
  { lookUp }: BulkRun,
  chunk: readonly BulkItem[],
  problem: ClientProblem,
): Promise<ChunkResult> => {
  const result = nothingYet();
  for (const item of chunk) {
    const found = await lookUp(item.id);
    if (found === 'happened') {
      result.done.push(item);
    } else {
      result.failures.push({ item, reason: problem.message, certain: found === 'did-not-happen' });
    }
  }
  return result;
};

const settle = (chunk: readonly BulkItem[], answers: readonly BulkAnswer[]): ChunkResult => {
  const result = nothingYet();
  const problems = new Map(answers.map(({ id, problem }) => [id, problem]));
  for (const item of chunk) {
    const problem = problems.get(item.id);
    if (problem === null) {
      result.done.push(item);
    } else if (problem === undefined || problem.code === 'rate_limited') {
      result.refused.push(item);
      const seconds = problem?.retryAfterSeconds ?? RATE_LIMIT_WAIT_SECONDS;
      result.waitSeconds = Math.max(result.waitSeconds ?? 1, seconds);
    } else {
      const certain = !MAY_HAVE_HAPPENED.includes(problem.code);
      result.failures.push({ item, reason: problem.message, certain });
    }
  }
  const [first] = answers;
  const hopeless = first?.problem && HOPELESS.includes(first.problem.code);
  if (hopeless && result.failures.length === chunk.length) {
    result.stoppedBy = first.problem;
  }
  return result;
};

const runChunk = async (run: BulkRun, chunk: readonly BulkItem[]): Promise<ChunkResult> => {
  const answer = await run.write(chunk.map(({ id }) => id));
  if (answer.ok) {
    return settle(chunk, answer.value);
  }
  const { problem } = answer;
  if (MAY_HAVE_HAPPENED.includes(problem.code)) {
    return lookUpEach(run, chunk, problem);
  }
  return settle(
    chunk,
    chunk.map(({ id }) => ({ id, problem })),
  );
};

export const startOf = (items: readonly BulkItem[]): BulkProgress => ({
  done: [],
  failures: [],
  left: items,
  stoppedBy: null,
  waitSeconds: null,
});

/**
 * Writes many tools, a few at a time. What the API refused for its rate limit waits and is tried again; a write whose
 * answer was lost is looked up and never repeated. A stop lets the chunk under way finish, so that it is known.
 */
export const runBulk = async (run: BulkRun): Promise<BulkProgress> => {
  let progress = startOf(run.items);
  const report = (change: Partial<BulkProgress>) => {
    progress = { ...progress, ...change };
    run.report(progress);
  };
  while (progress.left.length > 0 && !run.signal.aborted && progress.stoppedBy === null) {
    const chunk = progress.left.slice(0, run.chunkSize);
    const result = await runChunk(run, chunk);
    report({
      done: [...progress.done, ...result.done],
      failures: [...progress.failures, ...result.failures],
      left: [...result.refused, ...progress.left.slice(chunk.length)],
      stoppedBy: result.stoppedBy,
    });
    if (result.waitSeconds !== null) {
      await countDown(result.waitSeconds, run, (waitSeconds) => report({ waitSeconds }));
    }
  }
  return progress;
};
