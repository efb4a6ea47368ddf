import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { planSheets, takeInSheets } from '#lib/documents/register-import.ts';
import type { ImportRow, RegisterValues } from '#lib/domain/register-table.ts';
import type { Register } from '#lib/domain/registers.ts';

export const today = '2026-11-26';

/** The roster as a curator's tablet has it. */
export function tablet(person = 'curator') {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'roster', person);
  return doc;
}

/** The rows of a table that says no more than these values. */
export const rowsOf = (all: readonly RegisterValues[]): ImportRow[] =>
  all.map((values, index) => ({
    ...{ row: index + 2, name: String(values.name), values, problems: [] },
    ...{ consents: [], partners: [], form: '' },
    ended: typeof values.menteeUntil === 'string' && values.menteeUntil <= today,
  }));

/** What taking in these rows would do. */
export function planRows(
  doc: Y.Doc,
  all: readonly RegisterValues[],
  register: Register = 'mentee',
) {
  return planSheets(doc, [{ rows: rowsOf(all), register }], today)[0] ?? [];
}

export function takeInRows(
  doc: Y.Doc,
  all: readonly RegisterValues[],
  register: Register = 'mentee',
) {
  return takeInSheets(doc, [{ rows: rowsOf(all), register }], today);
}

export function mergeTablets(...docs: Y.Doc[]): void {
  for (const doc of docs) {
    for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'relay');
  }
}
