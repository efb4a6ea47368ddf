import { expect, it } from 'vitest';

import { awaitingOrder, ordersOf, type OrderedPair } from './pair-order.ts';

const pair = (id: string, more: Partial<OrderedPair> = {}): OrderedPair => ({
  ...{ id, state: 'active', orderNumber: '', orderedOn: null },
  ...more,
});
const idsOf = (pairs: readonly OrderedPair[]) => pairs.map(({ id }) => id);

it('lists each order once with its pairs, the latest first', () => {
  const autumn = { orderNumber: '112-од', orderedOn: '2026-09-05' };
  const orders = ordersOf([
    pair('a', autumn),
    pair('b'),
    pair('c', { orderNumber: '9-од', orderedOn: '2027-01-15' }),
    pair('d', { ...autumn, state: 'closed' }),
    pair('e', { orderNumber: '112-од', orderedOn: '2025-09-03' }),
    pair('f', { orderNumber: '7' }),
  ]);
  expect(orders.map(({ number, on, pairs }) => [number, on, idsOf(pairs)])).toEqual([
    ['9-од', '2027-01-15', ['c']],
    ['112-од', '2026-09-05', ['a', 'd']],
    ['112-од', '2025-09-03', ['e']],
    ['7', null, ['f']],
  ]);
});

it('offers for an order who has agreed or works without one, and nobody else', () => {
  const pairs = [
    pair('works'),
    pair('paused', { state: 'paused' }),
    pair('agreed', { state: 'agreed' }),
    pair('answered', { state: 'proposed' }),
    pair('waits', { state: 'proposed' }),
    pair('declined', { state: 'agreed' }),
    pair('closed', { state: 'closed' }),
    pair('has one', { orderNumber: '1' }),
  ];
  const agreed = ({ id }: OrderedPair) => id === 'agreed' || id === 'answered';
  expect(idsOf(awaitingOrder(pairs, agreed))).toEqual(['works', 'paused', 'agreed', 'answered']);
});
