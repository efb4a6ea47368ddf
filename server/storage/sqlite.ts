import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { GroupCommit } from './group-commit.ts';
import { migrateDocuments } from './migrations.ts';
import type { Delivery, DocumentStore, Merge, NewUpdate, Opening, StoredDocument } from './port.ts';
import { prepareStatements, type Statements } from './sqlite-statements.ts';

/**
 * Opens the database file, made on first use with its folder, and brings its tables up to date. Each
 * part of the server that writes opens a connection of its own, so that no part's transaction can
 * swallow another's.
 */
export function openDatabase(file: string): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const db = new DatabaseSync(file, { timeout: 5_000 });
    // A commit must survive the loss of power, not only of the process: hence FULL.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    migrateDocuments(db);
    return db;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`cannot open the database ${file}: ${why}`, { cause });
  }
}

/** Keeps documents in SQLite. `db` must be a connection that nothing else writes through. */
export function createSqliteStore(db: DatabaseSync): DocumentStore {
  return new SqliteStore(db);
}

interface StoredBasis extends StoredDocument {
  /** The last update that the snapshot holds, and the last of the log; 0 when there is none. */
  readonly through: number;
  readonly last: number;
}

class SqliteStore implements DocumentStore {
  readonly #db: DatabaseSync;
  readonly #statements: Statements;
  readonly #commits: GroupCommit;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#statements = prepareStatements(db);
    this.#commits = new GroupCommit(db);
  }

  append({ document, update, personId }: NewUpdate): Promise<void> {
    return this.#commits.add(() => {
      this.#statements.addDocument.run(document);
      this.#statements.addUpdate.run(personId, Date.now(), update, document);
    });
  }

  async load(document: string): Promise<StoredDocument> {
    const { snapshot, updates } = this.#read(document);
    return { snapshot, updates };
  }

  async compact(document: string, merge: Merge): Promise<void> {
    const basis = this.#read(document);
    if (basis.updates.length === 0) return;
    const merged = await merge({ snapshot: basis.snapshot, updates: basis.updates });
    await this.#commits.add(() => {
      const through = Number(this.#statements.snapshot.get(document)?.['through'] ?? 0);
      if (through !== basis.through) return;
      this.#statements.setSnapshot.run(basis.last, Date.now(), merged, document);
      this.#statements.dropUpdates.run(document, basis.last);
    });
  }

  async list(prefix: string): Promise<string[]> {
    const rows = this.#statements.list.all(prefix, `${prefix}\u{10ffff}`);
    return rows.map((row) => String(row['name']));
  }

  recordDelivery({ document, personId, at }: Delivery): Promise<void> {
    return this.#commits.add(() => this.#statements.setDelivery.run(document, personId, at));
  }

  async deliveries(document: string): Promise<Delivery[]> {
    return this.#statements.deliveries.all(document).map(readVisit);
  }

  recordOpening({ document, personId, at }: Opening, quietMs = 0): Promise<void> {
    return this.#commits.add(() =>
      this.#statements.addOpening.run({
        ':document': document,
        ':personId': personId,
        ':at': at,
        ':since': at - quietMs,
      }),
    );
  }

  async openings(document: string, limit: number): Promise<Opening[]> {
    return this.#statements.openings.all(document, limit).map(readVisit);
  }

  async close(): Promise<void> {
    await this.#commits.settled();
    if (this.#db.isOpen) this.#db.close();
  }

  /** Both reads come from one turn, and this process alone writes: together they are one state. */
  #read(document: string): StoredBasis {
    const snapshot = this.#statements.snapshot.get(document);
    const rows = this.#statements.updates.all(document);
    return {
      snapshot: (snapshot?.['bytes'] as Uint8Array | undefined) ?? null,
      through: Number(snapshot?.['through'] ?? 0),
      updates: rows.map((row) => row['bytes'] as Uint8Array),
      last: Number(rows.at(-1)?.['sequence'] ?? 0),
    };
  }
}

function readVisit(row: Record<string, unknown>): Delivery & Opening {
  return {
    document: String(row['document']),
    personId: String(row['person_id']),
    at: Number(row['at']),
  };
}
