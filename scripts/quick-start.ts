import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import type { Plugin } from 'vite';

/** The page that most starts lead to, and what frames it and others. */
const firstPages = [
  '(app)/+layout.svelte',
  '(app)/pair/[pairId]/+layout.svelte',
  '(app)/pair/[pairId]/plan/+page.svelte',
];

/** Every icon of Lucide is drawn by our own component, which says why. */
export function leanIcons(): Plugin {
  const ours = join(import.meta.dirname, '../src/lib/ui/LucideIcon.svelte');
  return {
    name: 'lean-icons',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source.endsWith('/Icon.svelte') && importer?.includes('@lucide/svelte') ? ours : null,
  };
}

/** The catalogue takes its plural rules from our own module, which says why. */
export function keepRules(): Plugin {
  const ours = join(import.meta.dirname, '../src/lib/i18n/plural-rules.ts');
  return {
    name: 'keep-rules',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source.endsWith('/registry.js') && importer?.includes('/i18n/generated/') ? ours : null,
  };
}

/**
 * Tells Chromium that all functions of what every page needs are going to be called: it then compiles them while
 * the file arrives, beside the page's own thread, and keeps the result for the next start.
 */
export function compileEagerly(): Plugin {
  return {
    name: 'compile-eagerly',
    apply: 'build',
    generateBundle(_, bundle) {
      const needed = new Set<string>();
      const add = (file: string) => {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk' || needed.has(file)) return;
        needed.add(file);
        chunk.imports.forEach(add);
      };
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && chunk.fileName.includes('/immutable/entry/'))
          add(chunk.fileName);
      }
      for (const file of needed) {
        const chunk = bundle[file];
        if (chunk?.type === 'chunk') chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
      }
    },
  };
}

/**
 * Asks in the one HTML page for the code of the first pages, too. SvelteKit learns only in the browser which page
 * is wanted, and begins to load it when all else has been loaded and run.
 */
export function preloadFirstPages(root: string): void {
  const manifest = JSON.parse(
    readFileSync(join(root, '.svelte-kit/output/client/.vite/manifest.json'), 'utf8'),
  ) as Record<string, { file: string; css?: string[] }>;
  const nodes = Object.entries(manifest).filter(
    ([source]) => source.includes('/nodes/') && isFirst(readFileSync(join(root, source), 'utf8')),
  );
  const links = nodes.flatMap(([, { file, css = [] }]) => [
    `<link href="/${file}" rel="modulepreload">`,
    ...css.map((sheet) => `<link href="/${sheet}" rel="stylesheet">`),
  ]);
  if (nodes.length !== firstPages.length) throw new Error('a first page is not in the build');
  const page = join(root, 'build/index.html');
  const html = readFileSync(page, 'utf8').replace('</head>', `${links.join('\n')}\n</head>`);
  writeWithPacked(page, html);
}

/** Puts all code and styles into one file more, for the service worker of a tablet that has none of them yet. */
export function packTexts(root: string): void {
  const build = join(root, 'build');
  const { version } = JSON.parse(readFileSync(join(build, '_app/version.json'), 'utf8')) as {
    version: string;
  };
  const texts: Record<string, string> = {};
  const folder = join(build, '_app/immutable');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!/\.(js|css)$/u.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    texts[`/${relative(build, file).replaceAll('\\', '/')}`] = readFileSync(file, 'utf8');
  }
  writeWithPacked(join(build, '_app/texts.json'), JSON.stringify({ version, texts }));
}

function writeWithPacked(file: string, content: string): void {
  writeFileSync(file, content);
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: quality }));
}

const isFirst = (node: string) => firstPages.some((path) => node.includes(`src/routes/${path}`));
