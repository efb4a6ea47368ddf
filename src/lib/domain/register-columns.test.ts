import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  arranged,
  orderAfter,
  readLayout,
  registerViews,
  screenColumns,
  usualLayout,
  viewColumns,
  viewOf,
} from './register-columns.ts';
import { registerColumns, registers } from './registers.ts';

describe.each(registers)('the columns of the register of %ss', (register) => {
  it('are all that the register has on paper, and sign-in', () => {
    expect(['name', ...screenColumns(register)].sort()).toEqual(
      [...registerColumns[register], 'signIn'].sort(),
    );
  });

  it('come in ready choices, each in the usual order', () => {
    for (const view of registerViews) {
      const columns = viewColumns[register][view];
      expect(arranged(register, columns)).toEqual(columns);
      expect(viewOf(register, columns)).toBe(view);
    }
    expect(viewOf(register, ['contact'])).toBeNull();
  });

  it('are remembered with the order; what an app of another day or nobody wrote is passed over', () => {
    const layout = {
      columns: arranged(register, ['contact', 'consent']),
      order: { column: 'contact', descending: true },
    };
    expect(readLayout(register, JSON.stringify(layout))).toEqual(layout);
    const odd = { columns: ['consent', 'hair', 7, 'contact'], order: { column: 'hair' } };
    expect(readLayout(register, JSON.stringify(odd))).toEqual({
      columns: ['contact', 'consent'],
      order: { column: 'name', descending: false },
    });
    for (const text of [null, '', 'null', '[]', '{', '{"columns":1,"order":null}']) {
      expect(readLayout(register, text)).toEqual(usualLayout(register));
    }
  });

  it('can be read whatever is stored', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { columns, order } = readLayout(register, text);
        expect(arranged(register, columns)).toEqual(columns);
        expect(order.column).not.toBe('number');
      }),
      { numRuns: 200 },
    );
  });
});

it('a heading orders by its column, and the other way round when it is pressed again', () => {
  const byName = { column: 'name', descending: false } as const;
  const byYear = orderAfter(byName, 'birthYear');
  expect(byYear).toEqual({ column: 'birthYear', descending: false });
  expect(orderAfter(byYear, 'birthYear')).toEqual({ column: 'birthYear', descending: true });
  expect(orderAfter({ column: 'birthYear', descending: true }, 'name')).toEqual(byName);
});
