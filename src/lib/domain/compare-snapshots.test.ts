import fc from 'fast-check';
import { expect, it } from 'vitest';

import { compareSnapshots } from './compare-snapshots.ts';
import type { PairSnapshot, SnapshotItem } from './pair-snapshot.ts';
import { wordDiff } from './word-diff.ts';

const goal = (title: string, values: SnapshotItem['values'] = {}): SnapshotItem => ({
  texts: { title },
  values: { createdBy: 'mentee', rank: 'a0', ...values },
});
const pair = (parts: Partial<PairSnapshot>): PairSnapshot => ({
  ...{ goals: {}, tasks: {}, meetings: {} },
  ...parts,
});

it('shows what became of the foot of a plan, unless a version of an older app knows none', () => {
  const foot = (selfAssessment: string): SnapshotItem => ({
    texts: { selfAssessment },
    values: {},
  });
  const after = pair({ feet: { kostya: foot('Мне легче') } });
  expect(compareSnapshots(pair({ feet: {} }), after)).toMatchObject([
    { root: 'feet', id: 'kostya', kind: 'changed', fields: [{ field: 'selfAssessment' }] },
  ]);
  expect(compareSnapshots(after, pair({ feet: {} }))).toHaveLength(1);
  expect(compareSnapshots(after, after)).toEqual([]);
  expect(compareSnapshots(pair({}), after)).toEqual([]);
});

it('tells what was added, removed, returned and changed, and by whom', () => {
  const before = pair({
    goals: { a: goal('Читать'), b: goal('Писать'), c: goal('Считать', { removedAt: 'then' }) },
  });
  const after = pair({
    goals: {
      a: goal('Читать вслух', { rank: 'a5' }),
      b: goal('Писать', { removedAt: 'now', removedBy: 'mentor' }),
      c: goal('Считать', { removedAt: null }),
      d: goal('Рисовать'),
    },
  });
  const changes = compareSnapshots(before, after);
  expect(changes.map(({ id, kind, by }) => [id, kind, by])).toEqual([
    ['a', 'changed', ''],
    ['b', 'removed', 'mentor'],
    ['c', 'returned', ''],
    ['d', 'added', 'mentee'],
  ]);
  expect(changes[0]?.fields).toEqual([
    {
      field: 'title',
      parts: [
        { kind: 'same', text: 'Читать' },
        { kind: 'added', text: ' вслух' },
      ],
    },
  ]);
  expect(compareSnapshots(after, after)).toEqual([]);
});

it('tells changed marks and dates, and nothing of moods and signatures', () => {
  const before = pair({ tasks: { t: goal('Задача', { status: 'notStarted' }) } });
  const values = { status: 'done', 'mood.before.mentee': 1, signature: 'x' };
  const changes = compareSnapshots(before, pair({ tasks: { t: goal('Задача', values) } }));
  expect(changes[0]?.fields).toEqual([{ field: 'status', before: 'notStarted', after: 'done' }]);
});

it('never loses or invents a word when it compares two texts', () => {
  const text = fc
    .array(fc.constantFrom('мы', 'решили', ' ', '\n', 'задачу.', '  '), { maxLength: 30 })
    .map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = wordDiff(before, after);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
    }),
  );
});
