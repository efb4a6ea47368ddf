import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from './document.ts';
import {
  archivePeople,
  endSchoolYear,
  readRegisters,
  restorePeople,
  setInRegister,
  setRegisterField,
} from './registers.ts';
import { addPair, addPerson, closePair } from './roster.ts';

function tablet(person = 'curator') {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'roster', person);
  return doc;
}

function merge(...docs: Y.Doc[]): void {
  for (const doc of docs) {
    for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'relay');
  }
}

const find = (doc: Y.Doc, id: string) => readRegisters(doc).find((person) => person.id === id);

it('people of rosters without registers are in those of their pairs and of what is written about them', () => {
  const doc = tablet();
  const mentorId = addPerson(doc, { name: 'Лунин Олег', request: 'тоже хочет учиться' });
  const menteeId = addPerson(doc, { name: 'Зимин Костя' });
  const waiting = addPerson(doc, { name: 'Рябова Тоня', request: 'Алгебра' });
  const offers = addPerson(doc, { name: 'Белова Вера', competences: 'Физика' });
  const nobody = addPerson(doc, { name: 'Новый Лев' });
  addPerson(doc, { name: 'Соколова Ольга', role: 'curator' });
  const pairId = addPair(doc, { form: 'studentStudent', mentorId, menteeIds: [menteeId] });
  closePair(doc, pairId, '2026-06-01');
  const isIn = Object.fromEntries(readRegisters(doc).map((person) => [person.id, person.isIn]));
  expect(isIn).toEqual({
    [mentorId]: { mentee: false, mentor: true },
    [menteeId]: { mentee: true, mentor: false },
    [waiting]: { mentee: true, mentor: false },
    [offers]: { mentee: false, mentor: true },
    [nobody]: { mentee: false, mentor: false },
  });
  setInRegister(doc, menteeId, 'mentor', true);
  setInRegister(doc, waiting, 'mentee', false);
  expect(find(doc, menteeId)?.isIn).toEqual({ mentee: true, mentor: true });
  expect(find(doc, waiting)?.isIn).toEqual({ mentee: false, mentor: false });
});

it('a curator who is a mentor is in the register', () => {
  const doc = tablet();
  const id = addPerson(doc, { name: 'Соколова Ольга', role: 'curator' });
  expect(find(doc, id)).toBeUndefined();
  setInRegister(doc, id, 'mentor', true);
  expect(find(doc, id)?.isIn.mentor).toBe(true);
});

it('fields that two curators write apart are both kept, and nonsense of other apps reads as nothing', () => {
  const [one, two] = [tablet('one'), tablet('two')];
  const id = addPerson(one, { name: 'Зимин Костя', request: 'Алгебра' });
  merge(one, two);
  setRegisterField(one, id, 'contact', '+7 916 000-00-01');
  setRegisterField(one, id, 'request', 'Алгебра, дроби');
  setRegisterField(two, id, 'birthYear', 2014);
  setRegisterField(two, id, 'request', 'Вся алгебра');
  merge(one, two);
  expect(find(two, id)).toEqual(find(one, id));
  expect(find(one, id)).toMatchObject({
    ...{ contact: '+7 916 000-00-01', birthYear: 2014, request: 'Вся алгебра, дроби' },
  });
  const item = one.getMap<Y.Map<unknown>>('people').get(id)!;
  for (const key of ['birthYear', 'menteeSince', 'wantsToMentor', 'isMentee']) item.set(key, {});
  expect(find(one, id)).toMatchObject({ birthYear: null, menteeSince: null, wantsToMentor: null });
});

it('writing what is there already changes nothing', () => {
  const doc = tablet();
  const id = addPerson(doc, { name: 'Зимин Костя' });
  const before = Y.encodeStateAsUpdate(doc);
  setRegisterField(doc, id, 'contact', '');
  setRegisterField(doc, id, 'birthYear', null);
  setRegisterField(doc, id, 'request', '');
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

it('the archive notes the day on which a mentee left, and coming back takes it away again', () => {
  const doc = tablet();
  const [known, open] = [addPerson(doc, { name: 'А' }), addPerson(doc, { name: 'Б' })];
  setRegisterField(doc, known, 'menteeUntil', '2026-05-20');
  archivePeople(doc, [known, open], '2026-06-30');
  expect(find(doc, known)).toMatchObject({ archived: true, menteeUntil: '2026-05-20' });
  expect(find(doc, open)).toMatchObject({ archived: true, menteeUntil: '2026-06-30' });
  restorePeople(doc, [known, open]);
  expect(find(doc, known)).toMatchObject({ archived: false, menteeUntil: '2026-05-20' });
  expect(find(doc, open)).toMatchObject({ archived: false, menteeUntil: null });
});

it('two curators who end the year apart move each class up once', () => {
  const [one, two] = [tablet('one'), tablet('two')];
  const pupil = addPerson(one, { name: 'А', position: '5А' });
  const leaver = addPerson(one, { name: 'Б', position: '11А' });
  merge(one, two);
  for (const doc of [one, two]) {
    endSchoolYear(doc, {
      ...{ summer: 2027, on: '2027-06-30', leaving: [leaver] },
      moves: [{ personId: pupil, to: '6А' }],
    });
  }
  merge(one, two);
  expect(readRegisters(two)).toEqual(readRegisters(one));
  expect(find(one, pupil)).toMatchObject({ position: '6А', movedUpIn: 2027 });
  expect(find(one, leaver)).toMatchObject({ archived: true, menteeUntil: '2027-06-30' });
});
