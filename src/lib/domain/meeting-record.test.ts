import { expect, it } from 'vitest';

import { aMeeting, anAgreement } from '../../../tests/support/meetings.ts';
import {
  compareMeetings,
  meetingVersion,
  parseMeetingVersion,
  signatureOf,
  signingOf,
  writeMeetingVersion,
  type Signature,
} from './meeting-record.ts';

const meeting = aMeeting({ present: ['mentor', 'mentee'], notes: 'Читали вслух' });
const write = (...given: Parameters<typeof meetingVersion>) =>
  writeMeetingVersion(meetingVersion(...given));
const record = write(meeting, [], []);
const signed = (personId: string, text = record): Signature => ({
  ...{ id: personId + text.length, meetingId: 'm', personId, tabletOf: personId },
  ...{ at: '2026-10-01T11:00:00.000Z', hash: '', record: text },
});

it('a record does not change by faces, by work on an agreement, or by a field that says nothing', () => {
  const agreed = anAgreement({ title: 'Дочитать' });
  const before = write(meeting, [agreed], []);
  const moved = { ...agreed, status: 'done', inPlan: true, goalId: 'g' } as const;
  const felt = { ...meeting, moods: { mentor: { after: 5 } }, place: '' } as const;
  expect(write(felt, [moved], [])).toBe(before);
});

it('says what changed since it was signed: words, numbers and agreements', () => {
  const point = { id: 'p', title: 'Спросить про экскурсию', personId: 'mentee' };
  const before = meetingVersion(meeting, [anAgreement({ title: 'Дочитать' })], []);
  const changed = { ...meeting, notes: 'Читали про себя', minutes: 40, talked: ['p'] };
  const after = meetingVersion(changed, [anAgreement({ id: 'b' })], [point]);
  const changes = compareMeetings(parseMeetingVersion(writeMeetingVersion(before))!, after);
  expect(changes.map(({ root, id, kind }) => [root, id, kind])).toEqual([
    ['tasks', 'b', 'added'],
    ['tasks', 'a', 'removed'],
    ['meetings', 'm', 'changed'],
  ]);
  expect(changes[2]?.fields.map(({ field }) => field).sort()).toEqual([
    'minutes',
    'notes',
    'points',
  ]);
  expect(compareMeetings(before, before)).toEqual([]);
  expect(parseMeetingVersion('что-то')).toBeUndefined();
});

it('is signed when everybody who was there has signed it as it is now', () => {
  expect(signingOf(meeting, [], record)).toBe('unsigned');
  expect(signingOf(meeting, [signed('mentor')], record)).toBe('partly');
  const both = [signed('mentor'), signed('mentee')];
  expect(signingOf(meeting, both, record)).toBe('signed');
  const now = write({ ...meeting, notes: 'Читали' }, [], []);
  expect(signingOf(meeting, both, now)).toBe('changed');
  expect(signingOf(meeting, [...both, signed('mentor', now)], now)).toBe('changed');
  const again = [...both, signed('mentor', now), signed('mentee', now)];
  expect(signingOf(meeting, again, now)).toBe('signed');
  // Written back to what both had signed: their first signatures count again.
  expect(signingOf(meeting, again, record)).toBe('signed');
  expect(signatureOf('mentor', 'm', again, record)?.record).toBe(record);
});
