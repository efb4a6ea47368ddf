import * as Y from 'yjs';

import type { RowOutcome } from '#lib/domain/register-plan.ts';
import type { ImportRow } from '#lib/domain/register-table.ts';
import type { Register, RegisterField, RegisterValue } from '#lib/domain/registers.ts';
import { fingerprint } from './fingerprint.ts';
import { textOf, type Item } from './items.ts';
import { registerMarks } from './registers.ts';

/** People who come into the roster from a table, the same on every tablet that takes them in. */

/** What tells people of one name apart; the rest of a row does not make another person of them. */
const identity: readonly RegisterField[] = ['name', 'birthYear', 'contact', 'position'];

const identityOf = ({ values }: ImportRow) =>
  identity.map((field): [RegisterField, RegisterValue | undefined] => [field, values[field]]);

const fingerprints = new WeakMap<ImportRow, string>();

/**
 * The id of a person who is taken in from a table: the same words are the same person on every tablet. Whoever was
 * erased comes in anew under another id, because the server deletes whatever comes back under the first.
 */
export function importedId(doc: Y.Doc, row: ImportRow): string {
  const base =
    fingerprints.get(row) ?? `i-${fingerprint(JSON.stringify(identityOf(row))).slice(0, 24)}`;
  // Asked for several times for each row, by plan, trial and deed.
  fingerprints.set(row, base);
  const people = doc.getMap('people');
  for (let round = 0; ; round += 1) {
    const id = round === 0 ? base : `${base}-${round}`;
    // The client that made a person stays when the person is gone.
    if (people.has(id) || !doc.store.clients.has(hashOf(id))) return id;
  }
}

export type NewPersonRow = Extract<RowOutcome, { kind: 'new' }>;

const texts: readonly RegisterField[] = ['request', 'competences'];

/**
 * New people as a Yjs update that is the same on every tablet that takes in the same rows, so that it merges into one. Each
 * person is made by a client of their own, whatever else the table has: first what makes their id, then the rest of the
 * row, so that rows which differ in the rest meet in one person, too. Nobody is written as the author.
 */
export function encodePeople(
  doc: Y.Doc,
  people: readonly NewPersonRow[],
  register: Register,
): Uint8Array {
  const seed = new Y.Doc();
  const isTaken = (client: number) => [doc, seed].some(({ store }) => store.clients.has(client));
  // One transaction: each one looks at all clients, of which there are two for each row.
  seed.transact(() => {
    const items = seed.getMap<Item>('people');
    for (const { row, leaves } of people) {
      const id = importedId(doc, row);
      const item: Item = new Y.Map();
      seed.clientID = freeClient(id, isTaken);
      items.set(id, item);
      item.set('rank', 'a0');
      item.set('role', 'member');
      for (const text of texts) item.set(text, new Y.Text());
      for (const [field, value] of identityOf(row)) {
        if (value !== undefined) item.set(field, value);
      }
      const rest = (Object.entries(row.values) as [RegisterField, RegisterValue][]).filter(
        ([field]) => !identity.includes(field),
      );
      const left = leaves
        ? [['removedAt', `${row.values.menteeUntil}T00:00:00.000Z`] as const]
        : [];
      seed.clientID = freeClient(JSON.stringify([id, register, rest, ...left]), isTaken);
      for (const [key, mark] of Object.entries(registerMarks([register]))) item.set(key, mark);
      for (const [key, value] of left) item.set(key, value);
      for (const [field, value] of rest) {
        const text = textOf(item, field);
        if (text) text.insert(0, String(value));
        else item.set(field, value);
      }
    }
  });
  return Y.encodeStateAsUpdate(seed);
}

/** A client made of what it writes; another one where chance has taken that already. */
function freeClient(writes: string, isTaken: (client: number) => boolean): number {
  let client = hashOf(writes);
  while (isTaken(client)) client = hashOf(`${client} ${writes}`);
  return client;
}

/** FNV-1a, 32 bits: as wide as a Yjs client. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
