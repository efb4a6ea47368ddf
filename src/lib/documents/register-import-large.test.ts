import { expect, it } from 'vitest';
import * as Y from 'yjs';

import type { ImportRow } from '#lib/domain/register-table.ts';
import { prepareForEditing } from './document.ts';
import { planSheets, takeInSheets } from './register-import.ts';

const rows: ImportRow[] = Array.from({ length: 10_000 }, (_, at) => {
  const name = `Ученик ${at} Иванович`;
  const position = `${5 + (at % 7)} А`;
  const values = { name, position, birthYear: 2008 + (at % 7), contact: `+7900${at}` };
  return { row: at + 2, name, values, problems: [] };
});

function count(outcomes: readonly { readonly kind: string }[]) {
  return Object.fromEntries(
    [...Map.groupBy(outcomes, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]),
  );
}

// Thousands of people take seconds, and more where other tests run beside.
const enough = 60_000;

it(
  'a table of 10,000 people is planned, counted and taken in as a whole',
  { timeout: enough },
  () => {
    const doc = new Y.Doc();
    prepareForEditing(doc, 'roster', 'curator');
    const sheets = [{ rows, register: 'mentee' }] as const;
    expect(count(planSheets(doc, sheets)[0]!)).toEqual({ new: 10_000 });
    expect(takeInSheets(doc, sheets)).toEqual({ added: 10_000, changed: [] });
    expect(doc.getMap('people').size).toBe(10_000);
  },
);
