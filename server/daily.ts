import { localIsoDate } from '#lib/domain/dates.ts';

const hourMs = 3_600_000;

/** Calls `action` once on each new day of the server's calendar. Returns a function that ends that. */
export function onNewDay(action: () => void): () => void {
  let day = localIsoDate(new Date());
  const timer = setInterval(() => {
    const today = localIsoDate(new Date());
    if (today === day) return;
    day = today;
    action();
  }, hourMs).unref();
  return () => clearInterval(timer);
}
