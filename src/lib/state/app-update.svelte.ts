import { version } from '$app/environment';

import { appCacheName, tellWorker } from './app-versions.ts';
import { session } from './session.svelte.ts';
import { settleText } from './text-binding.ts';

/** How often a page that stays open looks for a newer app, in ms. */
const checkEveryMs = 60 * 60_000;

/**
 * `coming`: the page is about to be loaded anew. `unsafe`: that would lose words which neither the
 * tablet nor the server has. `none`: the server has no newer app; `offline`: it does not answer.
 */
export type UpdateOutcome = 'coming' | 'unsafe' | 'none' | 'offline';

/** Registers the service worker and lets a newer app in when the person says so. */
class AppUpdate {
  /** A newer app is here: it waits for the person's word, or another tab has let it in already. */
  ready = $state(false);
  private registration: ServiceWorkerRegistration | null = null;
  private reloading = false;

  /** Comes after the first page is there: neither its code nor the precaching may delay it. */
  async start(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    const { locks } = navigator as { locks?: LockManager };
    void locks?.request(appCacheName(version), { mode: 'shared' }, () => new Promise(() => {}));
    const registration = await navigator.serviceWorker.register('/service-worker.js');
    this.registration = registration;
    navigator.serviceWorker.addEventListener('controllerchange', () => void this.compare());
    const follow = () => {
      // A tab that was busy may hear of a worker when that is waiting already.
      this.look();
      registration.installing?.addEventListener('statechange', () => this.look());
    };
    registration.addEventListener('updatefound', follow);
    follow();
    // Not awaited: a worker of the first days does not answer.
    void this.compare();
    const check = () => {
      this.look();
      if (!document.hidden && navigator.onLine) void registration.update().catch(() => undefined);
    };
    setInterval(check, checkEveryMs);
    addEventListener('focus', check);
  }

  /**
   * Saves what is open, lets the newer app take over and loads the page once. When none is here yet, the
   * server is asked for one.
   */
  async apply(): Promise<UpdateOutcome> {
    settleText();
    if (session.status === 'open') {
      const documents = session.repository.openDocuments;
      await Promise.allSettled(documents.map((document) => document.flushed()));
      if (documents.some(({ isOnlyCopy }) => isOnlyCopy)) return 'unsafe';
    }
    const { registration } = this;
    if (!registration) {
      if (!navigator.onLine) return 'offline';
      this.reload();
      return 'coming';
    }
    if (!this.ready) {
      try {
        await arrival(await registration.update());
      } catch {
        return 'offline';
      }
      if (!registration.waiting) return 'none';
    }
    const { waiting } = registration;
    if (waiting) {
      waiting.addEventListener('statechange', () => {
        // Redundant: a still newer one took its place, and the page that comes will offer that.
        if (waiting.state === 'activated' || waiting.state === 'redundant') this.reload();
      });
      tellWorker(waiting, 'SKIP_WAITING');
    } else {
      // Another tab has let it in: nothing is left to wait for.
      this.reload();
    }
    return 'coming';
  }

  private reload(): void {
    if (this.reloading) return;
    this.reloading = true;
    location.reload();
  }

  private look(): void {
    // The very first worker waits for a moment, too, but replaces nobody.
    const { waiting, active } = this.registration ?? {};
    if (waiting && active) this.ready = true;
  }

  /** Asks the worker in charge for its version: it may be newer than this page, which missed the change. */
  private async compare(): Promise<void> {
    const { controller } = navigator.serviceWorker;
    if (!controller) return;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise<unknown>((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
    });
    tellWorker(controller, 'VERSION', [port2]);
    if ((await answer) === version) tellWorker(controller, 'TIDY');
    else this.ready = true;
  }
}

/** Resolves when a worker that is being installed has got everything, or has failed to. */
function arrival({ installing }: ServiceWorkerRegistration): Promise<void> {
  return new Promise((resolve) => {
    if (!installing) return resolve();
    installing.addEventListener('statechange', () => {
      if (installing.state !== 'installing') resolve();
    });
  });
}

export const appUpdate = new AppUpdate();
