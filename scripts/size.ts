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
  readonly isEntry?: boolean;
  readonly imports?: string[];
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

/** The manifest keys of the entry points and of the layouts and the page of a route. */
function routeKeys(route: string): string[] {
  const parts = route.split('/');
  const components = [
    ...parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/+layout.`),
    `${route}/+page.`,
  ];
  return Object.keys(manifest).filter((key) => {
    if (!key.includes('/nodes/')) return manifest[key]?.isEntry;
    // A generated node names the component that it stands for.
    const source = readFileSync(join(root, key), 'utf8');
    return components.some((component) => source.includes(`src/routes${component}`));
  });
}

/** Routes with their budgets in KB; a route without one is shown to compare. */
const routes: [string, number | null][] = [
  ['/(app)/pair/[pairId]/plan', 150],
  ['/(app)/pair/[pairId]/meetings/[meetingId]', null],
  ['/(app)/overview', null],
];
const rows = routes.map(([route, budget]) => {
  const files = [...closure(routeKeys(route))].flatMap((key) => manifest[key]?.file ?? []);
  const bytes = files
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipped(join(client, file)), 0);
  return { what: `JavaScript to open ${route}`, KB: round(bytes), budget };
});

const precached = readdirSync(join(root, 'build'), { recursive: true, withFileTypes: true })
  .filter(
    (entry) => entry.isFile() && !/\.(br|gz)$|^(service-worker\.js|texts\.json)$/u.test(entry.name),
  )
  .reduce((sum, entry) => sum + gzipped(join(entry.parentPath, entry.name)), 0);
rows.push({ what: 'whole precache, fonts included', KB: round(precached), budget: 900 });

console.table(rows);
if (rows.some(({ KB, budget }) => budget !== null && KB > budget)) process.exitCode = 1;

function round(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}
