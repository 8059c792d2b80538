import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { run } from './command.mjs';
import { compressFiles } from './compress.mjs';
import { hashSources } from './sources.mjs';

const STAMP = 'dist/sources';
const RESULTS = ['.next/BUILD_ID', 'dist/server.mjs', 'dist/check-worker-thread.mjs', 'dist/launch.mjs'];

/** Found beside the code that uses them, bundled or not. */
const BESIDE_CODE = [
  'server/store/migrations',
  'server/sandbox/runners',
  'server/packages/install-wheels.py',
];

/**
 * True when the last build finished and was made of exactly these sources.
 * @param {string} root
 */
export const isBuilt = (root) => {
  const stamp = path.join(root, STAMP);
  return (
    fs.existsSync(stamp) &&
    RESULTS.every((result) => fs.existsSync(path.join(root, result))) &&
    fs.readFileSync(stamp, 'utf8') === hashSources(root)
  );
};

/**
 * Builds web, server and launcher. False when a part failed; it has said why. The stamp is away meanwhile, so a
 * build that is cut short is made again.
 * @param {string} root
 */
export const build = async (root) => {
  console.log('Building; this takes half a minute or more and is done again only when sources change.');
  fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
  fs.rmSync(path.join(root, STAMP), { force: true });
  const sources = hashSources(root);
  if (!(await bundle(root)) || !(await buildWeb(root))) {
    return false;
  }
  fs.writeFileSync(path.join(root, STAMP), sources);
  return true;
};

/** @param {string} root */
const buildWeb = async (root) => {
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  const environment = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  if ((await run(process.execPath, [next, 'build', root], { environment })) !== 0) {
    return false;
  }
  await compressFiles(path.join(root, '.next/static'));
  return true;
};

/** @param {string} root */
const bundle = async (root) => {
  const { build: bundleWith, stop } = await import('esbuild');
  try {
    await bundleWith({
      absWorkingDir: root,
      entryPoints: {
        server: 'server/main.ts',
        'check-worker-thread': 'server/services/check-worker-thread.ts',
        launch: 'scripts/launch.ts',
      },
      outdir: 'dist',
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      packages: 'external',
      alias: { '@': root },
      sourcemap: 'linked',
      logLevel: 'warning',
    });
    for (const part of BESIDE_CODE) {
      fs.cpSync(path.join(root, part), path.join(root, 'dist', path.basename(part)), { recursive: true });
    }
    return true;
  } catch {
    // esbuild has printed what is wrong.
    return false;
  } finally {
    await stop();
  }
};
