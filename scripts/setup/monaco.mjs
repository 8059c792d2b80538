import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const ENTRY = 'components/editor/monaco-parts.ts';
const OUTPUT = 'dist/monaco';

/**
 * Makes one module and one style sheet of the parts of Monaco that the editor uses, for the web build to take as they
 * are. Does nothing when that was done already for the same version and the same parts.
 * @param {string} root
 */
export const bundleMonaco = async (root) => {
  const made = path.join(root, OUTPUT, 'made-of');
  const parts = partsOf(root);
  if (fs.existsSync(made) && fs.readFileSync(made, 'utf8') === parts) {
    return;
  }
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: { monaco: ENTRY },
    outdir: OUTPUT,
    outExtension: { '.js': '.mjs' },
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  fs.writeFileSync(made, parts);
};

/** @param {string} root */
const partsOf = (root) => {
  const { version } = JSON.parse(
    fs.readFileSync(path.join(root, 'node_modules/monaco-editor/package.json'), 'utf8'),
  );
  const entry = fs.readFileSync(path.join(root, ENTRY), 'utf8');
  return `${version} ${createHash('sha256').update(entry).digest('hex')}`;
};
