import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** What goes into the build. */
const INPUTS = [
  'app',
  'components',
  'lib',
  'server',
  'public',
  'scripts/launch.ts',
  'scripts/launch',
  'scripts/setup',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.ts',
  'tailwind.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];

const NOT_BUILT = /\.test\.tsx?$|(^|\/)testing(\/|$)/;

/**
 * The files that go into the build, below `root`, sorted.
 * @param {string} root
 * @returns {string[]}
 */
export const sourceFiles = (root) =>
  INPUTS.filter((input) => fs.existsSync(path.join(root, input)))
    .flatMap((input) => filesBelow(root, input))
    .sort();

/**
 * One hash over names and contents: the same sources give the same hash wherever and whenever they were checked out.
 * @param {string} root
 */
export const hashSources = (root) => {
  const hash = createHash('sha256');
  for (const file of sourceFiles(root)) {
    const content = createHash('sha256')
      .update(fs.readFileSync(path.join(root, file)))
      .digest('hex');
    hash.update(`${file}\n${content}\n`);
  }
  return hash.digest('hex');
};

/**
 * @param {string} root
 * @param {string} entry
 * @returns {string[]}
 */
const filesBelow = (root, entry) => {
  if (NOT_BUILT.test(entry)) {
    return [];
  }
  if (!fs.statSync(path.join(root, entry)).isDirectory()) {
    return [entry];
  }
  return fs.readdirSync(path.join(root, entry)).flatMap((name) => filesBelow(root, `${entry}/${name}`));
};
