import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';

/**
 * A small database of object stores that opens when it is first used and opens again after it was closed
 * under the app: by the browser, or because another tab deletes it.
 */
export interface ObjectDatabase<Schema extends DBSchema> {
  use<Result>(work: (db: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result>;
  close(): void;
}

/** The number under which tablets have these databases; Dexie, which made the first, counts in tens. */
const layout = 10;

export function objectDatabase<Schema extends DBSchema>(
  name: string,
  make: (db: IDBPDatabase<Schema>) => void,
): ObjectDatabase<Schema> {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const close = () => {
    void opened?.then(
      (db) => db.close(),
      () => undefined,
    );
    opened = undefined;
  };
  const open = () => {
    const opening = openDB<Schema>(name, layout, {
      upgrade: make,
      blocking: close,
      terminated: () => (opened = undefined),
    });
    opening.catch(() => (opened = undefined));
    return opening;
  };
  return {
    use: async (work) => work(await (opened ??= open())),
    close,
  };
}

/** Resolves when the database is gone; other tabs let go of it when they are told. */
export async function deleteObjectDatabase(name: string): Promise<void> {
  await deleteDB(name);
}
