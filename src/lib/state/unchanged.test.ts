import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { keepUnchanged } from './unchanged.ts';

const plan = () => ({
  goals: [
    { id: 'g1', title: 'Смелость' },
    { id: 'g2', title: 'Режим' },
  ],
  tasks: [
    { id: 't1', title: 'Выступить', tags: ['a'] },
    { id: 't2', title: 'Записать', tags: [] },
  ],
});

describe('what did not change stays the same object', () => {
  it('is all of it when nothing changed', () => {
    const before = plan();
    expect(keepUnchanged(before, plan())).toBe(before);
  });

  it('is everything beside what changed, and its old words are not touched', () => {
    const [before, after] = [plan(), plan()];
    after.goals[1]!.title = 'Режим дня';
    const kept = keepUnchanged(before, after);
    expect(kept).toEqual(after);
    expect(kept.tasks).toBe(before.tasks);
    expect(kept.goals[0]).toBe(before.goals[0]);
    expect(kept.goals[1]).not.toBe(before.goals[1]);
    expect(before).toEqual(plan());
  });

  it('is found by its id when something came before it or went', () => {
    const [before, after] = [plan(), plan()];
    after.goals.unshift({ id: 'g0', title: 'Новая' });
    after.tasks.shift();
    const kept = keepUnchanged(before, after);
    expect(kept).toEqual(after);
    expect(kept.goals[1]).toBe(before.goals[0]);
    expect(kept.tasks[0]).toBe(before.tasks[1]);
  });

  it('is looked for in maps too', () => {
    const before = new Map([
      ['a', { n: 1 }],
      ['b', { n: 2 }],
    ] as const);
    const after = new Map([
      ['a', { n: 1 }],
      ['b', { n: 3 }],
    ] as const) as typeof before;
    const kept = keepUnchanged(before, after);
    expect(kept).toEqual(after);
    expect(kept.get('a')).toBe(before.get('a'));
    expect(keepUnchanged(before, new Map(before))).toBe(before);
  });

  it('never says anything else than what was read, whatever was there before', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        fc.constantFrom<unknown>(0, 1, 'a', 'b', null, undefined, NaN, true),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom('id', 'a', 'b'), tie('any'), { noNullPrototype: true }),
        fc
          .array(fc.tuple(fc.constantFrom('id', 'a'), tie('any')), { maxLength: 2 })
          .map((entries) => new Map(entries)),
      ),
    })).any;
    fc.assert(
      fc.property(value, value, (before, after) => {
        const [oldWords, newWords] = [structuredClone(before), structuredClone(after)];
        expect(keepUnchanged(before, after)).toStrictEqual(newWords);
        expect([before, after]).toStrictEqual([oldWords, newWords]);
        expect(keepUnchanged(before, structuredClone(before))).toBe(before);
      }),
    );
  });
});
