import type { Meeting } from '#lib/domain/journal.ts';
import type { Agreement } from '#lib/domain/plan.ts';

/** A meeting about which nothing was written, with `changes`. */
export const aMeeting = (changes: Partial<Meeting> = {}): Meeting => ({
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
  startedAt: '',
  enteredOn: null,
  missedReason: '',
  follows: '',
  isFollowed: false,
  talked: [],
  voices: [],
  createdBy: 'p',
  createdAt: '2026-09-01T00:00:00.000Z',
  ...changes,
});

/** An open agreement of the meeting `m`, with `changes`. */
export const anAgreement = (changes: Partial<Agreement> = {}): Agreement => ({
  id: 'a',
  goalId: '',
  meetingId: 'm',
  title: '',
  formOfWork: '',
  plannedResult: '',
  actualResult: '',
  evidence: '',
  reason: '',
  menteeId: '',
  dueOn: null,
  responsible: 'both',
  status: 'notStarted',
  createdBy: 'p',
  createdAt: '2026-09-01T00:00:00.000Z',
  inPlan: false,
  named: false,
  ...changes,
});
