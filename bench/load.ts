import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { percentile } from '@/bench/measure';

export type Shot = { url: string; method?: string; headers?: Record<string, string>; body?: string };

const send = (agent: Agent, shot: Shot) =>
  new Promise<number>((resolve, reject) => {
    const outgoing = request(
      shot.url,
      {
        agent,
        method: shot.method ?? 'GET',
        headers: {
          ...shot.headers,
          ...(shot.body
            ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(shot.body) }
            : {}),
        },
      },
      (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on('end', () => {
          const { statusCode = 0 } = response;
          if (statusCode >= 200 && statusCode < 300) {
            resolve(bytes);
          } else {
            reject(new Error(`${shot.method ?? 'GET'} ${shot.url} answered ${statusCode}`));
          }
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(shot.body);
  });

export type LoadResult = { p50: number; p95: number; perSecond: number };

/** Sends `shots` requests over `connections` kept-alive connections, each as soon as the one before is answered. */
export const load = async ({
  connections,
  shots,
  pauseMs = 0,
  shot,
}: {
  connections: number;
  shots: number;
  /** Before each shot of a connection. */
  pauseMs?: number;
  shot: (index: number) => Shot;
}): Promise<LoadResult> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < shots) {
      const index = next;
      next += 1;
      if (pauseMs > 0) {
        await wait(pauseMs);
      }
      const started = performance.now();
      await send(agent, shot(index));
      latencies.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  return { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95), perSecond: shots / seconds };
};
