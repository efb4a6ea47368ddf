/** Less than this much left is little: a year of a pair takes a few megabytes. */
const littleBytes = 5_000_000;
const intervalMs = 30_000;

/**
 * Tells whether the browser has little space left for this app, now and whenever that changes. An
 * estimate: some browsers round it or keep it to themselves, and only a refused write is certain.
 */
export function watchSpace(listener: (isLow: boolean) => void): () => void {
  let wasLow = false;
  const look = async () => {
    // Browsers tell on https and localhost only.
    const { storage } = navigator as { storage?: StorageManager };
    const { quota, usage } = (await storage?.estimate().catch(() => undefined)) ?? {};
    if (quota === undefined || usage === undefined) return;
    const isLow = quota - usage < littleBytes;
    if (isLow !== wasLow) listener(isLow);
    wasLow = isLow;
  };
  const lookIfVisible = () => {
    if (!document.hidden) void look();
  };
  const timer = setInterval(lookIfVisible, intervalMs);
  document.addEventListener('visibilitychange', lookIfVisible);
  void look();
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', lookIfVisible);
  };
}
