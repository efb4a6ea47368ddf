import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { localIsoDate } from '#lib/domain/dates.ts';
import { prepareForEditing } from './document.ts';
import { addMeeting, planNext, removeMeeting, setMeetingState } from './meeting-changes.ts';
import { readJournal } from './pair-journal.ts';

/** A meeting that is planned anew where an earlier plan is over, and its twin made apart, which is not shown. */

const plan = (on: string) => ({ kind: 'working', format: 'inPerson', on }) as const;

/** A tablet whose clock stands at `now`. */
function tablet(personId: string, now = new Date().toISOString()): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', personId, { now: () => now, newId: () => crypto.randomUUID() });
  return doc;
}

function meet(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a), 'relay');
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b), 'relay');
}

const planned = (doc: Y.Doc) =>
  readJournal(doc)
    .meetings.filter(({ state }) => state === 'planned')
    .map(({ id, heldOn }) => ({ id, heldOn }));
const dates = (doc: Y.Doc) => planned(doc).map(({ heldOn }) => heldOn);

/** A meeting was held, another was planned at it; both tablets know. */
function afterTheFirst(mentorClock?: string, menteeClock?: string) {
  const [mentor, mentee] = [tablet('mentor', mentorClock), tablet('mentee', menteeClock)];
  const first = addMeeting(mentor, { kind: 'working', state: 'held', heldOn: '2026-10-01' });
  meet(mentor, mentee);
  return { mentor, mentee, first };
}

describe('a meeting planned anew after the one planned before was missed', () => {
  it('is shown, and moved when another date is taken', () => {
    const { mentor, first } = afterTheFirst();
    planNext(mentor, first, plan('2026-10-08'));
    setMeetingState(mentor, planned(mentor)[0]?.id ?? '', 'missed', localIsoDate(new Date()));
    planNext(mentor, first, plan('2026-10-15'));
    planNext(mentor, first, plan('2026-10-16'));
    expect(dates(mentor)).toEqual(['2026-10-16']);
  });

  it('is shown too when the tablet that plans it is two days slow', () => {
    const { mentor, mentee, first } = afterTheFirst(
      '2026-10-10T09:00:00.000Z',
      '2026-10-08T09:00:00.000Z',
    );
    planNext(mentor, first, plan('2026-10-10'));
    setMeetingState(mentor, planned(mentor)[0]?.id ?? '', 'missed', '2026-10-10');
    meet(mentor, mentee);
    planNext(mentee, first, plan('2026-10-17'));
    meet(mentor, mentee);
    expect([dates(mentor), dates(mentee)]).toEqual([['2026-10-17'], ['2026-10-17']]);
  });

  it('is told by the days where an older app planned it', () => {
    const { mentor, first } = afterTheFirst();
    const add = (heldOn: string, createdAt: string) =>
      addMeeting(mentor, { kind: 'working', heldOn, follows: first, createdAt });
    setMeetingState(mentor, add('2026-10-08', '2026-10-01T09:00:00.000Z'), 'missed', '2026-10-08');
    add('2026-10-14', '2026-10-07T09:00:00.000Z');
    add('2026-10-15', '2026-10-08T09:00:00.000Z');
    expect(dates(mentor)).toEqual(['2026-10-15']);
  });
});

describe('a twin of a meeting that is over', () => {
  /** Both tablets took a date while apart, and the mentor's meeting was held before they met. */
  function withTwin(menteeClock?: string) {
    const { mentor, mentee, first } = afterTheFirst('2026-10-01T09:00:00.000Z', menteeClock);
    planNext(mentor, first, plan('2026-10-08'));
    planNext(mentee, first, plan('2026-10-08'));
    setMeetingState(mentor, planned(mentor)[0]?.id ?? '', 'held', '2026-10-08');
    meet(mentor, mentee);
    return { mentor, mentee, first };
  }

  it('is not shown, also when the tablet that made it is days fast', () => {
    const { mentor, mentee } = withTwin('2026-10-11T09:00:00.000Z');
    expect([dates(mentor), dates(mentee)]).toEqual([[], []]);
  });

  it('comes into sight as the plan when somebody takes another date at the same meeting', () => {
    const { mentor, mentee, first } = withTwin('2026-10-01T09:00:00.000Z');
    planNext(mentee, first, plan('2026-10-15'));
    meet(mentor, mentee);
    expect([dates(mentor), dates(mentee)]).toEqual([['2026-10-15'], ['2026-10-15']]);
  });

  it('does not hide a new plan by being removed and brought back', () => {
    const { mentor, mentee, first } = withTwin('2026-10-01T09:00:00.000Z');
    const held = readJournal(mentor).meetings.find(({ follows }) => follows === first)?.id ?? '';
    removeMeeting(mentor, held);
    planNext(mentor, first, plan('2026-10-15'));
    mentor.getMap<Y.Map<unknown>>('meetings').get(held)?.set('removedAt', null);
    meet(mentor, mentee);
    expect([dates(mentor), dates(mentee)]).toEqual([['2026-10-15'], ['2026-10-15']]);
  });
});
