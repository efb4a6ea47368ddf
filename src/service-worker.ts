/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, version } from '$service-worker';

import { appShells, shellFor, type AppShell } from '#lib/state/app-shells.ts';
import { appCacheName, type WorkerMessage } from '#lib/state/app-versions.ts';

const worker = self as unknown as ServiceWorkerGlobalScope;

/** Built files carry a hash in their name: the same name is the same file in every version. */
const hashed = '/_app/immutable/';
/** The API, the relay and files are never answered with the page, nor ever cached. */
const notPages = [/^\/api\//, /^\/sync\//, /^\/(healthz|metrics)$/, /\/[^/]+\.[^/]+$/];

const cacheName = appCacheName(version);
const addresses = [...appShells, ...build, ...files];
/** The server varies its answers by what a browser unpacks, which is the same browser here. */
const anyVariant = { ignoreVary: true };

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** Keeps the whole version, or nothing of it. */
async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  try {
    const texts = await packedTexts();
    const keep = async (address: string) =>
      cache.put(address, packed(address, texts) ?? (await file(address)));
    await Promise.all(addresses.map(keep));
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

/** The code and the styles of this version in one file, made by the build; of another version, or damaged, it is not used. */
const pack = '/_app/texts.json';
/** Fewer files than this are asked for one by one. */
const fewFiles = 40;

/** Two hundred requests keep a cheap tablet busy for many seconds; whatever goes wrong here, they still do. */
async function packedTexts(): Promise<Record<string, string>> {
  try {
    const known = await Promise.all(build.map((address) => caches.match(address, anyVariant)));
    if (known.filter((response) => !response).length < fewFiles) return {};
    const response = await fetch(pack, { cache: 'no-store' });
    const content = (await response.json()) as { version?: string; texts?: Record<string, string> };
    return content.version === version ? (content.texts ?? {}) : {};
  } catch {
    return {};
  }
}

function packed(address: string, texts: Record<string, string>): Response | undefined {
  const text = texts[address];
  if (text === undefined) return undefined;
  const type = address.endsWith('.css') ? 'text/css' : 'text/javascript';
  return new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}

async function file(address: string): Promise<Response> {
  const isHashed = address.startsWith(hashed);
  const known = isHashed ? await caches.match(address, anyVariant) : undefined;
  if (known) return known;
  const response = await fetch(address, { cache: isHashed ? 'default' : 'reload' });
  if (!response.ok || response.redirected) throw new Error(`${address}: ${response.status}`);
  if (appShells.includes(address as AppShell)) await checkShell(response.clone());
  return response;
}

/** A server that is just being given a newer version may answer with the page of that one. */
async function checkShell(response: Response): Promise<void> {
  const parts = (await response.text()).matchAll(/\/_app\/immutable\/[^"'()\s]+/g);
  for (const [part] of parts) {
    if (!build.includes(part)) throw new Error(`the page of another version: ${part}`);
  }
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (notPages.some((pattern) => pattern.test(pathname))) return;
    // Every navigation is answered with the one page that the app consists of.
    event.respondWith(kept(shellFor(pathname), request));
  } else if (pathname.startsWith(hashed) || addresses.includes(pathname)) {
    event.respondWith(kept(pathname, request));
  }
});

/** From this version; else from an earlier one, whose page is still open somewhere; else from the server. */
async function kept(address: string, request: Request): Promise<Response> {
  return (
    (await caches.match(address, { ...anyVariant, cacheName })) ??
    (await caches.match(address, anyVariant)) ??
    fetch(request)
  );
}

worker.addEventListener('message', (event) => {
  const { type } = (event.data ?? {}) as { type?: WorkerMessage };
  if (type === 'SKIP_WAITING') void worker.skipWaiting();
  else if (type === 'VERSION') event.ports[0]?.postMessage(version);
  else if (type === 'TIDY') event.waitUntil(tidy());
});

/** Lets go of versions that nobody shows. A sleeping page holds its lock, too. */
async function tidy(): Promise<void> {
  const names = await caches.keys();
  const { locks } = worker.navigator as { locks?: LockManager };
  // Without locks to ask, only a single page is certainly the one that asked.
  if (!locks && (await worker.clients.matchAll({ includeUncontrolled: true })).length > 1) return;
  const { held = [] } = (await locks?.query()) ?? {};
  const wanted = new Set([cacheName, ...held.map(({ name }) => name)]);
  const { installing, waiting } = worker.registration;
  // The files of a version that is on its way are here already.
  if (installing || waiting) return;
  await Promise.all(names.filter((name) => !wanted.has(name)).map((name) => caches.delete(name)));
}
