import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

import { paraglideOptions } from './scripts/paraglide-options.ts';

export default defineConfig({
  plugins: [paraglideVitePlugin(paraglideOptions), sveltekit()],
  build: { target: 'es2022' },
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
