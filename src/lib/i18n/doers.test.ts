import { expect, it } from 'vitest';

import { doerChoices, doerInLine, doerKey, doerWords } from './doers.ts';

const names: Record<string, string> = { vera: 'Вера', kostya: 'Костя', tonya: 'Тоня' };
const circle = (...mentees: string[]) => ({
  people: [
    { personId: 'vera', part: 'mentor' as const },
    ...mentees.map((personId) => ({ personId, part: 'mentee' as const })),
  ],
  nameOf: (id: string) => names[id] ?? '',
});
const mentorAlone = { responsible: 'mentor', menteeId: '' } as const;
const tonya = { responsible: 'mentee', menteeId: 'tonya' } as const;

it('leaves a pair of two its three parts', () => {
  const pair = circle('kostya');
  const words = doerChoices(pair.people, mentorAlone).map((doer) => doerWords(doer, pair));
  expect(words).toEqual(['Наставник', 'Наставляемый', 'Вместе']);
});

it('names each mentee of a group, and what was said of somebody who has left it since', () => {
  const group = circle('kostya', 'tonya');
  const words = doerChoices(group.people, mentorAlone).map((doer) => doerWords(doer, group));
  expect(words).toEqual(['Наставник', 'Костя', 'Тоня', 'Все наставляемые', 'Вся группа']);
  const without = circle('kostya');
  const choices = doerChoices(without.people, tonya);
  expect(choices.map(doerKey)).toContain(doerKey(tonya));
  expect(doerWords(tonya, without)).toBe('Тоня');
});

it('writes a part small within a line, and a name never', () => {
  const group = circle('kostya', 'tonya');
  expect(doerInLine(tonya, group)).toBe('Тоня');
  expect(doerInLine({ ...tonya, responsible: 'both' }, group)).toBe('вместе · Тоня');
  expect(doerInLine({ responsible: 'both', menteeId: '' }, group)).toBe('вся группа');
  expect(doerInLine({ responsible: 'mentee', menteeId: 'nobody' }, group)).toBe('все наставляемые');
});
