import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'server/main.ts',
    // Started as processes of their own by tests.
    'server/**/testing/*.ts',
    'scripts/*.{ts,mjs}',
    // Bundled ahead of the web build, by scripts/setup/monaco.mjs.
    'components/editor/monaco-parts.ts',
  ],
  project: ['{app,components,lib,server,scripts,bench,e2e}/**/*.{ts,tsx,mjs,css}', '*.{ts,mjs}'],
  // A name that its own file uses is not dead, only louder than it must be.
  ignoreExportsUsedInFile: true,
  playwright: { config: ['e2e/playwright.config.ts'] },
  ignoreDependencies: [
    // Run as a program, found by its path.
    'bun',
    // Loaded by path in scripts/boundaries.mjs.
    '@swc/core',
    'dependency-cruiser',
  ],
};

export default config;
