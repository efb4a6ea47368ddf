import type { Log } from '#server/log.ts';
import type { DocumentStore } from '#server/storage/port.ts';

/** The moment before which the record is not kept, in milliseconds since the epoch. */
export function recordBegins(now: number, years: number): number {
  const begin = new Date(now);
  begin.setFullYear(begin.getFullYear() - years);
  return begin.getTime();
}

/** Removes what is older from the record; a failure is logged, and the next day brings another chance. */
export function forgetOldRecord(
  store: Pick<DocumentStore, 'forgetEvents'>,
  log: Log,
  age: { readonly now: number; readonly years: number },
): void {
  store
    .forgetEvents(recordBegins(age.now, age.years))
    .catch((error) => log.error('old record not removed', error));
}
