import { StringDecoder } from 'node:string_decoder';
import { LOG_STREAMS, type LogStream } from '@/lib/contract/run';
import type { Limits } from './limits';

export type LogCollector = {
  take(stream: LogStream, bytes: Buffer): void;
  /** What is kept of both streams, in the order it came. Takes nothing more. */
  end(): { logs: string; truncated: boolean };
};

/** A NUL is a character that no database takes as text. */
const withoutNul = (text: string): string => text.replaceAll('\0', '\uFFFD');

/**
 * Keeps the beginning of what a tool prints and passes it on as it comes, in whole characters.
 * @param onExcess Called once, when more was printed than any tool should.
 */
export const createLogCollector = (options: {
  limits: Pick<Limits, 'logBytes' | 'outputBytes'>;
  onLog: ((stream: LogStream, text: string) => void) | undefined;
  onExcess: () => void;
}): LogCollector => {
  const decoders = Object.fromEntries(
    LOG_STREAMS.map((stream) => [stream, new StringDecoder('utf8')]),
  ) as Record<LogStream, StringDecoder>;
  const kept: string[] = [];
  let room = options.limits.logBytes;
  let total = 0;
  let over = false;

  const keep = (stream: LogStream, decoded: string): void => {
    if (decoded !== '') {
      const text = withoutNul(decoded);
      kept.push(text);
      options.onLog?.(stream, text);
    }
  };

  return {
    take(stream, bytes) {
      total += bytes.length;
      if (over) {
        return;
      }
      if (room > 0) {
        keep(stream, decoders[stream].write(bytes.subarray(0, room)));
        room -= Math.min(room, bytes.length);
      }
      if (total > options.limits.outputBytes) {
        over = true;
        options.onExcess();
      }
    },
    end() {
      const truncated = total > options.limits.logBytes;
      if (!truncated) {
        for (const stream of LOG_STREAMS) {
          keep(stream, decoders[stream].end());
        }
      }
      return { logs: kept.join(''), truncated };
    },
  };
};
