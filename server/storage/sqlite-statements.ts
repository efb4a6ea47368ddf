import type { DatabaseSync } from 'node:sqlite';

export type Statements = ReturnType<typeof prepareStatements>;

const idOfName = '(SELECT id FROM document WHERE name = ?)';

/** The SQL of the document store, prepared once. */
export function prepareStatements(db: DatabaseSync) {
  return {
    addDocument: db.prepare('INSERT INTO document (name) VALUES (?) ON CONFLICT DO NOTHING'),
    addUpdate: db.prepare(
      `INSERT INTO document_update (person_id, at, bytes, document_id) VALUES (?, ?, ?, ${idOfName})`,
    ),
    updates: db.prepare(
      `SELECT sequence, bytes FROM document_update WHERE document_id = ${idOfName} ORDER BY sequence`,
    ),
    dropUpdates: db.prepare(
      `DELETE FROM document_update WHERE document_id = ${idOfName} AND sequence <= ?`,
    ),
    snapshot: db.prepare(
      `SELECT through, bytes FROM document_snapshot WHERE document_id = ${idOfName}`,
    ),
    setSnapshot: db.prepare(
      `INSERT INTO document_snapshot (through, at, bytes, document_id) VALUES (?, ?, ?, ${idOfName})
       ON CONFLICT (document_id) DO UPDATE
       SET through = excluded.through, at = excluded.at, bytes = excluded.bytes`,
    ),
    list: db.prepare('SELECT name FROM document WHERE name >= ? AND name < ? ORDER BY name'),
    setDelivery: db.prepare(
      `INSERT INTO delivery (document, person_id, at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET at = max(at, excluded.at)`,
    ),
    deliveries: db.prepare(
      'SELECT document, person_id, at FROM delivery WHERE document = ? ORDER BY person_id',
    ),
    addOpening: db.prepare(
      `INSERT INTO opening (document, person_id, at)
       SELECT :document, :personId, :at WHERE NOT EXISTS (
         SELECT 1 FROM opening
         WHERE document = :document AND person_id = :personId AND at > :since
       )`,
    ),
    openings: db.prepare(
      'SELECT document, person_id, at FROM opening WHERE document = ? ORDER BY at DESC, id DESC LIMIT ?',
    ),
  };
}
