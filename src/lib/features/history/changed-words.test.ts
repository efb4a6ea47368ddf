import { expect, it } from 'vitest';

import { changedWords, type ValueChange } from './changed-words.ts';

const names: Record<string, string> = { kostya: 'Костя Ким', tonya: 'Тоня Лис' };
const circle = (...mentees: string[]) => ({
  people: mentees.map((personId) => ({ personId, part: 'mentee' as const })),
  nameOf: (id: string) => names[id] ?? '',
});
const taken: ValueChange = { field: 'responsible', before: 'mentor', after: 'mentee' };
const words = (
  changed: ValueChange,
  among: ReturnType<typeof circle>,
  menteeId: string,
  fields = [changed],
) =>
  (['before', 'after'] as const).map((side) =>
    changedWords({ fields }, changed, side, { circle: among, menteeId }),
  );

it('names the mentee who is to do a task of the group', () => {
  const group = circle('kostya', 'tonya');
  expect(words(taken, group, 'tonya')).toEqual(['Наставник · Тоня Лис', 'Тоня Лис']);
  expect(words(taken, group, '')).toEqual(['Наставник', 'Все наставляемые']);
});

it('names on each side whose the task was then', () => {
  const whose: ValueChange = { field: 'menteeId', before: '', after: 'kostya' };
  const group = circle('kostya', 'tonya');
  expect(words(taken, group, 'kostya', [taken, whose])).toEqual(['Наставник', 'Костя Ким']);
  expect(words(whose, group, 'kostya', [taken, whose])).toEqual(['Для всей группы', 'Костя Ким']);
});

it('leaves a pair of two its parts, and an unknown value as it is', () => {
  expect(words(taken, circle('kostya'), '')).toEqual(['Наставник', 'Наставляемый']);
  const odd: ValueChange = { field: 'responsible', before: null, after: 'somebody' };
  expect(words(odd, circle('kostya'), '')).toEqual(['не указано', 'somebody']);
});
