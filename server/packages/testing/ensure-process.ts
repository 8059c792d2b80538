import { createPackageStore } from '@/server/packages/package-store';
import { writeWheels } from '@/server/packages/testing/wheel';

/**
 * A server of its own that wants the package `tiny`, for tests with several and for those that kill one. Says how it
 * went in one line of JSON, then waits to be ended.
 */
const [folder = '', wheels = '', wheelDir = '', executable = ''] = process.argv.slice(2);
const logged: string[] = [];
const store = createPackageStore(
  {
    folder,
    wheelDir: wheelDir === '' ? null : wheelDir,
    python: Promise.resolve({ executable, version: '' }),
    log: (_level, message, fields) => logged.push(`${message} ${fields?.bytes ?? ''}`),
  },
  writeWheels(wheels, [{ name: 'tiny', files: { 'tiny.py': 'VALUE = 42\n' } }]),
);
const result = await store.ensure(['tiny'], { signal: new AbortController().signal });
process.stdout.write(`${JSON.stringify({ result, logged })}\n`);
setInterval(() => undefined, 60_000);
