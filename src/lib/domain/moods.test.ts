import { expect, it } from 'vitest';

import { aMeeting } from '../../../tests/support/meetings.ts';
import { areMoodsOpen, isMoodFixed, visibleMoods, yetToChoose } from './moods.ts';

const pair = ['mentor', 'mentee'];

it('shows a face to its owner alone until both have chosen', () => {
  const meeting = aMeeting({ present: pair, moods: { mentor: { before: 2 } } });
  expect(yetToChoose(meeting, 'before')).toEqual(['mentee']);
  expect(visibleMoods(meeting, 'before', 'mentor', pair)).toEqual([
    { personId: 'mentor', face: 2 },
  ]);
  for (const viewer of ['mentee', 'curator']) {
    expect(visibleMoods(meeting, 'before', viewer, pair)).toEqual([]);
  }
});

it('opens one end of the meeting without the other', () => {
  const moods = { mentor: { before: 2, after: 5 }, mentee: { before: 3 } } as const;
  const meeting = aMeeting({ present: pair, moods });
  expect(areMoodsOpen(meeting, 'before')).toBe(true);
  expect(visibleMoods(meeting, 'before', 'curator', pair)).toHaveLength(2);
  expect(visibleMoods(meeting, 'after', 'mentee', pair)).toEqual([]);
});

it('does not open to somebody who unticks that they were there instead of choosing', () => {
  const meeting = aMeeting({ present: ['mentor'], moods: { mentor: { before: 2 } } });
  expect(visibleMoods(meeting, 'before', 'mentee', pair)).toEqual([]);
});

it('lets a face be chosen again until the others’ are open, and not after that', () => {
  const alone = aMeeting({ present: pair, moods: { mentor: { before: 2 } } });
  expect(isMoodFixed(alone, 'before', 'mentor')).toBe(false);
  const moods = { mentor: { before: 2 }, mentee: { before: 4 } } as const;
  const both = aMeeting({ present: pair, moods });
  expect(isMoodFixed(both, 'before', 'mentor')).toBe(true);
  expect(isMoodFixed(both, 'after', 'mentor')).toBe(false);
  // Somebody who was not ticked as present and sees nothing may still choose.
  expect(isMoodFixed(both, 'before', 'other')).toBe(false);
});
