import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Resource = { type: string; body: string | Buffer };

/** A bare Node server that answers with bytes it has in memory: what any answer over HTTP costs at the least. */
export const startReferenceServer = async (resources: Map<string, Resource>) => {
  const server = createServer((request, response) => {
    const resource = resources.get(new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
    request.resume();
    request.on('end', () => {
      if (resource) {
        response.writeHead(200, { 'content-type': resource.type }).end(resource.body);
      } else {
        response.writeHead(404).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
