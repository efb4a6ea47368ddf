import * as Y from 'yjs';

import { plainWords, type Register, type RegisterField } from '#lib/domain/registers.ts';
import { planImport, type RowOutcome } from '#lib/domain/register-plan.ts';
import type { ImportRow } from '#lib/domain/register-table.ts';
import { edit, editorOf, localOrigin, prepareForEditing } from './document.ts';
import { fingerprint } from './fingerprint.ts';
import type { Item } from './items.ts';
import { readRegisters, registerMarks, setInRegister, setRegisterField } from './registers.ts';

/** An update must fit into one message of the relay (server/relay/limits.ts), with room to spare. */
const mostBytes = 3_000_000;

/** The id of a person who is taken in from a table: the same row is the same person on every tablet. */
export function importedId({ name, values }: ImportRow): string {
  const { birthYear = '', contact = '', position = '' } = values;
  const says = [name, birthYear, contact, position].map((value) => plainWords(String(value)));
  return `i-${fingerprint(says.join('\n')).slice(0, 24)}`;
}

/** The rows of one sheet, and the register that they go into. */
export interface SheetRows {
  readonly rows: readonly ImportRow[];
  readonly register: Register;
}

/** What taking in several sheets one after another would do; nothing is changed. */
export function planSheets(doc: Y.Doc, sheets: readonly SheetRows[]): RowOutcome[][] {
  // Whoever is new on the first sheet is known on the second.
  const trial = sheets.length > 1 ? copyOf(doc) : doc;
  return sheets.map((sheet, index) => {
    const outcomes = planSheet(trial, sheet);
    if (index < sheets.length - 1) takeInPlan(trial, outcomes, sheet.register);
    return outcomes;
  });
}

export interface TakenIn {
  readonly added: number;
  readonly changed: number;
}

/** Takes in all that `planSheets` says or, when it is too much for one message, nothing at all (then null). */
export function takeInSheets(doc: Y.Doc, sheets: readonly SheetRows[]): TakenIn | null {
  if (!takeInAll(copyOf(doc), sheets)) return null;
  return takeInAll(doc, sheets);
}

function takeInAll(doc: Y.Doc, sheets: readonly SheetRows[]): TakenIn | null {
  const done: RowOutcome[] = [];
  for (const sheet of sheets) {
    const outcomes = planSheet(doc, sheet);
    if (!takeInPlan(doc, outcomes, sheet.register)) return null;
    done.push(...outcomes);
  }
  const count = (kind: RowOutcome['kind']) => done.filter((one) => one.kind === kind).length;
  return { added: count('new'), changed: count('changed') };
}

const planSheet = (doc: Y.Doc, { rows, register }: SheetRows) =>
  planImport(rows, readRegisters(doc), register, importedId);

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  prepareForEditing(copy, 'roster', editorOf(doc));
  return copy;
}

/**
 * Takes in one plan, or nothing when it is too much (then false). Two curators may take in one table apart: the new people
 * are the same Yjs update on both tablets, so they merge into one.
 */
function takeInPlan(doc: Y.Doc, outcomes: readonly RowOutcome[], register: Register): boolean {
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
