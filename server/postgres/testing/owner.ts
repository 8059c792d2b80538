import { startEmbeddedPostgres } from '@/server/postgres/supervisor';

/** A process of its own that owns a database, for tests that kill it. Says in one line of JSON how the start went. */
const [dataDir = ''] = process.argv.slice(2);
const started = await startEmbeddedPostgres({ dataDir });
process.stdout.write(`${JSON.stringify(started)}\n`);
if (started.ok) {
  process.once('SIGTERM', () => {
    void started.value.stop().then(() => process.exit(0));
  });
  setInterval(() => undefined, 60_000);
}
