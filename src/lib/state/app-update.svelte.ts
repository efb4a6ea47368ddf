import type { Workbox } from 'workbox-window';

import { session } from './session.svelte.ts';

/** How often a page that stays open looks for a newer app, in ms. */
const checkEveryMs = 60 * 60_000;

/** Registers the service worker and tells when a newer app waits for the person's word. */
class AppUpdate {
  waiting = $state(false);
  private workbox: Workbox | null = null;

  /** Comes after the first page is there: neither its code nor the precaching may delay it. */
  async start(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    const { Workbox } = await import('workbox-window');
    const workbox = new Workbox('/service-worker.js', { type: 'module' });
    this.workbox = workbox;
    workbox.addEventListener('waiting', () => {
      this.waiting = true;
    });
    await workbox.register();
    const check = () => {
      if (!document.hidden && navigator.onLine) void workbox.update().catch(() => undefined);
    };
    setInterval(check, checkEveryMs);
    addEventListener('focus', check);
  }

  /** Saves what is open, lets the new app take over and loads the page once. */
  async apply(): Promise<void> {
    if (session.status === 'open') {
      const documents = session.repository.openDocuments;
      await Promise.allSettled(documents.map((document) => document.flushed()));
    }
    this.workbox?.addEventListener('controlling', () => location.reload());
    this.workbox?.messageSkipWaiting();
  }
}

export const appUpdate = new AppUpdate();
