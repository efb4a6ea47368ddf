/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, version } from '$service-worker';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

const worker = self as unknown as ServiceWorkerGlobalScope;

/** Every navigation is answered with the one page that the app consists of. */
const shell = '/index.html';

precacheAndRoute([
  { url: shell, revision: version },
  // Built files carry a hash in their name; static ones don't.
  ...build.map((url) => ({ url, revision: null })),
  ...files.map((url) => ({ url, revision: version })),
]);
cleanupOutdatedCaches();

registerRoute(
  new NavigationRoute(createHandlerBoundToURL(shell), {
    // The API, the relay and files are never answered with the page, nor ever cached.
    denylist: [/^\/api\//, /^\/sync\//, /^\/(healthz|metrics)$/, /\/[^/]+\.[^/]+$/],
  }),
);

worker.addEventListener('message', (event: ExtendableMessageEvent) => {
  const data: unknown = event.data;
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING') {
    void worker.skipWaiting();
  }
});
