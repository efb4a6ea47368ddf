import { expect, it } from 'vitest';
import * as Y from 'yjs';

import type { ImportRow } from '#lib/domain/register-table.ts';
import { largestUpdateBytes } from '#lib/protocol/messages.ts';
import { prepareForEditing } from './document.ts';
import { planSheets, takeInByPortions, takeInSheets } from './register-import.ts';
import { readRegisters } from './registers.ts';

const today = '2026-11-26';

/** Rows as full as a careful school fills them: some 600 bytes each. */
function rowsOf(count: number): ImportRow[] {
  return Array.from({ length: count }, (_, at) => {
    const name = `Ученик ${at} Иванович`;
    const values = {
      ...{ name, position: `${5 + (at % 7)} А`, birthYear: 2008 + (at % 7) },
      ...{ contact: `+7900${at}`, parentContact: `мама Петрова Анна Ильинична, +7901${at}` },
      ...{
        request: `Подтянуть алгебру и геометрию перед экзаменом, ${at}`,
        menteeSince: '2026-09-01',
      },
      ...{ workplace: 'Школа № 12 имени А. С. Пушкина', wantsToMentor: at % 2 === 0 },
      interests: 'шахматы, плавание, робототехника, книги о космосе',
    };
    const consent = {
      purpose: 'participation',
      on: '2026-09-02',
      column: 9,
      heading: 'Согласие',
    } as const;
    return {
      ...{ row: at + 2, name, values, problems: [], consents: [consent] },
      ...{ partners: [], form: '', ended: false },
    };
  });
}

function roster() {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'roster', 'curator');
  return doc;
}

function count(outcomes: readonly { readonly kind: string }[]) {
  return Object.fromEntries(
    [...Map.groupBy(outcomes, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]),
  );
}

// Thousands of people take seconds, and more where other tests run beside.
const enough = 60_000;

it(
  'a full table of 10,000 people is planned, counted and taken in, each change within one message of the relay',
  { timeout: enough },
  () => {
    const doc = roster();
    const sizes: number[] = [];
    doc.on('update', (update: Uint8Array) => sizes.push(update.length));
    const sheets = [{ rows: rowsOf(10_000), register: 'mentee' }] as const;
    expect(count(planSheets(doc, sheets, today)[0]!)).toEqual({ new: 10_000 });
    expect(takeInSheets(doc, sheets, today)).toEqual({
      ...{ added: 10_000, changed: [], consents: 10_000 },
    });
    expect(doc.getMap('people').size).toBe(10_000);
    expect(doc.getMap('consents').size).toBe(10_000);
    expect(Math.max(...sizes)).toBeLessThan(largestUpdateBytes);
    // Otherwise nothing of this was tried: as one message it would have been too much.
    expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(largestUpdateBytes);
  },
);

it('a table that was stopped in the middle has whole rows, and is completed by taking it in again', () => {
  const sheets = [{ rows: rowsOf(2_500), register: 'mentee' }] as const;
  const whole = roster();
  takeInSheets(whole, sheets, today);
  const stopped = roster();
  const work = takeInByPortions(stopped, sheets, today);
  work.next();
  const done = Number(work.next().value);
  const partly = readRegisters(stopped);
  expect(partly).toHaveLength(done);
  expect(done).toBeLessThan(2_500);
  const all = new Map(readRegisters(whole).map((person) => [person.id, person]));
  for (const person of partly) expect(person).toEqual(all.get(person.id));

  expect(takeInSheets(stopped, sheets, today)).toEqual({
    ...{ added: 2_500 - done, changed: [], consents: 2_500 - done },
  });
  expect(readRegisters(stopped)).toEqual(readRegisters(whole));
  const before = Y.encodeStateVector(stopped);
  expect(takeInSheets(stopped, sheets, today)).toEqual({ added: 0, changed: [], consents: 0 });
  expect(Y.encodeStateVector(stopped)).toEqual(before);

  // And where another tablet took in the whole, nobody is there twice.
  Y.applyUpdate(whole, Y.encodeStateAsUpdate(stopped));
  expect(readRegisters(whole)).toEqual(readRegisters(stopped));
});
