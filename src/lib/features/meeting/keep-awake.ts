import type { Attachment } from 'svelte/attachments';

/** Keeps the screen on while the element is on it; where the browser cannot, nothing happens. */
export const keepAwake: Attachment = () => {
  let lock: WakeLockSentinel | undefined;
  let over = false;

  const ask = async () => {
    if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (over) await lock.release();
    } catch {
      // A low battery is reason enough to refuse.
    }
  };

  // A hidden page loses its lock and has to ask again.
  document.addEventListener('visibilitychange', ask);
  void ask();
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
};
