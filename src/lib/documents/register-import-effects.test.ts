import { expect, it } from 'vitest';
import type * as Y from 'yjs';

import type { ImportRow, RegisterValues } from '#lib/domain/register-table.ts';
import type { Register } from '#lib/domain/registers.ts';
import {
  mergeTablets as merge,
  planRows as plan,
  rowsOf,
  tablet,
  takeInRows as takeIn,
  today,
} from '../../../tests/support/import-rows.ts';
import { readConsents, withdrawConsent } from './consents.ts';
import { planSheets, takeInSheets } from './register-import.ts';
import { readRegisters, restorePeople } from './registers.ts';
import { addPair, addPerson } from './roster.ts';

const kostya = { name: 'Зимин Костя', position: '5А', birthYear: 2014, request: 'Алгебра' };
const tonya = { name: 'Рябова Тоня', position: '6Б', wantsToMentor: true };

const asked = { column: 5, heading: 'Согласие' };

function takeInRow(
  doc: Y.Doc,
  values: RegisterValues,
  more: Partial<ImportRow>,
  register: Register = 'mentee',
) {
  const rows = rowsOf([values]).map((row) => ({ ...row, ...more }));
  const [[outcome] = []] = planSheets(doc, [{ rows, register }], today);
  takeInSheets(doc, [{ rows, register }], today);
  return outcome;
}

it('a consent is recorded as of its day and of who signs for a pupil, once', () => {
  const [one, two] = [tablet('one'), tablet('two')];
  const values = { ...kostya, parentContact: 'мама Зимина Анна Львовна, 8 916' };
  const consents = [{ ...asked, purpose: 'participation', on: '2026-09-02' }] as const;
  for (const doc of [one, two]) takeInRow(doc, values, { consents });
  merge(one, two);
  expect(readConsents(one)).toMatchObject([
    { giver: 'parent', givenBy: 'Зимина Анна Львовна', givenOn: '2026-09-02', textVersion: 0 },
  ]);
  expect(one.getMap('consents').size).toBe(1);
  expect(takeInRow(one, values, { consents })).toMatchObject({ kind: 'same', notes: [] });
  // Whoever has one needs no other.
  const later = [{ ...asked, purpose: 'participation', on: '2026-10-02' }] as const;
  expect(takeInRow(one, values, { consents: later })).toMatchObject({ kind: 'same', notes: [] });
  takeInRow(one, { name: 'Лунин Олег', position: 'учитель' }, { consents }, 'mentor');
  expect(readConsents(one)).toMatchObject([{ giver: 'self', givenBy: 'Лунин Олег' }, {}]);
});

it('a consent without a day, of a day to come, or after a withdrawal is not recorded, and it is said why', () => {
  const doc = tablet();
  const of = (on: string | null) => [{ ...asked, purpose: 'participation' as const, on }];
  expect(takeInRow(doc, kostya, { consents: of(null) })).toMatchObject({
    ...{ kind: 'new', consents: [], notes: [{ note: 'undated', column: 5 }] },
  });
  expect(takeInRow(doc, kostya, { consents: of('2026-11-27') })).toMatchObject({
    ...{ kind: 'same', notes: [{ note: 'future' }] },
  });
  takeInRow(doc, kostya, { consents: of('2026-09-02') });
  const personId = readRegisters(doc)[0]!.id;
  withdrawConsent(doc, { personId, purpose: 'participation' }, { on: '2026-10-01', by: '' });
  expect(takeInRow(doc, kostya, { consents: of('2026-09-02') })).toMatchObject({
    ...{ kind: 'same', notes: [{ note: 'withdrawn' }] },
  });
  expect(readRegisters(doc)[0]?.consents).toEqual([]);
});

it('rows that say the same of somebody give their consents together', () => {
  const doc = tablet();
  const [first, second, third] = rowsOf([kostya, kostya, kostya]) as [
    ImportRow,
    ImportRow,
    ImportRow,
  ];
  const consent = (purpose: 'participation' | 'publication', on: string | null) => [
    { ...asked, purpose, on },
  ];
  const rows = [
    { ...first, consents: consent('participation', null) },
    { ...second, consents: consent('publication', '2026-09-03') },
    { ...third, consents: consent('participation', '2026-09-02') },
  ];
  const kinds = planSheets(doc, [{ rows, register: 'mentee' }], today)[0]?.map(({ kind }) => kind);
  expect(kinds).toEqual(['new', 'repeated', 'repeated']);
  takeInSheets(doc, [{ rows, register: 'mentee' }], today);
  const recorded = readConsents(doc).map(({ purpose, givenOn }) => [purpose, givenOn]);
  expect(recorded.sort()).toEqual([
    ['participation', '2026-09-02'],
    ['publication', '2026-09-03'],
  ]);
});

it('whoever has left by the table comes into the archive, and stays out of it once brought back', () => {
  const doc = tablet();
  const left = { ...kostya, menteeUntil: '2026-05-31' };
  takeIn(doc, [left, { ...tonya, menteeUntil: '2027-05-31' }]);
  const archived = () => readRegisters(doc).map((person) => person.archived);
  expect(archived()).toEqual([true, false]);
  restorePeople(doc, [readRegisters(doc)[0]!.id]);
  expect(plan(doc, [left])).toMatchObject([{ kind: 'same' }]);
  takeIn(doc, [{ ...tonya, menteeUntil: '2026-05-31' }]);
  expect(archived()).toEqual([false, true]);
});

it('a curator whom a table names is put into the register, and no second person is made', () => {
  const doc = tablet();
  const id = addPerson(doc, { name: 'Юдин Андрей', role: 'curator' });
  expect(plan(doc, [{ name: 'Юдин Андрей' }], 'mentor')).toMatchObject([
    { kind: 'changed', personId: id, joins: true },
  ]);
});

it('nobody is archived by a table who works in a pair, is a mentor or a curator', () => {
  const doc = tablet();
  const mentorId = addPerson(doc, { name: 'Лунин Олег' });
  const working = addPerson(doc, { name: 'Зимин Костя' });
  addPair(doc, { form: 'studentStudent', mentorId, menteeIds: [working] });
  addPerson(doc, { name: 'Юдин Андрей', role: 'curator' });
  const until = { menteeUntil: '2026-05-31' };
  takeInSheets(
    doc,
    [
      {
        rows: rowsOf([
          { name: 'Зимин Костя', ...until },
          { name: 'Лунин Олег', ...until },
          { name: 'Юдин Андрей', ...until },
          { name: 'Шилова Ира', ...until },
        ]),
        register: 'mentee',
      },
      { rows: rowsOf([{ name: 'Шилова Ира' }]), register: 'mentor' },
    ],
    today,
  );
  expect(readRegisters(doc).map(({ archived }) => archived)).toEqual([false, false, false, false]);
});
