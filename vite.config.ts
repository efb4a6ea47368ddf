import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

import { paraglideOptions } from './scripts/paraglide-options.ts';

export default defineConfig({
  plugins: [paraglideVitePlugin(paraglideOptions), sveltekit()],
  // Dexie's usual entry is a build for browsers of 2015 that cannot be shaken.
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  build: { target: 'es2022' },
});
