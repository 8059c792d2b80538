import type { LogStream } from '@/lib/contract/run';

/** Null where it is not known which of the two it was written to. */
export type LogChunk = { readonly stream: LogStream | null; readonly text: string };

/** What a tool printed, as far as it is kept: of more than this, the end matters most. */
export type RunLog = {
  readonly chunks: readonly LogChunk[];
  readonly length: number;
  /** What came first is gone. */
  readonly cut: boolean;
};

export const EMPTY_LOG: RunLog = { chunks: [], length: 0, cut: false };
export const LOG_LENGTH_MAX = 400_000;

/** Pieces of one stream that follow each other become one. */
const joined = (chunks: readonly LogChunk[], added: readonly LogChunk[]): LogChunk[] => {
  const all = [...chunks];
  for (const { stream, text } of added) {
    const last = all.at(-1);
    if (last?.stream === stream) {
      all[all.length - 1] = { stream, text: last.text + text };
    } else {
      all.push({ stream, text });
    }
  }
  return all;
};

const withoutStart = (chunks: readonly LogChunk[], excess: number): LogChunk[] => {
  let left = excess;
  let from = 0;
  for (const { text } of chunks) {
    if (text.length > left) {
      break;
    }
    left -= text.length;
    from += 1;
  }
  return chunks
    .slice(from)
    .map((chunk, index) => (index === 0 ? { ...chunk, text: chunk.text.slice(left) } : chunk));
};

export function appendLog(log: RunLog, added: readonly LogChunk[]): RunLog {
  if (added.length === 0) {
    return log;
  }
  const chunks = joined(log.chunks, added);
  const length = added.reduce((sum, { text }) => sum + text.length, log.length);
  const excess = length - LOG_LENGTH_MAX;
  return excess <= 0
    ? { chunks, length, cut: log.cut }
    : { chunks: withoutStart(chunks, excess), length: LOG_LENGTH_MAX, cut: true };
}

/** What is known only as a whole, without the stream it was written to. */
export const logOf = (text: string): RunLog =>
  appendLog(EMPTY_LOG, text === '' ? [] : [{ stream: null, text }]);

export const logText = ({ chunks }: RunLog): string => chunks.map(({ text }) => text).join('');

export type LogLine = { readonly stream: LogStream | null; readonly text: string };

/** A line belongs to one stream: a change of stream begins another, whether the first was ended or not. */
export const logLines = ({ chunks }: RunLog): readonly LogLine[] =>
  chunks.flatMap(({ stream, text }, index) => {
    const lines = text.split('\n');
    // The end of the last line is the start of nothing.
    if (lines.at(-1) === '' && (index === chunks.length - 1 || lines.length > 1)) {
      lines.pop();
    }
    return lines.map((line) => ({ stream, text: line.replace(/\r$/, '') }));
  });
