import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { addAgendaPoint, readAgendaPoints } from '#lib/documents/agenda.ts';
import { rateTogether } from '#lib/documents/blind-ratings.ts';
import { addDiaryEntry, readDiary } from '#lib/documents/diary.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import { addAgreement, addMeeting, setMeetingValue } from '#lib/documents/meeting-changes.ts';
import { setMood, setTalked } from '#lib/documents/meeting-ticks.ts';
import { readJournal } from '#lib/documents/pair-journal.ts';
import { addGoal, addTask, readPlan, taskText } from '#lib/documents/pair-plan.ts';
import { markRated, openRating, readRatings } from '#lib/documents/pair-ratings.ts';
import { readReportWords, reportText } from '#lib/documents/pair-report.ts';
import { footText, readAllFeet } from '#lib/documents/plan-foot.ts';
import { readSharedReflections, shareReflection } from '#lib/documents/pair-reflections.ts';
import { readSignatures, signMeeting, signPlan } from '#lib/documents/signatures.ts';
import { readSupervision, setHead, setSupervisedPerson } from '#lib/documents/supervision.ts';
import { copyReport } from './copy-report.ts';
import { reportPage } from './report-html.ts';

function docOf(kind: 'pair' | 'diary' | 'supervision'): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, kind, 'kostya');
  return doc;
}

it('a copy shows everything of the pair and the diary that its owner can read', () => {
  const [pair, diary, supervision] = [docOf('pair'), docOf('diary'), docOf('supervision')];
  setHead(supervision, { form: 'teacherStudent', state: 'active', startsOn: '2026-09-01' });
  const members = { vera: ['mentor', 'Белова Вера'], kostya: ['mentee', 'Зимин Костя'] } as const;
  for (const [personId, [part, name]] of Object.entries(members)) {
    setSupervisedPerson(supervision, { personId, part, name, position: '' });
  }
  const goal = addGoal(pair, { title: 'Писать сочинения', gap: 'Трудно начать' });
  addTask(pair, {
    goalId: goal,
    title: 'Прочесть <главу>',
    dueOn: '2026-11-20',
    status: 'done',
    plannedResult: 'Пересказ',
    actualResult: 'Пересказал',
    evidence: 'Тетрадь',
  });
  const postponed = addTask(pair, { goalId: goal, title: 'Прочесть вторую', status: 'postponed' });
  taskText(pair, postponed, 'reason')?.insert(0, 'Нет книги');
  const given = new Map([
    ['vera', 3],
    ['kostya', 4],
  ]);
  rateTogether(pair, { goalId: goal, moment: 'entry', menteeId: 'kostya' }, given);
  const alone = { goalId: goal, moment: 'exit', menteeId: 'kostya', personId: 'vera' } as const;
  markRated(pair, alone);
  openRating(pair, alone, 9);
  signPlan(pair, 'kostya', 'vera');
  const meetingId = addMeeting(pair, {
    kind: 'working',
    heldOn: '2026-11-02',
    place: 'Библиотека',
    present: ['vera', 'kostya'],
    models: [3],
    texts: { topic: 'Сочинение', notes: 'Писали\nвступление', difficulties: 'Мало времени' },
  });
  addAgreement(pair, { meetingId, what: 'Дописать', who: 'mentee', dueOn: '2026-11-09' });
  setMood(pair, meetingId, 'kostya', 'before', 4);
  // Kostya has not chosen how he felt at the end, so Vera's face is still hidden from him.
  setMood(pair, meetingId, 'vera', 'after', 5);
  setTalked(pair, meetingId, addAgendaPoint(pair, 'Спросить про экскурсию'), true);
  signMeeting(pair, meetingId, 'vera');
  setMeetingValue(pair, meetingId, 'minutes', 40);
  signMeeting(pair, meetingId, 'kostya');
  shareReflection(pair, meetingId, 'Мне понравилось');
  shareReflection(pair, meetingId, '', { sure: 4 });
  footText(pair, 'kostya', 'selfAssessment').insert(0, 'Стал писать без страха');
  // Tonya was in the group, and nobody noted her name; of Lev nothing is left.
  footText(pair, 'tonya', 'analysis').insert(0, 'Научилась планировать');
  footText(pair, 'lev', 'analysis').insert(0, ' ');
  reportText(pair, 'proposals').insert(0, 'Продолжить осенью');
  addDiaryEntry(diary, { pairId: 'one', meetingId, answers: { hard: 'Начинать' }, sure: 7 });

  const page = reportPage(
    copyReport({
      owner: 'Зимин Костя',
      madeOn: '2026-11-23',
      pairs: [
        {
          plan: readPlan(pair),
          journal: readJournal(pair),
          shared: readSharedReflections(pair),
          supervision: readSupervision(supervision),
          points: readAgendaPoints(pair),
          signatures: readSignatures(pair),
          ratings: readRatings(pair),
          readerId: 'kostya',
          feet: readAllFeet(pair, readSupervision(supervision).people),
          report: readReportWords(pair),
        },
      ],
      diaries: [{ parts: { one: 'mentee' }, entries: readDiary(diary) }],
    }),
  );
  for (const words of [
    'Копия записей: Зимин Костя',
    'Сделана 23\u00a0ноября 2026',
    'Белова Вера – Зимин Костя',
    'Педагог – ученик',
    '1. Писать сочинения',
    'Трудно начать',
    '<td>Прочесть &lt;главу&gt;</td>',
    '<td>20\u00a0ноября 2026</td>',
    '<td>Выполнено</td><td>Пересказ</td><td>Пересказал</td><td>Тетрадь</td>',
    '<td>Отложено: Нет книги</td>',
    'Наставник: 3 из 10 на входе\nНаставляемый: 4 из 10 на входе',
    'Подписи под планом',
    'Белова Вера · Подписано:',
    'Встреча 1. Сочинение',
    'Библиотека',
    'Зимин Костя, Белова Вера',
    'Писали\nвступление',
    'Мало времени',
    'Сделаем вместе',
    'Дописать · Наставляемый · 9\u00a0ноября 2026',
    'Зимин Костя: хорошо',
    'Мне понравилось',
    'Уверенность: 4 из 10',
    'Самооценка наставляемого · Зимин Костя',
    'Стал писать без страха',
    'Анализ наставника · участник, который вышел',
    'Научилась планировать',
    'Продолжить осенью',
    'Мой дневник',
    'Начинать',
    '7 / 10',
    'Спросить про экскурсию',
    'на чужом планшете (Зимин Костя) · После подписи есть изменения',
  ]) {
    expect(page.toLowerCase()).toContain(words.toLowerCase());
  }
  expect(page).not.toContain('Белова Вера: отлично');
  // Kostya has not rated at exit, so half of it is nothing yet.
  expect(page).not.toContain('на выходе');
});

it('a copy of somebody who has written nothing yet says so', () => {
  const page = reportPage(copyReport({ owner: 'Я', madeOn: '2026-11-23', pairs: [], diaries: [] }));
  expect(page).toContain('Копия записей: Я');
});
