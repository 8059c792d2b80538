/** The web as it is built: Next, and before it the static files as the build compressed them. */
import { createServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import next from 'next';
import { createStaticFiles } from './web/static-files.mjs';

/** What is still being sent when the web is asked to stop may take this long. */
const LAST_ANSWERS_MS = 3_000;

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { hostname: { type: 'string' }, port: { type: 'string' } } });
const hostname = values.hostname ?? '127.0.0.1';
const port = Number(values.port ?? 3000);

const app = next({ dev: false, dir: root, hostname, port });
const answer = app.getRequestHandler();
const sendStatic = createStaticFiles(path.join(root, '.next', 'static'), '/_next/static/');

await app.prepare();

const server = createServer(async (request, response) => {
  try {
    if (!(await sendStatic(request, response))) {
      await answer(request, response);
    }
  } catch (error) {
    console.error(error);
    response.destroy();
  }
});

server.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, hostname);

const stop = () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS).unref();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
