import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

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
  },
});
