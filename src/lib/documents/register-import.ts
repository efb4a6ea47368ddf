import * as Y from 'yjs';

import { plainWords, type Register, type RegisterField } from '#lib/domain/registers.ts';
import type { RowOutcome } from '#lib/domain/register-plan.ts';
import type { ImportRow } from '#lib/domain/register-table.ts';
import { edit, editorOf, localOrigin } from './document.ts';
import { fingerprint } from './fingerprint.ts';
import type { Item } from './items.ts';
import { registerMarks, setInRegister, setRegisterField } from './registers.ts';

/** An update must fit into one message of the relay (server/relay/limits.ts), with room to spare. */
const mostBytes = 3_000_000;

/** The id of a person who is taken in from a table: the same row is the same person on every tablet. */
export function importedId({ name, values }: ImportRow): string {
  const { birthYear = '', contact = '', position = '' } = values;
  const says = [name, birthYear, contact, position].map((value) => plainWords(String(value)));
  return `i-${fingerprint(says.join('\n')).slice(0, 24)}`;
}

/**
 * Takes in what a plan says, all of it or, when it is too much for one message, nothing (then false). Two curators may take in
 * one table apart: the new people are the same Yjs update on both tablets, so they merge into one.
 */
export function takeInRegister(
  doc: Y.Doc,
  outcomes: readonly RowOutcome[],
  register: Register,
): boolean {
  const rows = outcomes.flatMap((outcome) => (outcome.kind === 'new' ? [outcome.row] : []));
  // The author of the update is a Yjs client made of the update itself: equal bytes are one change.
  const bytes = encode(rows, register, 1);
  if (bytes.length > mostBytes) return false;
  if (rows.length > 0) {
    const client = hashOf(bytes);
    // Not within `edit()`: Yjs gives this tablet another client id when it writes beside an applied update.
    Y.applyUpdate(doc, encode(rows, register, client), localOrigin);
    edit(doc, () => doc.getMap('authors').set(String(client), editorOf(doc)));
  }
  edit(doc, () => {
    for (const outcome of outcomes) {
      if (outcome.kind !== 'changed') continue;
      if (outcome.joins) setInRegister(doc, outcome.personId, register, true);
      for (const { field, after } of outcome.changes) {
        setRegisterField(doc, outcome.personId, field, after);
      }
    }
  });
  return true;
}

const texts: readonly RegisterField[] = ['request', 'competences'];

function encode(rows: readonly ImportRow[], register: Register, client: number): Uint8Array {
  const seed = new Y.Doc();
  seed.clientID = client;
  seed.transact(() => {
    const people = seed.getMap<Item>('people');
    for (const row of rows) {
      const item: Item = new Y.Map();
      item.set('rank', 'a0');
      item.set('role', 'member');
      for (const text of texts) item.set(text, new Y.Text(String(row.values[text] ?? '')));
      for (const [key, mark] of Object.entries(registerMarks([register]))) item.set(key, mark);
      for (const [field, value] of Object.entries(row.values)) {
        if (!texts.includes(field as RegisterField)) item.set(field, value);
      }
      people.set(importedId(row), item);
    }
  });
  return Y.encodeStateAsUpdate(seed);
}

/** FNV-1a, 32 bits: as wide as a Yjs client. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
