import * as Y from 'yjs';

import type { IsoDate } from '#lib/domain/dates.ts';
import { planImport, type RowOutcome, type ToConsent } from '#lib/domain/register-plan.ts';
import type { ImportRow } from '#lib/domain/register-table.ts';
import { otherRegister, plainWords, type Register } from '#lib/domain/registers.ts';
import { addConsent } from './consents.ts';
import { edit, editorOf, localOrigin, prepareForEditing } from './document.ts';
import { fingerprint } from './fingerprint.ts';
import { encodePeople, importedId, type NewPersonRow } from './imported-people.ts';
import { archivePeople, readEverybody, setInRegister, setRegisterField } from './registers.ts';

/**
 * Taking tables into the registers. A large one is taken in by portions, each a change of its own that fits into one message of
 * the relay and has whole rows. Whoever stops in the middle has some rows whole and others not at all, and the same table
 * taken in again adds what is missing.
 */

/** What a portion may weigh by estimate, in bytes; the relay takes four times as much at once (server/relay/limits.ts). */
const portionBytes = 1_000_000;
/** And how many rows it may have: a tablet takes about half a second for these. */
const portionRows = 1_000;
/** What a person costs besides words: keys, clients, marks, by estimate and in bytes. */
const rowBytes = 500;

/** The rows of one sheet, and the register that they go into. */
export interface SheetRows {
  readonly rows: readonly ImportRow[];
  readonly register: Register;
}

/** What taking in several sheets one after another would do; nothing is changed. */
export function planSheets(
  doc: Y.Doc,
  sheets: readonly SheetRows[],
  today: IsoDate,
): RowOutcome[][] {
  // Whoever is new on the first sheet is known on the second.
  const trial = sheets.length > 1 ? copyOf(doc) : doc;
  return sheets.map((sheet, index) => {
    const outcomes = planSheet(trial, sheet, sheets, today);
    if (index < sheets.length - 1) {
      for (const portion of portionsOf(outcomes)) takeInPortion(trial, portion, sheet.register);
    }
    return outcomes;
  });
}

export interface TakenIn {
  /** How many are new. */
  readonly added: number;
  /** Ids of those who were known. */
  readonly changed: readonly string[];
  /** How many consents were recorded. */
  readonly consents: number;
}

/** Takes in all that `planSheets` says, at once. */
export function takeInSheets(doc: Y.Doc, sheets: readonly SheetRows[], today: IsoDate): TakenIn {
  const work = takeInByPortions(doc, sheets, today);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same portion by portion: gives how many rows are done, and waits to be asked for the next. */
export function* takeInByPortions(
  doc: Y.Doc,
  sheets: readonly SheetRows[],
  today: IsoDate,
): Generator<number, TakenIn> {
  const done: Working[] = [];
  for (const sheet of sheets) {
    for (const portion of portionsOf(planSheet(doc, sheet, sheets, today))) {
      takeInPortion(doc, portion, sheet.register);
      done.push(...portion.rows);
      yield done.length;
    }
  }
  return {
    added: done.filter(({ kind }) => kind === 'new').length,
    changed: done.flatMap((each) => (each.kind === 'changed' ? [each.personId] : [])),
    consents: done.reduce((sum, { consents }) => sum + consents.length, 0),
  };
}

function planSheet(
  doc: Y.Doc,
  { rows, register }: SheetRows,
  all: readonly SheetRows[],
  today: IsoDate,
): RowOutcome[] {
  const mentors = all.filter((sheet) => sheet.register === 'mentor');
  const staying = new Set(
    mentors.flatMap((sheet) => sheet.rows.map(({ name }) => plainWords(name))),
  );
  const people = readEverybody(doc);
  const idOf = (row: ImportRow) => importedId(doc, row);
  return planImport(rows, { people, register, today, idOf, staying });
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  prepareForEditing(copy, 'roster', editorOf(doc));
  return copy;
}

/** A row with which there is something to do. */
type Working = Extract<RowOutcome, { kind: 'new' | 'changed' }>;

interface Portion {
  readonly rows: readonly Working[];
  /** Others come before it or after it. */
  readonly isPart: boolean;
}

function portionsOf(outcomes: readonly RowOutcome[]): Portion[] {
  const portions: Working[][] = [];
  let weight = Infinity;
  for (const outcome of outcomes) {
    if (outcome.kind !== 'new' && outcome.kind !== 'changed') continue;
    const bytes = rowBytes + new TextEncoder().encode(JSON.stringify(outcome.row.values)).length;
    if (weight + bytes > portionBytes || (portions.at(-1)?.length ?? 0) >= portionRows) {
      portions.push([]);
      weight = 0;
    }
    weight += bytes;
    portions.at(-1)?.push(outcome);
  }
  return portions.map((rows) => ({ rows, isPart: portions.length > 1 }));
}

function takeInPortion(doc: Y.Doc, { rows, isPart }: Portion, register: Register): void {
  const people = doc.getMap('people');
  const fresh = rows.filter(
    // Another tablet may have taken them in between two portions.
    (outcome): outcome is NewPersonRow =>
      outcome.kind === 'new' && !people.has(importedId(doc, outcome.row)),
  );
  // Not within `edit()`: Yjs gives this tablet another client id when it writes beside an applied update.
  if (fresh.length > 0) Y.applyUpdate(doc, encodePeople(doc, fresh, register), localOrigin);
  // As a client of its own each portion can be delivered apart from the others.
  const own = doc.clientID;
  if (isPart) doc.clientID = new Y.Doc().clientID;
  try {
    edit(doc, () => {
      for (const outcome of rows) {
        const isNew = outcome.kind === 'new';
        const personId = isNew ? importedId(doc, outcome.row) : outcome.personId;
        if (!isNew) changePerson(doc, outcome, register);
        for (const consent of outcome.consents) record(doc, personId, consent);
      }
    });
  } finally {
    doc.clientID = own;
  }
}

function changePerson(
  doc: Y.Doc,
  { personId, changes, joins, staysInOther, leaves, row }: Extract<RowOutcome, { kind: 'changed' }>,
  register: Register,
): void {
  // A pair or a request tells of the other register only as long as nobody is put into this one.
  if (staysInOther) setInRegister(doc, personId, otherRegister(register), true);
  if (joins) setInRegister(doc, personId, register, true);
  for (const { field, after } of changes) setRegisterField(doc, personId, field, after);
  if (leaves) archivePeople(doc, [personId], String(row.values.menteeUntil));
}

/** The id says what was recorded, so that two tablets that take in one table record one paper. */
function record(doc: Y.Doc, personId: string, consent: ToConsent): void {
  const said = JSON.stringify([personId, Object.entries(consent).sort()]);
  const id = `i-${fingerprint(said).slice(0, 24)}`;
  // What a table tells of was signed on the school's own paper.
  addConsent(doc, { ...consent, personId, textVersion: 0, id, rank: 'a0' });
}
