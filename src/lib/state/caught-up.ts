import type { OpenDocument } from '#lib/sync/open-document.ts';

/** How long to wait for the relay's state before changing a document that may not be here yet, in ms. */
const catchUpMs = 3_000;

/** Resolves when what the relay has is in memory, or a little later when it cannot be had, or when `signal` says that nobody waits any more. */
export function caughtUp(document: OpenDocument, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      stopListening();
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const isHere = () => document.saving.kind === 'onServer';
    const timer = setTimeout(finish, navigator.onLine ? catchUpMs : 0);
    const stopListening = document.subscribe(() => isHere() && finish());
    signal?.addEventListener('abort', finish);
    if (isHere() || signal?.aborted) finish();
  });
}
