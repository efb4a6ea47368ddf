import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { Hono, type Context } from 'hono';
import { serveStatic } from 'hono/serve-static';

const year = 'public, max-age=31536000, immutable';

/**
 * Serves the built app. Every address that a person may open gets the app's shell, which finds the
 * page itself; a missing part of the app gets a 404, because a shell in the place of a script breaks
 * an update half-way through.
 */
export function staticFiles(buildDir: string) {
  const isImmutable = (path: string) =>
    relative(buildDir, path).split(sep).join('/').startsWith('_app/immutable/');
  // A class asks for each of these thirty times in a minute, and their content never changes.
  const immutable = new Map<string, Uint8Array<ArrayBuffer>>();
  const options = {
    root: buildDir,
    join,
    precompressed: true,
    getContent: async (path: string) => {
      const kept = immutable.get(path);
      if (kept) return kept;
      const content = await readFile(path).catch(nullIfMissing);
      if (content && isImmutable(path)) immutable.set(path, content);
      return content;
    },
    onFound: (path: string, c: Context) =>
      c.header('Cache-Control', isImmutable(path) ? year : 'no-cache'),
  };
  const files = serveStatic(options);
  const shell = serveStatic({ ...options, path: 'index.html' });

  return new Hono()
    .get('*', files)
    .get('*', async (c, next) => (isNavigation(c) ? shell(c, next) : c.notFound()));
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(error.code ?? '')) return null;
  throw error;
}

function isNavigation(c: Context): boolean {
  if (c.req.path.startsWith('/_app/')) return false;
  if (c.req.header('sec-fetch-mode') === 'navigate') return true;
  return c.req.header('accept')?.includes('text/html') ?? false;
}

/** Where `vite build` puts the app. */
export const defaultBuildDir = join(import.meta.dirname, '../../build');
