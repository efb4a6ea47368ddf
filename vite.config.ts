import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

import { keepWorkers } from './scripts/keep-workers.ts';
import { paraglideOptions } from './scripts/paraglide-options.ts';
import { compileEagerly, keepRules, leanIcons } from './scripts/quick-start.ts';

export default defineConfig({
  plugins: [
    leanIcons(),
    keepRules(),
    paraglideVitePlugin(paraglideOptions),
    sveltekit(),
    keepWorkers(),
    compileEagerly(),
  ],
  // Dexie's usual entry is a build for browsers of 2015 that cannot be shaken.
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  build: {
    target: 'es2022',
    // To ask ahead for what a part imports takes longer than it saves: nearly all of it is here by then, and each
    // `<link>` is a request to the service worker. Pages are another matter, they begin with nothing.
    modulePreload: {
      resolveDependencies: (file, needed) =>
        file.includes('/nodes/') ? needed : needed.filter((name) => name.endsWith('.css')),
    },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What many pages share would otherwise be a file for each control and each word: a slow tablet, which
          // takes every file from the service worker, spends more on their number than on their size.
          groups: [
            { name: 'ui', test: /src\/lib\/ui\/|@lucide/u, minShareCount: 2 },
            {
              name: 'words',
              // Presets, and the words of pages that only curators open, stay with those: a pair's pages need none of them.
              test: /src\/lib\/i18n\/(?!presets\/|(register|request)-terms|generated\/messages\/(register|import|year_end|request|area|interest|waiting|ban)_)/u,
              minShareCount: 2,
            },
            // Small parts that every start needs, and those of a pair's pages: apart they would be five files.
            {
              name: 'start',
              test: /shell\/saving-words|features\/(pair\/SharedText|writing\/)|edit-history/u,
            },
            // What compares, keeps and reports: many parts need it, and none of those that come first.
            {
              name: 'versions',
              test: /valibot|hash\/sha256|documents\/(consents|pair-report|fingerprint|plan-foot|pair-versions)|domain\/(consents|word-diff|plan-version|compare-snapshots|report|pair-snapshot|canonical-json)|version-shel|history-words|read-here|update-pieces|cut-update|src\/lib\/\w+\/(version|meeting-record|signatures|programme-period)/u,
              minShareCount: 2,
            },
            // What nearly every page needs.
            { name: 'core', test: /src\/lib|node_modules/u, minShareCount: 10 },
          ],
        },
      },
    },
  },
});
