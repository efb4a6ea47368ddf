import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { readRows, registerSheets, type Sheet } from '#lib/domain/register-table.ts';
import { prepareForEditing } from './document.ts';
import { addProposal } from './pair-states.ts';
import { planTablePairs } from './register-import-pairs.ts';
import { planSheets, takeInSheets } from './register-import.ts';
import { setInRegister } from './registers.ts';
import { addPerson } from './roster.ts';

const today = '2026-11-26';
const programme = {
  forms: ['studentStudent', 'teacherStudent'],
  formNames: new Map([['ученик ученик', 'studentStudent'] as const]),
} as const;

const mentees: Sheet = {
  name: 'Наставляемые',
  rows: [
    ['ФИО', 'Класс', 'Запрос', 'Наставник', 'Дата выхода'],
    ['Зимин Костя', '7Б', 'Алгебра', 'Орлова Д.', null],
    ['Зимин Костя', '7Б', 'Алгебра', 'Лунин Олег Юрьевич', null],
    ['Рябова Тоня', '6А', 'Проект', 'Никто Никита', null],
    ['Ларина Лена', '6А', 'Проект', 'Орлова Даша', '31.05.2026'],
  ],
};
const mentors: Sheet = {
  name: 'Наставники',
  rows: [
    ['ФИО наставника', 'Класс, должность', 'Наставляемые', 'Чем может помочь'],
    ['Орлова Даша', '10А', 'Зимин Костя; Рябова Тоня', 'Алгебра'],
    ['Лунин Олег Юрьевич', 'учитель', '–', 'Физика'],
  ],
};

function school() {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'roster', 'curator');
  return doc;
}

/** As the page does: sheets are read, planned, and their pairs looked for. */
function read(doc: Y.Doc) {
  const sheets = registerSheets('список.xlsx', [mentees, mentors]).map((sheet) => ({
    register: sheet.register,
    rows: readRows(sheet, sheet.register, today),
  }));
  const plans = planSheets(doc, sheets, today);
  const planned = sheets.map(({ register }, index) => ({ register, outcomes: plans[index]! }));
  return { sheets, pairs: planTablePairs(doc, planned, programme) };
}

it('the pairs of a table are found among the people that it brings, and each is proposed once', () => {
  const doc = school();
  const { sheets, pairs } = read(doc);
  expect(pairs.proposals.map(({ form }) => form)).toEqual([
    ...['studentStudent', 'teacherStudent', 'studentStudent'],
  ]);
  // Named from both sides.
  expect(pairs.known).toBe(0);
  expect(pairs.refused).toEqual([
    { row: 4, column: 3, heading: 'Наставник', name: 'Никто Никита', problem: 'unknown' },
    { row: 5, column: 3, heading: 'Наставник', name: 'Орлова Даша', problem: 'archived' },
  ]);

  takeInSheets(doc, sheets, today);
  const [first, ...others] = read(doc).pairs.proposals;
  for (const { mentorId, menteeId, form } of [first!, ...others]) {
    addProposal(doc, { mentorId, menteeIds: [menteeId], form, proposedOn: today });
  }
  expect(read(doc).pairs).toMatchObject({ proposals: [], known: 3 });
});

it('where there are namesakes nobody is chosen for the curator', () => {
  const doc = school();
  for (const position of ['учитель химии', 'учитель физики']) {
    setInRegister(doc, addPerson(doc, { name: 'Лунин Олег Юрьевич', position }), 'mentor', true);
  }
  expect(read(doc).pairs.refused).toContainEqual(
    expect.objectContaining({ name: 'Лунин Олег Юрьевич', problem: 'ambiguous' }),
  );
});
