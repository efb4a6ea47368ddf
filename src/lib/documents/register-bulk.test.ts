import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from './document.ts';
import { setKinds, setPositions, setRegister } from './register-bulk.ts';
import { readRegisters, setInRegister, setRegisterField } from './registers.ts';
import { readRequest } from './requests.ts';
import { addPair, addPerson } from './roster.ts';

function school() {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'roster', 'curator');
  const [kostya, tonya] = ['Зимин Костя', 'Рябова Тоня'].map((name) =>
    addPerson(doc, { name, position: '6А', request: 'Алгебра' }),
  ) as [string, string];
  return { doc, kostya, tonya, ids: [kostya, tonya] };
}
const of = (doc: Y.Doc, id: string) => readRegisters(doc).find((person) => person.id === id);

it('a class is written for all at once; taken back, it leaves alone what was typed since', () => {
  const { doc, kostya, tonya, ids } = school();
  setRegisterField(doc, tonya, 'position', '7А');
  const { changed, takeBack } = setPositions(doc, [...ids, 'nobody'], '7А');
  expect(changed).toEqual([kostya]);
  expect(of(doc, kostya)?.position).toBe('7А');
  takeBack();
  expect(of(doc, kostya)?.position).toBe('6А');
  expect(of(doc, tonya)?.position).toBe('7А');
  const again = setPositions(doc, ids, '8Б');
  setRegisterField(doc, kostya, 'position', '8В');
  again.takeBack();
  expect([of(doc, kostya)?.position, of(doc, tonya)?.position]).toEqual(['8В', '7А']);
});

it('people come into a register and out of it; taken back, pairs decide again as before', () => {
  const { doc, kostya, tonya, ids } = school();
  setInRegister(doc, tonya, 'mentor', true);
  const joined = setRegister(doc, ids, 'mentor', true);
  expect(joined.changed).toEqual([kostya]);
  expect(of(doc, kostya)?.isIn).toEqual({ mentee: true, mentor: true });
  joined.takeBack();
  expect(of(doc, kostya)?.isIn.mentor).toBe(false);
  // Nobody has said that Kostya is no mentor: with a pair of his own he is one.
  addPair(doc, { form: 'studentStudent', mentorId: kostya, menteeIds: [tonya] });
  expect(of(doc, kostya)?.isIn.mentor).toBe(true);
  setRegister(doc, [tonya], 'mentor', false);
  expect(of(doc, tonya)?.isIn.mentor).toBe(false);
});

it('who they are is said for all, and taken back to what each was', () => {
  const { doc, kostya, tonya, ids } = school();
  setKinds(doc, [kostya], 'student');
  const { changed, takeBack } = setKinds(doc, ids, 'pupil');
  expect(changed).toEqual(ids);
  takeBack();
  expect([readRequest(doc, kostya).kind, readRequest(doc, tonya).kind]).toEqual(['student', null]);
});
