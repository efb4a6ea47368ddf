import { expect, test } from 'vitest';

import type { ExportedPerson } from '#lib/protocol/api.ts';
import { personDataTag, personReport } from './person-report.ts';
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

test('a person’s data become a page that people read and programs too', () => {
  const report = personReport(data, 'olga', {
    kind: (kind) => `<${kind}>`,
    consent: () => '',
    field: (key) => key,
  });
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
