import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { findProgram, run } from '../setup/command.mjs';
import { makeReady } from '../setup/ready.mjs';
import { countPlaywright, countVitest, NONE, withExitCode } from './counts.mjs';

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {{ heading: string, run: () => Promise<Counts> }} Step
 */

const E2E_CONFIG = 'e2e/playwright.config.ts';
const REPORTS = 'dist/reports';

/**
 * Every step of `npm test`, in order.
 * @param {string} root
 * @returns {Step[]}
 */
export const steps = (root) => [
  check('Lint', () => tool(root, 'biome', ['check', '--diagnostic-level=error', '.'])),
  check('Types', async () => {
    const written = await tool(root, 'next', ['typegen']);
    return written === 0 ? tool(root, 'tsc', []) : written;
  }),
  check('Boundaries', () => run(process.execPath, ['scripts/boundaries.mjs'])),
  check('Unused code', () => tool(root, 'knip', [])),
  { heading: 'Unit tests', run: () => vitest(root, 'unit') },
  check('Build', async () => ((await makeReady(root, { built: true })) ? 0 : 1)),
  { heading: 'Integration tests', run: () => vitest(root, 'integration') },
  { heading: 'Sandbox tests', run: () => vitest(root, 'sandbox') },
  ...(fs.existsSync(path.join(root, E2E_CONFIG))
    ? [{ heading: 'End-to-end tests', run: () => playwright(root) }]
    : []),
];

/**
 * A step that passes or fails as a whole counts as one.
 * @param {string} heading
 * @param {() => Promise<number>} command
 * @returns {Step}
 */
const check = (heading, command) => ({
  heading,
  run: async () => ((await command()) === 0 ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 }),
});

/**
 * @param {string} root
 * @param {string} name
 * @param {readonly string[]} args
 * @param {Record<string, string>} [environment]
 */
const tool = (root, name, args, environment) =>
  run(path.join(root, 'node_modules/.bin', name), args, {
    environment: { NEXT_TELEMETRY_DISABLED: '1', ...environment },
  });

/**
 * @param {string} root
 * @param {string} project
 */
const vitest = (root, project) => {
  const report = reportFile(root, project);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
  return counted(report, countVitest, () => tool(root, 'vitest', [...args, `--outputFile.json=${report}`]));
};

/** @param {string} root */
const playwright = (root) => {
  const report = reportFile(root, 'e2e');
  const chrome = process.env.CHROME ?? findProgram('chromium', ['/usr/bin', '/usr/local/bin']);
  const environment = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...(chrome === null ? {} : { CHROME: chrome }) };
  return counted(report, countPlaywright, () =>
    tool(root, 'playwright', ['test', '-c', E2E_CONFIG, '--reporter=list,json'], environment),
  );
};

/**
 * @param {string} root
 * @param {string} name
 */
const reportFile = (root, name) => {
  const file = path.join(root, REPORTS, `${name}.json`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.rmSync(file, { force: true });
  return file;
};

/**
 * @template Report
 * @param {string} file
 * @param {(report: Report) => Counts} count
 * @param {() => Promise<number>} command
 */
const counted = async (file, count, command) => {
  const exitCode = await command();
  const counts = fs.existsSync(file) ? count(JSON.parse(fs.readFileSync(file, 'utf8'))) : NONE;
  return withExitCode(counts, exitCode);
};
