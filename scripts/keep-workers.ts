import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Plugin } from 'vite';

/**
 * Vite leaves the files of web workers out of its manifest, from which SvelteKit tells our service worker what to
 * keep: without a network a page would ask for a worker in vain. This adds them.
 */
export function keepWorkers(): Plugin {
  return {
    name: 'keep-workers',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      const workers = Object.keys(bundle).filter((file) => file.includes('/immutable/workers/'));
      if (!dir || workers.length === 0) return;
      const path = join(dir, '.vite/manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { file: string }>;
      for (const file of workers) manifest[file] ??= { file };
      writeFileSync(path, JSON.stringify(manifest, null, 2));
    },
  };
}
