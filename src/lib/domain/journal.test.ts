import { expect, it } from 'vitest';

import { heldMeetings, nextMeetingOn, suggestedKind, type Meeting } from './journal.ts';

const meeting = (changes: Partial<Meeting>): Meeting => ({
  id: 'm',
  kind: 'working',
  state: 'held',
  heldOn: '2026-10-01',
  startsAt: '',
  minutes: null,
  format: 'inPerson',
  place: '',
  topic: '',
  agenda: '',
  notes: '',
  difficulties: '',
  models: [],
  present: [],
  moods: {},
  nextOn: null,
  createdBy: 'p',
  createdAt: '2026-09-01T00:00:00.000Z',
  ...changes,
});

it('counts as held neither what is planned nor what was missed', () => {
  const meetings = (['planned', 'held', 'missed'] as const).map((state) => meeting({ state }));
  expect(heldMeetings(meetings).map(({ state }) => state)).toEqual(['held']);
});

it('takes the nearest date ahead for the next meeting, planned or named by a record', () => {
  const meetings = [
    meeting({ state: 'planned', heldOn: '2026-11-20' }),
    meeting({ state: 'held', heldOn: '2026-11-01', nextOn: '2026-11-10' }),
    meeting({ state: 'held', heldOn: '2026-10-01', nextOn: '2026-10-15' }),
  ];
  expect(nextMeetingOn(meetings, '2026-11-05')).toBe('2026-11-10');
  expect(nextMeetingOn(meetings, '2026-11-10')).toBe('2026-11-10');
  expect(nextMeetingOn(meetings, '2026-11-11')).toBe('2026-11-20');
  expect(nextMeetingOn(meetings, '2026-12-01')).toBeNull();
});

it('offers the first three kinds once each and working meetings from then on', () => {
  const had = (...kinds: Meeting['kind'][]) => kinds.map((kind) => meeting({ kind }));
  expect(suggestedKind([])).toBe('acquaintance');
  expect(suggestedKind(had('acquaintance'))).toBe('trial');
  expect(suggestedKind(had('acquaintance', 'trial'))).toBe('planning');
  expect(suggestedKind(had('acquaintance', 'trial', 'planning'))).toBe('working');
  expect(suggestedKind(had('working'))).toBe('working');
  expect(suggestedKind(had('final'))).toBe('working');
  expect(suggestedKind([meeting({ kind: 'acquaintance', state: 'missed' })])).toBe('acquaintance');
});
