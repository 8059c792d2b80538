import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

const SANDBOX = 'server/sandbox/**/*.integration.test.ts';
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000 };

/**
 * `unit` touches nothing but memory; `integration` starts real servers and a real PostgreSQL; `sandbox` runs code, and
 * counts what is left of it on the whole machine: nothing may run beside it.
 */
export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, ''), 'server-only': `${root}scripts/empty-module.mjs` } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,components,lib,server,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.integration.test.ts', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{lib,server,scripts}/**/*.integration.test.ts'],
          exclude: ['**/node_modules/**', SANDBOX],
          // They wait more than they compute.
          maxWorkers: 2,
          ...PATIENCE,
        },
      },
      {
        extends: true,
        test: { name: 'sandbox', include: [SANDBOX], fileParallelism: false, ...PATIENCE },
      },
    ],
  },
});
