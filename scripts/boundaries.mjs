/**
 * The import rules of .dependency-cruiser.mjs, over everything. dependency-cruiser asks swc for TypeScript without JSX
 * whatever the file, so swc is told about .tsx here, before it is loaded there.
 */
import { createRequire } from 'node:module';
import process from 'node:process';

const swc = createRequire(import.meta.url)('@swc/core');
const { parseFileSync } = swc;

/** @param {string} file @param {object} options */
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

const folders = ['app', 'components', 'lib', 'server', 'scripts', 'e2e', 'bench'];
process.argv.push('--config', '.dependency-cruiser.mjs', ...folders);
const program = '../node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
await import(program);
