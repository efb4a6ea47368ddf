import type { DatabaseSync } from 'node:sqlite';

import type { CommitRequest, Operation } from './commit-messages.ts';
import type { Erasure } from './port.ts';
import { decodeRows, soleAuthorOf } from './update-pack.ts';

/** How many documents' numbers are remembered instead of looked up. */
const rememberedDocuments = 20_000;

/** The SQL that changes documents. To be called inside a transaction. */
export class DocumentWriter {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #ids = new Map<string, number>();

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  /** Returns the documents that were not written to because they are erased. */
  write({ rows, operations, at }: CommitRequest): string[] {
    const erased: string[] = [];
    for (const row of decodeRows(rows)) {
      const { document, personId, packed, bytes } = row;
      const id = this.#idOf(document);
      if (id === undefined) erased.push(document);
      else {
        this.#statements.addUpdate.run(id, personId, at, bytes, Number(packed));
        this.#statements.dropSeen.run(document, soleAuthorOf(row));
      }
    }
    for (const operation of operations) this.#apply(operation, at);
    return erased;
  }

  /** After a rollback: documents that were new are not there. */
  forget(): void {
    this.#ids.clear();
  }

  #apply(operation: Operation, at: number): void {
    const statements = this.#statements;
    switch (operation.kind) {
      case 'delivery': {
        const { document, personId, at: when } = operation.delivery;
        if (!this.#isErased(document)) statements.setDelivery.run(document, personId, when);
        return;
      }
      case 'seen': {
        const { document, personId, at: when } = operation.seen;
        if (this.#isErased(document)) return;
        const last = Number(operation.version.split('-').at(-1));
        // Appends of this very commit stand in the log already, and may be by others.
        if (statements.changedSince.get(document, last, personId)) return;
        statements.addSeen.run(document, personId, when);
        return;
      }
      case 'opening': {
        const { document, personId, kind, at: when } = operation.opening;
        if (this.#isErased(document)) return;
        const since = when - operation.quietMs;
        statements.addOpening.run({
          ':document': document,
          ':personId': personId,
          ':kind': kind,
          ':at': when,
          ':since': since,
        });
        return;
      }
      case 'event': {
        const { org, kind, personId, subjectId, document, detail, at: when } = operation.event;
        statements.addEvent.run(org, kind, personId, subjectId, document, detail, when);
        return;
      }
      case 'forgetEvents':
        for (const drop of statements.forgetEvents) drop.run(operation.before);
        return;
      case 'snapshot': {
        const { document, merged, from, through } = operation;
        const row = statements.snapshot.get(document);
        if (Number(row?.['through'] ?? 0) !== from) return;
        const id = this.#idOf(document);
        if (id === undefined) return;
        statements.setSnapshot.run(id, through, at, merged.snapshot, merged.content);
        statements.dropUpdates.run(id, through);
        return;
      }
      case 'version': {
        const { document, id, reason, personId, at: when, bytes } = operation.version;
        if (this.#isErased(document)) return;
        statements.addVersion.run(document, id, reason, personId, when, bytes);
        return;
      }
      case 'dropVersions':
        for (const id of operation.ids) statements.dropVersion.run(operation.document, id);
        return;
      case 'erase':
        return this.#erase(operation.erasure);
    }
  }

  #erase({ document, personId, at }: Erasure): void {
    const statements = this.#statements;
    statements.addTombstone.run(document, personId, at);
    for (const drop of statements.eraseFrom) drop.run(document);
    this.#ids.delete(document);
  }

  #isErased(document: string): boolean {
    return this.#statements.tombstone.get(document) !== undefined;
  }

  #idOf(document: string): number | undefined {
    const known = this.#ids.get(document);
    if (known !== undefined) return known;
    if (this.#isErased(document)) return undefined;
    this.#statements.addDocument.run(document);
    const id = Number(this.#statements.documentId.get(document)?.['id']);
    if (this.#ids.size >= rememberedDocuments) this.#ids.clear();
    this.#ids.set(document, id);
    return id;
  }
}

const idOfName = '(SELECT id FROM document WHERE name = ?)';

function prepare(db: DatabaseSync) {
  return {
    addDocument: db.prepare('INSERT INTO document (name) VALUES (?) ON CONFLICT DO NOTHING'),
    documentId: db.prepare('SELECT id FROM document WHERE name = ?'),
    tombstone: db.prepare('SELECT 1 FROM tombstone WHERE document = ?'),
    addTombstone: db.prepare(
      'INSERT INTO tombstone (document, person_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    eraseFrom: [
      db.prepare(`DELETE FROM document_update WHERE document_id = ${idOfName}`),
      db.prepare(`DELETE FROM document_snapshot WHERE document_id = ${idOfName}`),
      db.prepare('DELETE FROM document WHERE name = ?'),
      db.prepare('DELETE FROM delivery WHERE document = ?'),
      db.prepare('DELETE FROM opening WHERE document = ?'),
      db.prepare('DELETE FROM seen WHERE document = ?'),
      db.prepare('DELETE FROM document_version WHERE document = ?'),
    ],
    addUpdate: db.prepare(
      'INSERT INTO document_update (document_id, person_id, at, bytes, packed) VALUES (?, ?, ?, ?, ?)',
    ),
    dropUpdates: db.prepare('DELETE FROM document_update WHERE document_id = ? AND sequence <= ?'),
    snapshot: db.prepare(`SELECT through FROM document_snapshot WHERE document_id = ${idOfName}`),
    setSnapshot: db.prepare(
      `INSERT INTO document_snapshot (document_id, through, at, bytes, content) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (document_id) DO UPDATE SET through = excluded.through, at = excluded.at,
       bytes = excluded.bytes, content = excluded.content`,
    ),
    setDelivery: db.prepare(
      `INSERT INTO delivery (document, person_id, at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET at = max(at, excluded.at)`,
    ),
    dropSeen: db.prepare('DELETE FROM seen WHERE document = ? AND person_id IS NOT ?'),
    changedSince: db.prepare(
      `SELECT 1 FROM document_update WHERE document_id = ${idOfName} AND sequence > ? AND person_id IS NOT ?`,
    ),
    addSeen: db.prepare(
      'INSERT INTO seen (document, person_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    addVersion: db.prepare(
      `INSERT INTO document_version (document, id, reason, person_id, at, bytes)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ),
    dropVersion: db.prepare('DELETE FROM document_version WHERE document = ? AND id = ?'),
    addEvent: db.prepare(
      `INSERT INTO event (org, kind, person_id, subject_id, document, detail, at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    forgetEvents: [
      db.prepare('DELETE FROM event WHERE at < ?'),
      db.prepare('DELETE FROM opening WHERE at < ?'),
    ],
    addOpening: db.prepare(
      `INSERT INTO opening (document, person_id, kind, at)
       SELECT :document, :personId, :kind, :at WHERE NOT EXISTS (
         SELECT 1 FROM opening
         WHERE document = :document AND person_id = :personId AND kind = :kind AND at > :since
       )`,
    ),
  };
}
