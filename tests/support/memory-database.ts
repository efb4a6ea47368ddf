/**
 * The database of one document without a browser: rows in memory, by name. It stands in for
 * `sync/document-database.ts` where a test is about what the tablet does with its network.
 */
const databases = new Map<string, Uint8Array[]>();
const lingering = new Set<string>();

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

export async function readLog(
  database: MemoryDatabase,
): Promise<{ rows: Uint8Array[]; lingers: boolean }> {
  return { rows: [...rowsOf(database)], lingers: lingering.has(database.name) };
}

export async function addRow(
  database: MemoryDatabase,
  row: Uint8Array,
  lingers: boolean,
): Promise<void> {
  rowsOf(database).push(row);
  if (lingers) lingering.add(database.name);
}

export async function replaceRows(
  { name }: MemoryDatabase,
  merge: (rows: Uint8Array[]) => Uint8Array | null,
): Promise<boolean> {
  const merged = merge(databases.get(name) ?? []);
  if (!merged) return false;
  databases.set(name, [merged]);
  lingering.delete(name);
  return true;
}

export async function deleteDatabase(name: string): Promise<void> {
  databases.delete(name);
  lingering.delete(name);
}

/** The names of all databases that there are. */
export const databaseNames = (): string[] => [...databases.keys()];
