import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * `npm run size`: what a tablet downloads, gzip, against the budgets of docs/architecture.md. Reads the
 * build's own manifest, so that a page's number is what that page really imports.
 */

const root = join(import.meta.dirname, '..');
const client = join(root, '.svelte-kit/output/client');

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: string[];
  readonly css?: string[];
}

const manifest = JSON.parse(readFileSync(join(client, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;

const gzipped = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;

/** Everything that `keys` import statically, themselves included. */
function closure(keys: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const imported of manifest[key]?.imports ?? []) visit(imported);
  };
  keys.forEach(visit);
  return seen;
}

/** The manifest keys of the entry and of the layouts and the page of a route. */
function routeKeys(route: string): string[] {
  const parts = route.split('/');
  const layouts = parts.map((_, index) => [...parts.slice(0, index + 1), '+layout'].join('/'));
  const wanted = [...layouts, `${route}/+page`].map((name) => `src/routes${name}.`);
  const entries = Object.keys(manifest).filter((key) => key.includes('/client/runtime/') || /entry|client\/app\.js|generated\/client/u.test(key) && !/nodes\/\d/u.test(key));
  const nodes = Object.entries(manifest).filter(([key, chunk]) => {
    const imports = [key, ...(chunk.imports ?? []), chunk.src ?? ''];
    return /nodes\/\d+/u.test(key) && nodeSources(key).some((source) => wanted.some((name) => source.startsWith(name)) || imports.includes(source));
  });
  return [...entries, ...nodes.map(([key]) => key)];
}

/** The components that a generated node file exports. */
function nodeSources(key: string): string[] {
  const text = readFileSync(join(root, key), 'utf8');
  return [...text.matchAll(/from "[./]*(src\/[^"]+)"|import\("[./]*(src\/[^"]+)"/gu)].map((match) => match[1] ?? match[2] ?? '');
}

const routes = ['/(app)/pair/[pairId]/plan', '/(app)/pair/[pairId]/meetings/[meetingId]', '/(app)/overview'];
const rows = routes.map((route) => {
  const files = [...closure(routeKeys(route))].flatMap((key) => manifest[key]?.file ?? []);
  const bytes = files.filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + gzipped(join(client, file)), 0);
  return { what: `JavaScript to open ${route}`, KB: round(bytes), budget: 150 };
});

const precached = readdirSync(join(root, 'build'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$|^service-worker\.js$/u.test(entry.name))
  .reduce((sum, entry) => sum + gzipped(join(entry.parentPath, entry.name)), 0);
rows.push({ what: 'whole precache, fonts included', KB: round(precached), budget: 900 });

console.table(rows);
if (rows.some(({ KB, budget }) => KB > budget)) process.exitCode = 1;

function round(bytes: number): number {
  return Math.round(bytes / 102.4) / 10;
}
