import { join, relative, sep } from 'node:path';

import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';

const year = 'public, max-age=31536000, immutable';

/**
 * Serves the built app. Every address that a person may open gets the app's shell, which finds the
 * page itself; a missing part of the app gets a 404, because a shell in the place of a script breaks
 * an update half-way through.
 */
export function staticFiles(buildDir: string) {
  const files = serveStatic({
    root: buildDir,
    precompressed: true,
    onFound: (path, c) => {
      const inBuild = relative(buildDir, path).split(sep).join('/');
      c.header('Cache-Control', inBuild.startsWith('_app/immutable/') ? year : 'no-cache');
    },
  });
  const shell = serveStatic({
    path: 'index.html',
    root: buildDir,
    precompressed: true,
    onFound: (_path, c) => c.header('Cache-Control', 'no-cache'),
  });

  return new Hono()
    .get('*', files)
    .get('*', async (c, next) => (isNavigation(c) ? shell(c, next) : c.notFound()));
}

function isNavigation(c: Context): boolean {
  if (c.req.path.startsWith('/_app/')) return false;
  if (c.req.header('sec-fetch-mode') === 'navigate') return true;
  return c.req.header('accept')?.includes('text/html') ?? false;
}

/** Where `vite build` puts the app. */
export const defaultBuildDir = join(import.meta.dirname, '../../build');
