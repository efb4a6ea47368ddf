import * as Y from 'yjs';

import type { Register, RegisterField, RegisterValue } from '#lib/domain/registers.ts';
import { planImport, type RowOutcome } from '#lib/domain/register-plan.ts';
import type { ImportRow } from '#lib/domain/register-table.ts';
import { edit, editorOf, localOrigin, prepareForEditing } from './document.ts';
import { fingerprint } from './fingerprint.ts';
import { textOf, type Item } from './items.ts';
import { readRegisters, registerMarks, setInRegister, setRegisterField } from './registers.ts';

/** An update must fit into one message of the relay (server/relay/limits.ts), with room to spare. */
const mostBytes = 3_000_000;

/** What tells people of one name apart; the rest of a row does not make another person of them. */
const identity: readonly RegisterField[] = ['name', 'birthYear', 'contact', 'position'];

const identityOf = ({ values }: ImportRow) =>
  identity.map((field): [RegisterField, RegisterValue | undefined] => [field, values[field]]);

const knownIds = new WeakMap<ImportRow, string>();

/** The id of a person who is taken in from a table: the same words are the same person on every tablet. */
export function importedId(row: ImportRow): string {
  const id = knownIds.get(row) ?? `i-${fingerprint(JSON.stringify(identityOf(row))).slice(0, 24)}`;
  // Asked for several times for each row, by plan, trial and deed.
  knownIds.set(row, id);
  return id;
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
  /** How many are new. */
  readonly added: number;
  /** Ids of those who were known. */
  readonly changed: readonly string[];
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
  return {
    added: done.filter(({ kind }) => kind === 'new').length,
    changed: done.flatMap((each) => (each.kind === 'changed' ? [each.personId] : [])),
  };
}

const planSheet = (doc: Y.Doc, { rows, register }: SheetRows) =>
  planImport(rows, readRegisters(doc), register, importedId);

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  prepareForEditing(copy, 'roster', editorOf(doc));
  return copy;
}

/** Takes in one plan, or nothing when it is too much (then false). */
function takeInPlan(doc: Y.Doc, outcomes: readonly RowOutcome[], register: Register): boolean {
  const rows = outcomes.flatMap((outcome) => (outcome.kind === 'new' ? [outcome.row] : []));
  const update = encode(doc, rows, register);
  if (update.length > mostBytes) return false;
  // Not within `edit()`: Yjs gives this tablet another client id when it writes beside an applied update.
  if (rows.length > 0) Y.applyUpdate(doc, update, localOrigin);
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
/**
 * New people as a Yjs update that is the same on every tablet that takes in the same rows, so that it merges into one. Each
 * person is made by a client of their own, whatever else the table has: first what makes their id, then the rest of the
 * row, so that rows which differ in the rest meet in one person, too. Nobody is written as the author.
 */
function encode(doc: Y.Doc, rows: readonly ImportRow[], register: Register): Uint8Array {
  const seed = new Y.Doc();
  const isTaken = (client: number) => [doc, seed].some(({ store }) => store.clients.has(client));
  // One transaction: each one looks at all clients, of which there are two for each row.
  seed.transact(() => {
    const people = seed.getMap<Item>('people');
    for (const row of rows) {
      const id = importedId(row);
      const item: Item = new Y.Map();
      seed.clientID = freeClient(id, isTaken);
      people.set(id, item);
      item.set('rank', 'a0');
      item.set('role', 'member');
      for (const text of texts) item.set(text, new Y.Text());
      for (const [field, value] of identityOf(row)) {
        if (value !== undefined) item.set(field, value);
      }
      const rest = (Object.entries(row.values) as [RegisterField, RegisterValue][]).filter(
        ([field]) => !identity.includes(field),
      );
      seed.clientID = freeClient(JSON.stringify([id, register, rest]), isTaken);
      for (const [key, mark] of Object.entries(registerMarks([register]))) item.set(key, mark);
      for (const [field, value] of rest) {
        const text = textOf(item, field);
        if (text) text.insert(0, String(value));
        else item.set(field, value);
      }
    }
  });
  return Y.encodeStateAsUpdate(seed);
}

/** A client made of what it writes; another one where chance, or somebody who was erased, has taken that already. */
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
