/**
 * The database of one document without a browser: rows in memory, by name. It stands in for
 * `sync/document-database.ts` where a test is about what the tablet does with its network.
 */
const databases = new Map<string, Uint8Array[]>();

interface MemoryDatabase {
  readonly name: string;
  close(): void;
}

export async function openDatabase(name: string): Promise<MemoryDatabase> {
  if (!databases.has(name)) databases.set(name, []);
  return { name, close: () => undefined };
}

export async function openIfThere(name: string): Promise<MemoryDatabase | null> {
  return databases.has(name) ? openDatabase(name) : null;
}

const rowsOf = ({ name }: MemoryDatabase) => databases.get(name) ?? [];

export async function readRows(database: MemoryDatabase): Promise<Uint8Array[]> {
  return [...rowsOf(database)];
}

export async function addRow(database: MemoryDatabase, row: Uint8Array): Promise<void> {
  rowsOf(database).push(row);
}

export async function replaceRows(
  { name }: MemoryDatabase,
  merge: (rows: Uint8Array[]) => Uint8Array | null,
): Promise<void> {
  const merged = merge(databases.get(name) ?? []);
  if (merged) databases.set(name, [merged]);
}

export async function deleteDatabase(name: string): Promise<void> {
  databases.delete(name);
}

/** The names of all databases that there are. */
export const databaseNames = (): string[] => [...databases.keys()];
