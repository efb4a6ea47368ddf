import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// Many tests start a server: compiling its files once is enough.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

export default defineConfig({
  // Only runes are compiled: no test imports a page.
  plugins: [svelte()],
  test: {
    include: [
      'src/**/*.test.ts',
      'server/**/*.test.ts',
      'tests/{relay,sync,contracts,server}/**/*.test.ts',
    ],
    environment: 'node',
    testTimeout: 20_000,
    pool: 'forks',
    // A process for each of some hundred files takes a quarter of the time; no module keeps what another file could find.
    isolate: false,
    // The default leaves a core to a watcher's terminal.
    maxWorkers: availableParallelism(),
  },
});
