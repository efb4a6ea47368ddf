import { expect, test } from 'vitest';

import type { AuditEntry } from '#lib/protocol/api.ts';
import { recordLines, recordTable } from './record-words.ts';

const at = new Date(2026, 10, 26, 14, 2, 31);
const nothing = { personId: 'olga', subjectId: null, pairId: null, document: null, detail: '' };
const entry = (some: Partial<AuditEntry> & Pick<AuditEntry, 'kind'>): AuditEntry => ({
  ...nothing,
  at: at.toISOString(),
  ...some,
});

const person = (id: string, name: string) => ({
  ...{ id, name, position: '', request: '', competences: '' },
  ...{ role: 'member' as const, removed: false },
});
const roster = {
  people: [person('olga', 'Ольга'), person('anna', 'Аня'), person('ivan', 'Иван')],
  pairs: [
    {
      id: 'pair',
      members: [
        { id: '1', pairId: 'pair', personId: 'ivan', part: 'mentor' as const },
        { id: '2', pairId: 'pair', personId: 'anna', part: 'mentee' as const },
      ],
    },
  ] as never,
};

test.each([
  [entry({ kind: 'signIn' }), ''],
  [entry({ kind: 'opened', detail: 'record' }), 'журнал действий'],
  [entry({ kind: 'opened', subjectId: 'anna', detail: 'page' }), 'страница человека: Аня'],
  [entry({ kind: 'copied', document: 'answers', subjectId: 'anna' }), 'запрос и ответы: Аня'],
  [
    entry({ kind: 'opened', document: 'pair', subjectId: 'pair', pairId: 'pair' }),
    'план и встречи: Иван – Аня',
  ],
  [entry({ kind: 'changed', document: 'programme' }), 'программа'],
  [
    entry({ kind: 'changed', document: 'programme', detail: 'roadmap' }),
    'программа: дорожная карта',
  ],
  [entry({ kind: 'changed', document: 'roster' }), 'люди и пары'],
  [
    entry({ kind: 'changed', document: 'roster', subjectId: 'anna', detail: 'edited' }),
    'Аня: изменены сведения',
  ],
  [
    entry({ kind: 'changed', document: 'roster', subjectId: 'erased', detail: 'added' }),
    'стёртый человек: новый человек в списке',
  ],
  [
    entry({ kind: 'changed', document: 'roster', detail: 'more:8001' }),
    'и ещё 8001 изменение в списке людей и пар',
  ],
  [
    entry({ kind: 'consent', subjectId: 'anna', detail: 'withdrawn:participation' }),
    'Аня: согласие отозвано (участие в программе)',
  ],
  [entry({ kind: 'pairing', subjectId: 'pair', detail: 'paused' }), 'Иван – Аня: пара на паузе'],
  [
    entry({ kind: 'pairing', document: 'pair', subjectId: 'olga', pairId: 'pair', detail: 'left' }),
    'Ольга больше не в паре: Иван – Аня',
  ],
  [entry({ kind: 'role', subjectId: 'anna', detail: 'head' }), 'Аня: теперь руководитель'],
  [entry({ kind: 'erased', subjectId: 'gone', detail: 'pair' }), 'стёртая пара'],
])('an entry of the record says of whom or what it is: %o', (told, about) => {
  expect(recordLines([told], roster)).toMatchObject([{ who: 'Ольга', about }]);
});

test('the record as a table has a row for each entry, under its headings', () => {
  const entries = [entry({ kind: 'code', personId: null, subjectId: 'anna' })];
  expect(recordTable(recordLines(entries, roster))).toEqual([
    ['Когда', 'Кто', 'Что сделано', 'О ком или о чём'],
    ['2026-11-26 14:02:31', 'сервер', 'Выдан код для входа', 'Аня'],
  ]);
});
