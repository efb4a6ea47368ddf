import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import type { RowOutcome } from '#lib/domain/register-plan.ts';
import type { RegisterValues } from '#lib/domain/register-table.ts';
import {
  mergeTablets as merge,
  planRows as plan,
  rowsOf,
  tablet,
  takeInRows as takeIn,
  today,
} from '../../../tests/support/import-rows.ts';
import { importedId } from './imported-people.ts';
import { planSheets, takeInSheets } from './register-import.ts';
import { archivePeople, readRegisters, setRegisterField } from './registers.ts';
import { addPerson, restorePerson } from './roster.ts';

const kinds = (outcomes: readonly RowOutcome[]) => outcomes.map(({ kind }) => kind);
const names = (doc: Y.Doc) => readRegisters(doc).map(({ name }) => name);

const kostya = { name: 'Зимин Костя', position: '5А', birthYear: 2014, request: 'Алгебра' };
const tonya = { name: 'Рябова Тоня', position: '6Б', wantsToMentor: true };

it('new people come in with all that their row says; the same table again changes nothing', () => {
  const doc = tablet();
  expect(kinds(plan(doc, [kostya, tonya]))).toEqual(['new', 'new']);
  takeIn(doc, [kostya, tonya]);
  expect(readRegisters(doc)).toMatchObject([
    { ...kostya, isIn: { mentee: true, mentor: false }, archived: false },
    { ...tonya, isIn: { mentee: true, mentor: false }, archived: false },
  ]);
  const before = Y.encodeStateAsUpdate(doc);
  expect(kinds(plan(doc, [kostya, tonya]))).toEqual(['same', 'same']);
  takeIn(doc, [kostya, tonya]);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

it('a changed row names its fields; an empty cell takes nothing away, and a name stays as the register spells it', () => {
  const doc = tablet();
  takeIn(doc, [{ ...kostya, name: 'Зимин Артём' }]);
  const again = { name: 'ЗИМИН  АРТЕМ', position: '6А', contact: '123' };
  expect(plan(doc, [again])).toMatchObject([
    {
      kind: 'changed',
      joins: false,
      changes: [
        { field: 'position', before: '5А', after: '6А' },
        { field: 'contact', before: null, after: '123' },
      ],
    },
  ]);
  takeIn(doc, [again]);
  expect(readRegisters(doc)).toMatchObject([
    { ...kostya, name: 'Зимин Артём', position: '6А', contact: '123' },
  ]);
});

it('somebody in both registers is one person', () => {
  const doc = tablet();
  takeIn(doc, [kostya]);
  expect(plan(doc, [{ name: 'Зимин Костя', interests: 'шахматы' }], 'mentor')).toMatchObject([
    { kind: 'changed', joins: true },
  ]);
  takeIn(doc, [{ name: 'Зимин Костя', interests: 'шахматы' }], 'mentor');
  expect(readRegisters(doc)).toMatchObject([
    { ...kostya, interests: 'шахматы', isIn: { mentee: true, mentor: true } },
  ]);
});

it('whom a mentors’ table names stays among the mentees, also where only a request has put them there', () => {
  const doc = tablet();
  addPerson(doc, { name: 'Зимин Костя', request: 'Алгебра' });
  takeIn(doc, [{ name: 'Зимин Костя' }], 'mentor');
  expect(readRegisters(doc)).toMatchObject([{ isIn: { mentee: true, mentor: true } }]);
});

it('namesakes are told apart by year, contact or class; whoever is not is asked about', () => {
  const doc = tablet();
  const [one, two] = [
    { name: 'Иванов Иван', position: '5А', request: 'Алгебра' },
    { name: 'Иванов Иван', position: '7Б', request: 'Проект' },
  ];
  takeIn(doc, [one, two]);
  expect(names(doc)).toEqual(['Иванов Иван', 'Иванов Иван']);
  expect(kinds(plan(doc, [one, two]))).toEqual(['same', 'same']);
  const third = { name: 'Иванов Иван', position: '9В' };
  expect(kinds(plan(doc, [one, third]))).toEqual(['same', 'new']);
  const nobody = { name: 'Иванов Иван', contact: '123' };
  expect(plan(doc, [nobody])).toMatchObject([{ kind: 'unclear', of: null }]);
  const fresh = tablet();
  const twice = [
    { name: 'Белов Лев', request: 'Алгебра' },
    { name: 'Белов Лев', request: 'Физика' },
  ];
  expect(plan(fresh, twice)).toMatchObject([
    { kind: 'unclear', of: 3 },
    { kind: 'unclear', of: 2 },
  ]);
  expect(plan(fresh, [kostya, kostya])).toMatchObject([
    { kind: 'new' },
    { kind: 'repeated', of: 2 },
  ]);
});

it('somebody who is new on two sheets of a file is one person', () => {
  const doc = tablet();
  const sheets = [
    { rows: rowsOf([kostya]), register: 'mentee' },
    { rows: rowsOf([{ name: 'Зимин Костя', interests: 'шахматы' }, tonya]), register: 'mentor' },
  ] as const;
  const [, second] = planSheets(doc, sheets, today);
  expect(second).toMatchObject([{ kind: 'changed', joins: true }, { kind: 'new' }]);
  expect(readRegisters(doc)).toEqual([]);
  expect(takeInSheets(doc, sheets, today)).toEqual({
    ...{ added: 2, consents: 0 },
    changed: [importedId(new Y.Doc(), rowsOf([kostya])[0]!)],
  });
  expect(readRegisters(doc)).toMatchObject([
    { ...kostya, interests: 'шахматы', isIn: { mentee: true, mentor: true } },
    { ...tonya, isIn: { mentee: false, mentor: true } },
  ]);
});

it('another year of birth makes a namesake another person', () => {
  const doc = tablet();
  takeIn(doc, [kostya]);
  expect(kinds(plan(doc, [{ ...kostya, birthYear: 2009 }]))).toEqual(['new']);
});

it('whoever was renamed or moved up since is still the person of their row', () => {
  const doc = tablet();
  takeIn(doc, [kostya]);
  const [{ id } = { id: '' }] = readRegisters(doc);
  setRegisterField(doc, id, 'name', 'Зимин-Белов Костя');
  expect(plan(doc, [kostya])).toMatchObject([{ kind: 'same', personId: id }]);
});

it('archived people are known, and stay in the archive', () => {
  const doc = tablet();
  takeIn(doc, [kostya]);
  archivePeople(doc, [importedId(doc, rowsOf([kostya])[0]!)], '2026-06-30');
  expect(plan(doc, [{ ...kostya, contact: '1' }])).toMatchObject([
    { kind: 'changed', archived: true },
  ]);
  takeIn(doc, [{ ...kostya, contact: '1' }]);
  expect(readRegisters(doc)).toMatchObject([
    { archived: true, contact: '1', menteeUntil: '2026-06-30' },
  ]);
});

it('somebody who was added by hand is found by name', () => {
  const doc = tablet();
  const id = addPerson(doc, { name: 'Рябова  Тоня' });
  expect(plan(doc, [tonya])).toMatchObject([{ kind: 'changed', personId: id }]);
});

it('two curators who take in one table apart have everybody once, with what either wrote then', () => {
  const [one, two] = [tablet('one'), tablet('two')];
  takeIn(one, [kostya, tonya]);
  takeIn(two, [kostya, tonya]);
  const [mine, other] = readRegisters(one).map(({ id }) => id);
  setRegisterField(one, mine!, 'contact', 'из первой');
  setRegisterField(two, mine!, 'request', 'Алгебра и геометрия');
  setRegisterField(two, other!, 'interests', 'из второй');
  merge(one, two);
  expect(readRegisters(two)).toEqual(readRegisters(one));
  expect(readRegisters(one)).toMatchObject([
    { ...kostya, contact: 'из первой', request: 'Алгебра и геометрия' },
    { ...tonya, interests: 'из второй' },
  ]);
});

it('it is so also where their registers and tables were not alike', () => {
  const [one, two] = [tablet('one'), tablet('two')];
  addPerson(one, { name: 'Новый Лев' });
  takeIn(one, [kostya, { ...tonya, outcome: 'проект' }]);
  takeIn(two, [{ name: 'Белов Лев' }, tonya, kostya]);
  const [mine] = readRegisters(one).filter(({ name }) => name === kostya.name);
  setRegisterField(two, mine!.id, 'request', 'Алгебра и геометрия');
  setRegisterField(one, mine!.id, 'contact', 'новый');
  const [other] = readRegisters(two).filter(({ name }) => name === tonya.name);
  setRegisterField(two, other!.id, 'position', '7Б');
  merge(one, two);
  expect(readRegisters(two)).toEqual(readRegisters(one));
  expect(readRegisters(one)).toMatchObject([
    { name: 'Белов Лев' },
    { ...kostya, request: 'Алгебра и геометрия', contact: 'новый' },
    { name: 'Новый Лев' },
    { ...tonya, position: '7Б', outcome: 'проект', isIn: { mentee: true } },
  ]);
});

it('somebody whose record was erased comes in anew, as somebody whom the server does not keep out', () => {
  const before = tablet();
  takeIn(before, [kostya]);
  const [{ id } = { id: '' }] = readRegisters(before);
  before.transact(() => before.getMap('people').delete(id));
  // As a tablet has it from the server.
  const doc = tablet();
  merge(before, doc);
  expect(readRegisters(doc)).toEqual([]);
  for (const _ of ['first', 'again']) {
    takeIn(doc, [kostya]);
    expect(readRegisters(doc)).toMatchObject([kostya]);
  }
  expect(readRegisters(doc)[0]?.id).not.toBe(id);
});

const value = fc.constantFrom('', 'а', 'б');
const row = fc.record({
  name: fc.constantFrom('Анна', 'Иван', 'иван'),
  position: value,
  contact: value,
  request: value,
  birthYear: fc.constantFrom(2010, 2011),
});
const table = fc.array(
  row.map((all) => Object.fromEntries(Object.entries(all).filter(([, one]) => one !== ''))),
  { maxLength: 6 },
) as fc.Arbitrary<RegisterValues[]>;

it('whatever was taken in before, a table taken in twice changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.array(table, { maxLength: 3 }), table, (earlier, last) => {
      const doc = tablet();
      for (const each of earlier) takeIn(doc, each);
      // What is unclear is left out, and so is what becomes clear only by the first time.
      const clear = last.filter((_, at) => plan(doc, last)[at]?.kind !== 'unclear');
      takeIn(doc, clear);
      const after = readRegisters(doc);
      takeIn(doc, clear);
      expect(readRegisters(doc)).toEqual(after);
    }),
    { numRuns: 40 },
  );
});

it('two tablets that take in tables apart agree when they have met', () => {
  fc.assert(
    fc.property(table, table, (first, second) => {
      const [one, two] = [tablet('one'), tablet('two')];
      takeIn(one, first);
      takeIn(two, second);
      const [person] = readRegisters(one);
      if (person) {
        archivePeople(one, [person.id], '2026-06-30');
        restorePerson(two, person.id);
      }
      merge(one, two);
      expect(readRegisters(two)).toEqual(readRegisters(one));
    }),
    { numRuns: 40 },
  );
});
