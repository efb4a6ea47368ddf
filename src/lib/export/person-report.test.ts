import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { readJournal } from '#lib/documents/pair-journal.ts';
import { addGoal, readPlan } from '#lib/documents/pair-plan.ts';
import { markRated, openRating, readRatings } from '#lib/documents/pair-ratings.ts';
import { readSupervision, setSupervisedPerson } from '#lib/documents/supervision.ts';
import type { ExportedPerson } from '#lib/protocol/api.ts';
import { personDataTag, personReport, type PersonReportWords } from './person-report.ts';
import { reportPage } from './report-html.ts';

const data: ExportedPerson = {
  madeAt: '2026-11-26T10:00:00.000Z',
  person: { name: 'Зимин <Костя>', position: '8 А', birthYear: 2012, rank: 'a0', removedAt: null },
  consents: [],
  pairs: [],
  answers: [
    {
      id: 'one',
      surveyId: 'start',
      choices: { q1: 4 },
      words: { q2: 'Хочу плавать' },
      createdAt: '2026-09-10T10:00:00.000Z',
    },
  ],
  requests: [
    {
      ...{ side: ['mentee'], area: ['exams'], help: [], interest: ['books'], mentorKind: [] },
      ...{ age: [], slot: ['mon.day'], kind: 'pupil', years: null },
      ...{ request: 'Сдать <химию>', with: '', competences: '', likes: '' },
    },
  ],
  proposals: [
    { pairId: 'p', choice: 'declined', reason: 'Уезжаю зимой', at: '2026-09-20T10:00:00.000Z' },
  ],
  interviews: [
    { id: 'i', on: '2026-09-02', marks: { respect: 4, own: 5 }, note: 'Слушает внимательно' },
  ],
  trainings: [{ id: 't', kind: 'initial', on: null, title: 'Школа наставника' }],
  criteria: [{ id: 'own', title: 'Любит походы' }],
  decisions: ['banned', 'leftOut'],
  signIn: null,
  record: [{ kind: 'signIn', at: '2026-10-01T10:00:00.000Z' }],
};

const kostya = { personId: 'kostya', readerId: 'olga' };
const words: PersonReportWords = {
  kind: (kind) => `<${kind}>`,
  consent: () => '',
  field: (key) => key,
};

test('a person’s data become a page that people read and programs too', () => {
  const report = personReport(data, kostya, words);
  const page = reportPage(report, personDataTag(data));
  const answered = ['Хочу плавать', 'Сдать &lt;химию&gt;', 'экзамены и олимпиады', 'Уезжаю зимой'];
  const chosen = ['Слушает внимательно', 'Уважение и такт', 'Любит походы'];
  chosen.push('Первичное обучение: Школа наставника', 'решено не составлять', 'Подбор отложен');
  for (const shown of [
    ...chosen,
    '8 А',
    '2012',
    ...answered,
    '&lt;signIn&gt;',
    '1\u00a0октября 2026',
  ]) {
    expect(page).toContain(shown);
  }
  expect(page).not.toContain('a0</dd>');
  expect(page).not.toContain('<Костя>');
  const json = /id="person-data">(.*)<\/script>/u.exec(page)?.[1] ?? '';
  expect(JSON.parse(json)).toEqual(data);
});

/** What is kept of a group that Tonya is in, and Kostya not any more; the server tells of his ratings alone. */
function leftGroup(): ExportedPerson['pairs'][number] {
  const pair = new Y.Doc();
  const supervision = new Y.Doc();
  prepareForEditing(pair, 'pair', 'vera');
  prepareForEditing(supervision, 'supervision', 'olga');
  const people = [
    { personId: 'vera', name: 'Белова Вера', part: 'mentor', position: '' },
    { personId: 'tonya', name: 'Орлова Тоня', part: 'mentee', position: '' },
  ] as const;
  for (const person of people) setSupervisedPerson(supervision, person);
  const goalId = addGoal(pair, { title: 'Выучить роль' });
  for (const [personId, value] of [
    ['vera', 4],
    ['kostya', 7],
  ] as const) {
    const subject = { goalId, moment: 'entry', menteeId: 'kostya', personId } as const;
    markRated(pair, subject);
    openRating(pair, subject, value);
  }
  return {
    id: 'group',
    plan: readPlan(pair),
    feet: [],
    journal: readJournal(pair),
    points: [],
    signatures: [],
    ratings: readRatings(pair),
    report: { worked: '', difficulties: '', proposals: '' },
    shared: [],
    supervision: readSupervision(supervision),
    versions: [],
  };
}

test('a mentee who has left a group finds how their goals were rated', () => {
  const page = reportPage(personReport({ ...data, pairs: [leftGroup()] }, kostya, words));
  expect(page).toContain('Зимин &lt;Костя&gt;:\nНаставник: 4 из 10 на входе');
  expect(page).toContain('Наставляемый: 7 из 10 на входе');
});
