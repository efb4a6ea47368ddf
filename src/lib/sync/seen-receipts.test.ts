import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { SeenReceipts } from './seen-receipts.ts';

let inSight = true;
let sent: number[] = [];
let receipts: SeenReceipts;
const moment = () => vi.advanceTimersByTime(5_000);

beforeEach(() => {
  vi.useFakeTimers();
  inSight = true;
  sent = [];
  receipts = new SeenReceipts({
    isInSight: () => inSight,
    send: (frames) => sent.push(frames),
  });
});

afterEach(() => {
  receipts.stop();
  vi.useRealTimers();
});

it('says once that all that came was in sight', () => {
  receipts.took();
  receipts.took();
  moment();
  receipts.look();
  moment();
  expect(sent).toEqual([2]);
  receipts.took();
  moment();
  expect(sent).toEqual([2, 3]);
});

it('says nothing of what is hidden, until it comes into sight', () => {
  inSight = false;
  receipts.took();
  moment();
  expect(sent).toEqual([]);
  inSight = true;
  receipts.look();
  expect(sent).toEqual([]);
  moment();
  expect(sent).toEqual([1]);
});

it('says nothing of what was in sight for less than a glance', () => {
  receipts.took();
  inSight = false;
  moment();
  expect(sent).toEqual([]);
});

it('counts anew on a new connection', () => {
  receipts.took();
  receipts.took();
  receipts.connected();
  moment();
  expect(sent).toEqual([]);
  receipts.took();
  moment();
  expect(sent).toEqual([1]);
});
