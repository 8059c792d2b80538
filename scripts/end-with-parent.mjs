/** Loaded first into every program that the launcher starts: when the launcher is killed, they end in order too. */
import process from 'node:process';

const STOP_MS = 30_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), STOP_MS).unref();
});
