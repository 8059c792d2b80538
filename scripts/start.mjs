/** `npm start`. Needs nothing but Node: it may run before anything is installed. */
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodeVersionProblem } from './setup/node-version.mjs';
import { makeReady } from './setup/ready.mjs';
import { ensureSystemParts, SYSTEM_PARTS } from './setup/system-parts.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const problem = nodeVersionProblem(process.versions.node);
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}
if (!(await makeReady(root, { built: true }))) {
  process.exit(1);
}
await ensureSystemParts([SYSTEM_PARTS.python, SYSTEM_PARTS.pip, SYSTEM_PARTS.sandbox]);

// In this very process: one Node less in memory.
await import(pathToFileURL(path.join(root, 'dist/launch.mjs')).href);
