/** `npm test`: every check there is, from nothing but Node. Ends with one line, "N passed, N failed". */
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { nodeVersionProblem } from './setup/node-version.mjs';
import { makeReady } from './setup/ready.mjs';
import { ensureSystemParts, SYSTEM_PARTS } from './setup/system-parts.mjs';
import { NONE, sum, summaryLine } from './testing/counts.mjs';
import { steps } from './testing/steps.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

/** @param {import('./testing/counts.mjs').Counts} counts */
const finish = (counts) => {
  console.log(`\n${summaryLine(counts)}`);
  process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
};

const problem = nodeVersionProblem(process.versions.node);
if (problem !== null) {
  console.error(problem);
  finish({ ...NONE, failed: 1 });
}
if (!(await makeReady(root, { built: false }))) {
  finish({ ...NONE, failed: 1 });
}
const { chromium, ...others } = SYSTEM_PARTS;
await ensureSystemParts([...Object.values(others), ...(process.env.CHROME ? [] : [chromium])]);

/** @type {{ heading: string, counts: import('./testing/counts.mjs').Counts }[]} */
const results = [];
for (const step of steps(root)) {
  console.log(`\n━━ ${step.heading} ━━\n`);
  results.push({ heading: step.heading, counts: await step.run() });
}

console.log('\n━━ Summary ━━\n');
for (const { heading, counts } of results) {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  console.log(
    `${counts.failed === 0 ? '✓' : '✗'} ${heading.padEnd(18)} ${counts.passed}/${counts.passed + counts.failed}${skipped}`,
  );
}
finish(sum(results.map((result) => result.counts)));
