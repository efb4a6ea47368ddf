import { createRequire } from 'node:module';
import { join } from 'node:path';

import { defineConfig } from '@playwright/test';

const { findChromium } = createRequire(import.meta.url)('./scripts/find-chromium.cjs') as {
  findChromium(): string | undefined;
};

// Each story starts a server: compiling its files once is enough.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

/** The stories of tests/e2e: a real server, the built app, and one browser with many tablets. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A machine that stands still for seconds fails a story; the summary names those that needed a second try.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-background-networking'],
    },
    // Nothing is measured that moves, and frames of a movement cost a software renderer more than anything else.
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'allow',
    actionTimeout: 20_000,
    // A trace costs a sixth of the time: TRACE=1 keeps those of failed stories.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
  },
});
