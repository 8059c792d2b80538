/** `npm run build`: what `npm start` would build, now. */
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { makeReady } from './setup/ready.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
process.exit((await makeReady(root, { built: true })) ? 0 : 1);
