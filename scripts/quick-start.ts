import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import type { Plugin } from 'vite';

import {
  appShells,
  meetingShell,
  overviewShell,
  pairShell,
  todayShell,
  type AppShell,
} from '../src/lib/state/app-shells.ts';

/** SvelteKit loads the page of errors at every start. */
const errorPage = '+error.svelte';

/** Which pages, and what frames them, each shell asks for ahead. */
const firstPages: Readonly<Record<AppShell, readonly string[]>> = {
  [pairShell]: [
    '(app)/+layout.svelte',
    '(app)/pair/[pairId]/+layout.svelte',
    '(app)/pair/[pairId]/plan/+page.svelte',
  ],
  [meetingShell]: [
    '(app)/+layout.svelte',
    '(app)/pair/[pairId]/+layout.svelte',
    '(app)/pair/[pairId]/meetings/+layout.svelte',
    '(app)/pair/[pairId]/meetings/[meetingId]/+page.svelte',
  ],
  [todayShell]: ['(app)/+layout.svelte', '(app)/+page.svelte'],
  [overviewShell]: ['(app)/+layout.svelte', '(app)/overview/+page.svelte'],
};

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
 * Makes the shells from the one page that SvelteKit wrote. Styles stand in the page, and a link that loads nothing tells
 * Vite that they are there.
 */
export function writeShells(root: string): void {
  const manifest = JSON.parse(
    readFileSync(join(root, '.svelte-kit/output/client/.vite/manifest.json'), 'utf8'),
  ) as Record<string, { file: string; css?: string[]; imports?: string[] }>;
  const nodes = Object.keys(manifest)
    .filter((source) => source.includes('/nodes/'))
    .map((source) => ({ source, code: readFileSync(join(root, source), 'utf8') }));
  const build = join(root, 'build');
  const page = readFileSync(join(build, pairShell), 'utf8');
  for (const shell of appShells) {
    const needed = new Set<string>();
    for (const path of [...firstPages[shell], errorPage]) need(nodeOf(path), needed);
    // The page has what every start needs.
    const missing = [...needed].filter((file) => !page.includes(`"/${file}"`));
    const lines = missing.flatMap((file) =>
      file.endsWith('.css') ? inPage(file) : [`<link href="/${file}" rel="modulepreload">`],
    );
    const html = page.replace('</head>', `${lines.join('\n')}\n</head>`);
    writeWithPacked(join(build, shell), html);
  }

  function nodeOf(path: string): string {
    const node = nodes.find(({ code }) => code.includes(`src/routes/${path}`));
    if (!node) throw new Error(`${path} is not in the build`);
    return node.source;
  }

  /** Adds the files of a part of the app and of all that it imports. */
  function need(part: string, files: Set<string>): void {
    const { file = '', css = [], imports = [] } = manifest[part] ?? {};
    if (files.has(file)) return;
    files.add(file);
    css.forEach((sheet) => files.add(sheet));
    imports.forEach((imported) => need(imported, files));
  }

  function inPage(sheet: string): string[] {
    const styles = readFileSync(join(build, sheet), 'utf8');
    if (styles.includes('url(')) throw new Error(`an address in ${sheet} would lead elsewhere`);
    return [
      `<style>${styles}</style>`,
      `<link href="/${sheet}" rel="stylesheet" disabled media="(max-width: 0)">`,
    ];
  }
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
