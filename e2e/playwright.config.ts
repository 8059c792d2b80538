import { defineConfig } from '@playwright/test';
import type { StackOptions } from './stack/start';

/** The operator's screen at which most of the suite runs; the narrow one is asked for where it matters. */
const DESKTOP = { width: 1280, height: 800 };

const CHROMIUM_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const asRoot = process.getuid?.() === 0;

/**
 * Needs the production build. Each worker starts servers of its own with a data folder of its own, so tests share
 * neither tools nor faults: `embedded` is the whole product, `published` the dashboard on an API that speaks the
 * published contract and nothing else, `faulty` has a line between dashboard and API that breaks on demand.
 */
export default defineConfig<StackOptions, StackOptions>({
  testDir: '.',
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  // When this much is broken the rest tells nothing new.
  maxFailures: 30,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    viewport: DESKTOP,
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    permissions: ['clipboard-read', 'clipboard-write'],
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every step costs a third of the time: asked for when a failure has to be understood.
    trace: process.env.E2E_TRACE === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROME ?? '/usr/bin/chromium',
      args: asRoot ? ['--no-sandbox', ...CHROMIUM_ARGS] : CHROMIUM_ARGS,
    },
  },
  projects: [
    { name: 'embedded', testIgnore: 'faulty/**', grepInvert: /@published/, use: { kind: 'embedded' } },
    { name: 'published', testIgnore: 'faulty/**', grepInvert: /@embedded/, use: { kind: 'published' } },
    { name: 'faulty', testMatch: 'faulty/**/*.spec.ts', use: { kind: 'faulty' } },
  ],
});
