import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// Many tests start a server: compiling its files once is enough.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

/** Files that put something else in the place of a module, which would stay there for the next file. */
const alone = [
  'src/lib/features/journal/start-meeting.test.ts',
  'src/lib/sync/queue.test.ts',
  'src/lib/state/first-page.test.ts',
  'tests/sync/**/*.test.ts',
];

/** Files whose runes have effects, as in a browser. */
const runes = 'src/**/*.svelte.test.ts';

export default defineConfig({
  // Only runes are compiled: no test imports a page.
  plugins: [svelte()],
  test: {
    environment: 'node',
    testTimeout: 20_000,
    pool: 'forks',
    // The default leaves a core to a watcher's terminal.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: [
            'src/**/*.test.ts',
            'server/**/*.test.ts',
            'tests/{relay,contracts,server}/**/*.test.ts',
          ],
          exclude: [...alone, runes],
          // A process for each of some hundred files takes a quarter of the time; no module keeps what another file could find.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
      {
        extends: true,
        test: {
          name: 'runes',
          include: [runes],
          environment: './tests/support/client-environment.ts',
        },
      },
    ],
  },
});
