import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assign } from './assignment.ts';

type Values = readonly (readonly (number | null)[])[];

/** The greatest sum, found by trying everything. */
function greatestSum(values: Values, row = 0, used: readonly number[] = []): number {
  const own = values[row];
  if (!own) return 0;
  let best = greatestSum(values, row + 1, used);
  own.forEach((value, place) => {
    if (value === null || used.includes(place)) return;
    best = Math.max(best, value + greatestSum(values, row + 1, [...used, place]));
  });
  return best;
}

function solve(values: Values): Int32Array {
  const places = values[0]?.length ?? 0;
  return assign({
    rows: values.length,
    places,
    value: (row, place) => values[row]?.[place] ?? null,
  });
}

const problems = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 5 }))
  .chain(([rows, places]) =>
    fc.array(
      fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { nil: null, freq: 3 }), {
        minLength: places,
        maxLength: places,
      }),
      { minLength: rows, maxLength: rows },
    ),
  );

describe('assignment', () => {
  it('finds a sum as great as trying everything does', () => {
    fc.assert(
      fc.property(problems, (values) => {
        const placeOf = solve(values);
        const taken = [...placeOf].filter((place) => place !== -1);
        expect(new Set(taken).size).toBe(taken.length);
        const chosen = [...placeOf].map((place, row) => (place === -1 ? 0 : values[row]![place]!));
        expect(chosen.reduce((sum, value) => sum + value, 0)).toBe(greatestSum(values));
      }),
      { numRuns: 400 },
    );
  });

  it('gives no forbidden place, even when nothing else is left', () => {
    expect([
      ...solve([
        [null, null],
        [3, null],
      ]),
    ]).toEqual([-1, 0]);
  });

  it('prefers the whole to the best single pair', () => {
    // The first row's best place is the only one that suits the second.
    const placeOf = solve([
      [10, 9],
      [8, null],
    ]);
    expect([...placeOf]).toEqual([1, 0]);
  });

  it('tells after each row how far it is', () => {
    const done: number[] = [];
    assign({ rows: 3, places: 1, value: () => 1, onrow: (row) => done.push(row) });
    expect(done).toEqual([1, 2, 3]);
  });
});
