/**
 * What pages and the service worker agree on about versions of the app. A version's files lie in a cache of
 * its own; every page of it holds a shared lock of the same name, by which the worker knows who needs them.
 */

export function appCacheName(version: string): string {
  return `tandem-app-${version}`;
}

/** What a page says to a worker. */
export type WorkerMessage =
  /** Take over from the worker that is active. */
  | 'SKIP_WAITING'
  /** Which version are you? Answered through the port that comes with it. */
  | 'VERSION'
  /** Let go of the files of versions that no page shows any more. */
  | 'TIDY';

export function tellWorker(
  worker: ServiceWorker,
  type: WorkerMessage,
  transfer: Transferable[] = [],
): void {
  worker.postMessage({ type }, transfer);
}
