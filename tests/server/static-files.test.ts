import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTestServer } from './test-server.ts';

const asPage = { headers: { accept: 'text/html,*/*' } };

async function startWithBuild() {
  const buildDir = temporaryFolder();
  const files: Record<string, string | Buffer> = {
    'index.html': '<p>the app</p>',
    'service-worker.js': 'self.skipWaiting()',
    '_app/immutable/start.js': 'start()',
    '_app/immutable/start.js.gz': gzipSync('start()'),
    'favicon.svg': '<svg/>',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(buildDir, name)), { recursive: true });
    writeFileSync(join(buildDir, name), content);
  }
  return (await startTestServer({ buildDir })).browser();
}

test('every address that a person may open gets the app', async () => {
  const browser = await startWithBuild();
  for (const path of ['/', '/enter', '/pair/abc/plan', '/unknown.page']) {
    const response = await browser.request(path, asPage);
    expect(response.status, path).toBe(200);
    expect(await response.text(), path).toBe('<p>the app</p>');
    expect(response.headers.get('cache-control'), path).toBe('no-cache');
  }
});

test('a missing part of the app is missing, never the app itself', async () => {
  const browser = await startWithBuild();
  expect((await browser.request('/_app/immutable/old.js', asPage)).status).toBe(404);
  expect((await browser.request('/picture.png')).status).toBe(404);
  expect((await browser.request('/api/unknown', asPage)).status).toBe(404);
});

test('parts of the app are kept for ever, what names them is asked for each time', async () => {
  const browser = await startWithBuild();
  const cachingOf = async (path: string) =>
    (await browser.request(path)).headers.get('cache-control');
  expect(await cachingOf('/_app/immutable/start.js')).toContain('immutable');
  expect(await cachingOf('/service-worker.js')).toBe('no-cache');
  expect(await cachingOf('/favicon.svg')).toBe('no-cache');
});

test('files travel compressed where they lie compressed', async () => {
  const browser = await startWithBuild();
  const response = await browser.request('/_app/immutable/start.js', {
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(response.headers.get('content-type')).toContain('javascript');
});

test('nothing outside the build is served', async () => {
  const browser = await startWithBuild();
  for (const path of [
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/_app/..%5c..%5cpackage.json',
  ]) {
    expect((await browser.request(path)).status, path).toBe(404);
  }
});
