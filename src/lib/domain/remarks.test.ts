import { describe, expect, it } from 'vitest';

import { anchorFields, formatAnchor, isAnchoredAt, parseAnchor } from './remark-anchor.ts';
import {
  orderedThreads,
  threadsOf,
  type Remark,
  type RemarkAnswer,
  type RemarkReply,
} from './remarks.ts';

const remark = (changes: Partial<Remark> = {}): Remark => ({
  id: 'r',
  anchor: 'plan',
  text: 'Как проверите?',
  asks: true,
  authorId: 'curator',
  createdAt: '2026-10-01T08:00:00.000Z',
  resolvedAt: '',
  resolvedAfter: 0,
  ...changes,
});
const answer = (id: string, createdAt: string): RemarkAnswer => ({
  id,
  remarkId: 'r',
  text: 'Пробной работой',
  authorId: 'mentor',
  createdAt,
});
const reply = (after: number, createdAt: string): RemarkReply => ({
  id: `reply ${after}`,
  remarkId: 'r',
  text: 'Хорошо',
  authorId: 'curator',
  createdAt,
  after,
});
const thread = (
  changes: Partial<Remark>,
  answers: RemarkAnswer[] = [],
  replies: RemarkReply[] = [],
  ever = answers.length,
) =>
  threadsOf({
    remarks: [remark(changes)],
    replies,
    answers,
    answersEver: new Map([['r', ever]]),
  })[0]!;

describe('whose turn it is', () => {
  it('is the pair’s while a question has no answer', () => {
    expect(thread({}).state).toBe('waiting');
  });

  it('is nobody’s when nothing was asked', () => {
    expect(thread({ asks: false }).state).toBe('open');
  });

  it('is the curator’s after an answer, and the pair’s again after the curator’s next words', () => {
    const answers = [answer('a', '2026-10-02T08:00:00.000Z')];
    expect(thread({}, answers).state).toBe('answered');
    expect(thread({}, answers, [reply(1, '2026-10-03T08:00:00.000Z')]).state).toBe('waiting');
  });

  it('is the curator’s when the tablet of whoever answered runs years behind', () => {
    const answers = [answer('a', '2019-01-01T00:00:00.000Z')];
    const replies = [reply(0, '2026-10-03T08:00:00.000Z')];
    expect(thread({}, answers, replies).state).toBe('answered');
  });

  it('is over when resolved, until somebody answers again', () => {
    const resolved = { resolvedAt: '2026-10-04T08:00:00.000Z', resolvedAfter: 1 };
    const first = answer('a', '2026-10-02T08:00:00.000Z');
    expect(thread(resolved, [first]).state).toBe('resolved');
    const late = answer('b', '2026-10-05T08:00:00.000Z');
    expect(thread(resolved, [first, late]).state).toBe('answered');
  });

  it('goes back to the pair when it takes its answer back', () => {
    expect(thread({}, [], [], 1).state).toBe('waiting');
  });

  it('waits for answers that this tablet has not received yet', () => {
    expect(thread({}, [], [reply(3, '2026-10-03T08:00:00.000Z')]).state).toBe('waiting');
  });
});

it('tells a thread in the order in which it was written', () => {
  const { words } = thread(
    {},
    [answer('a', '2026-10-02T08:00:00.000Z'), answer('b', '2026-10-04T08:00:00.000Z')],
    [reply(1, '2026-10-03T08:00:00.000Z')],
  );
  expect(words.map(({ by }) => by)).toEqual(['pair', 'curator', 'pair']);
});

it('puts what waits for the pair first and what is done with last', () => {
  const threads = threadsOf({
    remarks: [
      remark({ id: 'done', resolvedAt: '2026-10-04T08:00:00.000Z' }),
      remark({ id: 'note', asks: false }),
      remark({ id: 'question' }),
    ],
    replies: [],
    answers: [],
    answersEver: new Map(),
  });
  expect(orderedThreads(threads).map((each) => each.remark.id)).toEqual([
    'question',
    'note',
    'done',
  ]);
});

describe('what a remark is about', () => {
  it.each([
    'plan',
    'report',
    'goal:g1',
    'task:t1:plannedResult',
    'meeting:m1:notes',
    'foot:p1:analysis',
  ])('is read as it was written: %s', (anchor) => {
    expect(formatAnchor(parseAnchor(anchor))).toBe(anchor);
  });

  it('is the plan when a newer app names something unknown', () => {
    expect(parseAnchor('signature:s1')).toEqual({ about: 'plan' });
    expect(parseAnchor('')).toEqual({ about: 'plan' });
  });

  it('may be any field that somebody of the pair writes, why a task was put off and the foot of a plan included', () => {
    expect(anchorFields.task).toContain('reason');
    expect(anchorFields.foot).toEqual(['analysis', 'selfAssessment']);
  });

  it('stands at a thing with its fields, and not at one whose id begins the same', () => {
    expect(isAnchoredAt('goal:g1', 'goal:g1')).toBe(true);
    expect(isAnchoredAt('goal:g1:gap', 'goal:g1')).toBe(true);
    expect(isAnchoredAt('goal:g12', 'goal:g1')).toBe(false);
  });
});
