import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { addAgendaPoint } from './agenda.ts';
import { addDiaryEntry, removeDiaryEntry } from './diary.ts';
import { prepareForEditing } from './document.ts';
import { findablesIn } from './findables.ts';
import { addAgreement, addMeeting } from './meeting-changes.ts';
import { setTalked } from './meeting-ticks.ts';
import { addGoal, addTask, putIntoPlan, removeGoal } from './pair-plan.ts';
import { shareReflection, takeReflectionBack } from './pair-reflections.ts';
import { reportText } from './pair-report.ts';
import { footText } from './plan-foot.ts';
import { answerRemark } from './remark-answers.ts';
import { addRemark, replyToRemark } from './remarking.ts';
import { writeText } from './text.ts';

function open(kind: 'pair' | 'shared' | 'supervision' | 'diary', personId = 'mentee') {
  const doc = new Y.Doc();
  prepareForEditing(doc, kind, personId);
  const found = () =>
    findablesIn(doc, { org: 'org', kind, id: kind === 'shared' ? 'p.mentor.mentee' : 'p' }).map(
      ({ kind, title, texts }) => `${kind}: ${[title, ...texts].filter(Boolean).join(' / ')}`,
    );
  return { doc, found };
}

it('a pair’s documents are found by all of their words, each thing once', () => {
  const { doc, found } = open('pair');
  const goal = addGoal(doc, { title: 'Читать', gap: 'Стесняется' });
  addTask(doc, { goalId: goal, title: 'Взять книгу', plannedResult: 'Книга', evidence: 'Фото' });
  const meeting = addMeeting(doc, {
    kind: 'working',
    heldOn: '2026-11-12',
    texts: { topic: 'Книги', notes: 'Читали', difficulties: 'Шумно' },
  });
  addAgreement(doc, { meetingId: meeting, what: 'Принести тетрадь' });
  putIntoPlan(doc, addAgreement(doc, { meetingId: meeting, what: 'Зайти в библиотеку' }));
  const talked = addAgendaPoint(doc, 'Спросить про экскурсию');
  setTalked(doc, meeting, talked, true);
  addAgendaPoint(doc, 'Показать рисунок');
  addMeeting(doc, {
    kind: 'working',
    heldOn: '2026-11-19',
    state: 'missed',
    texts: { missedReason: 'Болел' },
  });
  const answer = answerRemark(doc, 'remark', 'Поправили');
  writeText(doc, footText(doc, 'mentee', 'selfAssessment'), 'Стало легче');
  writeText(doc, reportText(doc, 'worked'), 'Ритм');
  addGoal(doc);
  expect(found()).toEqual([
    'goal: Читать / Стесняется',
    'task: Взять книгу / Книга / Фото',
    'task: Зайти в библиотеку',
    'foot: Стало легче',
    'report: Ритм',
    'meeting: Книги / Читали / Шумно / Спросить про экскурсию',
    'meeting: Болел',
    'point: Показать рисунок',
    'agreement: Принести тетрадь',
    'remark: Поправили',
  ]);
  const places = findablesIn(doc, { org: 'org', kind: 'pair', id: 'p' });
  expect(places.find(({ kind }) => kind === 'agreement')?.meetingId).toBe(meeting);
  expect(places.find(({ kind }) => kind === 'remark')?.id).toBe(`remark/${answer}`);
});

it('what was removed or taken back is not found', () => {
  const { doc, found } = open('pair');
  removeGoal(doc, addGoal(doc, { title: 'Лишняя' }));
  expect(found()).toEqual([]);
  const shared = open('shared');
  takeReflectionBack(shared.doc, shareReflection(shared.doc, '', 'Тайна'));
  shareReflection(shared.doc, '', 'Было хорошо');
  expect(shared.found()).toEqual(['shared: Было хорошо']);
  const diary = open('diary');
  addDiaryEntry(diary.doc, { pairId: 'p', answers: { worked: 'Получилось', need: 'Время' } });
  removeDiaryEntry(diary.doc, addDiaryEntry(diary.doc, { pairId: 'p', answers: { hard: 'Нет' } }));
  expect(diary.found()).toEqual(['reflection: Получилось / Время']);
});

it('what is shown to the next mentor too is one thing in the documents of both', () => {
  const [before, after] = ['p.mentor.mentee', 'p.successor.mentee'].map((id) => {
    const { doc } = open('shared');
    shareReflection(doc, 'meeting', 'Люблю фантастику', { id: 'entry', sure: 5 });
    return findablesIn(doc, { org: 'org', kind: 'shared', id });
  });
  expect(before).toMatchObject([{ kind: 'shared', pairId: 'p', id: 'entry' }]);
  expect(after).toEqual(before);
});

it('a remark is found with what the curator added', () => {
  const { doc, found } = open('supervision', 'curator');
  const remarkId = addRemark(doc, { anchor: 'plan', text: 'Уточните срок', asks: true });
  replyToRemark(doc, { remarkId, text: 'Спасибо', after: 1 });
  expect(found()).toEqual(['remark: Уточните срок', 'remark: Спасибо']);
});
