import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { agendaOf } from '#lib/domain/agenda.ts';
import { compareMeetings, parseMeetingVersion } from '#lib/domain/meeting-record.ts';
import { signatureOf, signingOf } from '#lib/domain/meeting-record.ts';
import { addAgendaPoint, readAgendaPoints } from './agenda.ts';
import { localOrigin, prepareForEditing } from './document.ts';
import { fingerprint } from './fingerprint.ts';
import {
  addAgreement,
  addMeeting,
  beginMeeting,
  meetingText,
  planNext,
  removeMeeting,
  setMeetingState,
  setMeetingValue,
} from './meeting-changes.ts';
import { noteVoice, setModels, setMood, setPresence, setTalked } from './meeting-ticks.ts';
import { readJournal } from './pair-journal.ts';
import { readPlan } from './pair-plan.ts';
import { readSignatures, recordOf, removeSignature, signMeeting } from './signatures.ts';
import { writeText } from './text.ts';

const people = ['mentor', 'mentee'] as const;
const today = '2026-10-01';

function openTablets() {
  return people.map((personId) => {
    const doc = new Y.Doc();
    const made: Uint8Array[] = [];
    prepareForEditing(doc, 'pair', personId);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === localOrigin) made.push(update);
    });
    return { personId, doc, made };
  });
}

type Tablet = ReturnType<typeof openTablets>[number];

function meet(tablets: readonly Tablet[]): void {
  for (const { made } of tablets) {
    for (const { doc } of tablets) for (const update of made) Y.applyUpdate(doc, update, 'relay');
  }
}

/** Both tablets know of one meeting, and are apart from then on. */
function atTheTable() {
  const [mentor, mentee] = openTablets() as [Tablet, Tablet];
  const id = addMeeting(mentor.doc, {
    ...{ kind: 'working', state: 'held', heldOn: today },
    present: people,
  });
  meet([mentor, mentee]);
  return { mentor, mentee, id };
}

const view = (doc: Y.Doc) => ({
  journal: readJournal(doc),
  points: readAgendaPoints(doc),
  signatures: readSignatures(doc),
  agendas: readJournal(doc).meetings.map((meeting) =>
    agendaOf(meeting, readPlan(doc), readJournal(doc), readAgendaPoints(doc)),
  ),
});

const next = (day: number) =>
  ({ on: `2026-10-0${8 + (day % 2)}`, kind: 'working', format: 'inPerson' }) as const;

/** What somebody does at a meeting; returns the id of a signature or point that must be kept. */
type Act = (tablet: Tablet, meetingId: string, pick: number) => string | undefined | void;
const acts: readonly Act[] = [
  ({ doc }, id, pick) => {
    const notes = meetingText(doc, id, pick % 3 ? 'notes' : 'missedReason')!;
    writeText(doc, notes, `${notes.toString()}я`);
  },
  ({ doc }, id) => signMeeting(doc, id, 'mentor'),
  ({ doc }, id) => signMeeting(doc, id, 'mentee'),
  ({ doc }, _id, pick) => addAgendaPoint(doc, `вопрос ${pick}`, people[pick % 2]),
  ({ doc }, id, pick) => {
    const point = readAgendaPoints(doc)[pick % 4];
    if (point) setTalked(doc, id, point.id, pick % 3 > 0);
  },
  ({ doc }, id, pick) => planNext(doc, id, next(pick)),
  ({ doc }, id, pick) => setMood(doc, id, people[pick % 2]!, 'after', 4),
  ({ doc }, id, pick) => setMeetingState(doc, id, pick % 2 ? 'held' : 'missed', today),
  ({ doc }, id) => void addAgreement(doc, { meetingId: id, what: 'прочесть', as: 'mentee' }),
  ({ doc }, id, pick) => noteVoice(doc, id, people[pick % 2]!),
];

const steps = fc.array(
  fc.record({
    tablet: fc.nat({ max: 1 }),
    act: fc.nat({ max: acts.length }),
    meeting: fc.nat({ max: 2 }),
    pick: fc.nat({ max: 30 }),
  }),
  { minLength: 8, maxLength: 40, size: 'max' },
);

describe('two tablets at one meeting that were apart', () => {
  it('come to the same journal, list and signatures, and keep every one of them', () => {
    fc.assert(
      fc.property(steps, (story) => {
        const { mentor, mentee } = atTheTable();
        const tablets = [mentor, mentee];
        const kept: string[] = [];
        for (const { tablet: index, act, meeting, pick } of story) {
          const tablet = tablets[index]!;
          const { meetings } = readJournal(tablet.doc);
          const about = meetings[meeting % meetings.length]!.id;
          if (act === acts.length) meet(tablets);
          else {
            const id = acts[act]!(tablet, about, pick);
            if (id) kept.push(id);
          }
        }
        meet(tablets);
        expect(view(mentee.doc)).toEqual(view(mentor.doc));
        const { signatures, points, journal } = view(mentor.doc);
        const ids = new Set([...signatures, ...points].map(({ id }) => id));
        expect(new Set(kept).size).toBe(kept.length);
        expect(kept.filter((id) => !ids.has(id))).toEqual([]);
        // What was signed can be read, word for word, on both tablets.
        for (const { record, hash } of signatures) expect(fingerprint(record)).toBe(hash);
        // A date that both took stands once.
        const planned = journal.meetings
          .filter(({ state, topic, notes }) => state === 'planned' && topic + notes === '')
          .map(({ follows, heldOn }) => `${follows} ${heldOn}`);
        expect(new Set(planned).size).toBe(planned.length);
      }),
      { numRuns: 150 },
    );
  });

  it('both sign the same record: two signatures, one record, signed', () => {
    const { mentor, mentee, id } = atTheTable();
    signMeeting(mentor.doc, id, 'mentor');
    signMeeting(mentee.doc, id, 'mentee');
    meet([mentor, mentee]);
    const [meeting] = readJournal(mentor.doc).meetings;
    const signatures = readSignatures(mentor.doc);
    expect(signingOf(meeting!, signatures, recordOf(mentor.doc, id)!)).toBe('signed');
    expect(new Set(signatures.map(({ hash }) => hash)).size).toBe(1);
    expect(mentor.doc.getMap('signedRecords').size).toBe(1);
  });

  it('one signs while the other still writes: the difference is shown, and signing again settles it', () => {
    const { mentor, mentee, id } = atTheTable();
    const theirs = signMeeting(mentor.doc, id, 'mentor');
    writeText(mentee.doc, meetingText(mentee.doc, id, 'notes')!, 'Дочитали');
    signMeeting(mentee.doc, id, 'mentee');
    meet([mentor, mentee]);
    const { doc } = mentor;
    const standing = () =>
      signingOf(readJournal(doc).meetings[0]!, readSignatures(doc), recordOf(doc, id)!);
    expect(standing()).toBe('changed');
    const now = parseMeetingVersion(recordOf(doc, id)!)!;
    const signed = signatureOf('mentor', id, readSignatures(doc), recordOf(doc, id)!)!;
    expect(signed.id).toBe(theirs);
    const [change] = compareMeetings(parseMeetingVersion(signed.record)!, now);
    expect(change?.fields.map(({ field }) => field)).toEqual(['notes']);
    signMeeting(doc, id, 'mentor');
    expect(standing()).toBe('signed');
  });
});

it('a face is chosen anew until both have chosen, and stands from then on, on every tablet', () => {
  const { mentor, mentee, id } = atTheTable();
  setMood(mentor.doc, id, 'mentor', 'after', 1);
  setMood(mentor.doc, id, 'mentor', 'after', 2);
  setMood(mentee.doc, id, 'mentee', 'after', 5);
  meet([mentor, mentee]);
  for (const { doc, personId } of [mentor, mentee]) {
    setMood(doc, id, personId, 'after', 3);
    setMood(doc, id, personId, 'before', 4);
  }
  meet([mentor, mentee]);
  const moods = { mentor: { before: 4, after: 2 }, mentee: { before: 4, after: 5 } };
  for (const { doc } of [mentor, mentee]) {
    expect(readJournal(doc).meetings).toMatchObject([{ moods }]);
  }
});

it('a signature on the tablet of the other says whose tablet it was, and can be taken back', () => {
  const { mentor, id } = atTheTable();
  const signature = signMeeting(mentor.doc, id, 'mentee')!;
  const [read] = readSignatures(mentor.doc);
  expect(read).toMatchObject({ personId: 'mentee', tabletOf: 'mentor', meetingId: id });
  removeSignature(mentor.doc, signature);
  expect(readSignatures(mentor.doc)).toEqual([]);
  expect(signMeeting(mentor.doc, 'no such meeting', 'mentor')).toBeUndefined();
});

it('a record that was changed behind its hash is not shown as signed', () => {
  const { mentor, id } = atTheTable();
  signMeeting(mentor.doc, id, 'mentor');
  const { hash } = readSignatures(mentor.doc)[0]!;
  mentor.doc.getMap('signedRecords').set(hash, '{"meetings":{},"tasks":{}}');
  expect(readSignatures(mentor.doc)[0]?.record).toBe('');
});

it('the next date plans a meeting, moves it, and takes it back; it is never started twice', () => {
  const { mentor, mentee, id } = atTheTable();
  const planned = (doc: Y.Doc) => readJournal(doc).meetings.filter((m) => m.state === 'planned');
  planNext(mentor.doc, id, next(0));
  planNext(mentee.doc, id, next(0));
  meet([mentor, mentee]);
  const [shown] = planned(mentor.doc);
  expect(planned(mentor.doc)).toHaveLength(1);
  expect(readJournal(mentor.doc).meetings[0]?.nextOn).toBe('2026-10-08');
  planNext(mentee.doc, id, next(1));
  expect(planned(mentee.doc).map(({ heldOn }) => heldOn)).toEqual(['2026-10-09']);
  removeMeeting(mentee.doc, shown!.id);
  expect(planned(mentee.doc)).toEqual([]);
  planNext(mentee.doc, id, next(0));
  planNext(mentee.doc, id, null);
  expect(planned(mentee.doc)).toEqual([]);
  expect(readJournal(mentee.doc).meetings[0]?.nextOn).toBeNull();
});

it('a planned meeting that begins keeps what was planned, and its hour on its own day', () => {
  const { mentor } = atTheTable();
  const plan = { kind: 'working', heldOn: '2026-10-08', startsAt: '14:40' } as const;
  const begin = (id: string, today: string) => {
    const now = `${today}T10:52:00.000Z`;
    beginMeeting(mentor.doc, id, { today, startsAt: '13:52', now, present: people });
    return readJournal(mentor.doc).meetings.find((meeting) => meeting.id === id);
  };
  const onTime = begin(addMeeting(mentor.doc, plan), '2026-10-08');
  expect(onTime).toMatchObject({ state: 'held', startsAt: '14:40', enteredOn: '2026-10-08' });
  expect(onTime?.present).toEqual(['mentee', 'mentor']);
  const texts = { topic: 'Проект' };
  const early = begin(
    addMeeting(mentor.doc, { ...plan, present: ['mentor'], texts }),
    '2026-10-06',
  );
  expect(early).toMatchObject({ heldOn: '2026-10-06', startsAt: '13:52', topic: 'Проект' });
  expect(early?.present).toEqual(['mentor']);
});

it('keeps the reason of a missed meeting, also for a record that an older app made', () => {
  const { mentor, mentee, id } = atTheTable();
  const old = addMeeting(mentor.doc, { kind: 'working', heldOn: today });
  mentor.doc.getMap<Y.Map<unknown>>('meetings').get(old)?.delete('missedReason');
  meet([mentor, mentee]);
  // The deletion above was nobody's change, so the other copy gets it as a whole.
  Y.applyUpdate(mentee.doc, Y.encodeStateAsUpdate(mentor.doc), 'relay');
  for (const about of [id, old]) {
    setMeetingState(mentor.doc, about, 'missed', '2026-10-02');
    writeText(mentor.doc, meetingText(mentor.doc, about, 'missedReason')!, 'Болел. ');
    const text = meetingText(mentee.doc, about, 'missedReason')!;
    writeText(mentee.doc, text, 'Олимпиада.');
  }
  meet([mentor, mentee]);
  for (const { missedReason, state, enteredOn } of readJournal(mentee.doc).meetings) {
    expect(missedReason).toMatch(/Болел\. /);
    expect(missedReason).toMatch(/Олимпиада\./);
    expect({ state, enteredOn }).toEqual({ state: 'missed', enteredOn: '2026-10-02' });
  }
  setMeetingState(mentor.doc, id, 'held', '2026-10-05');
  setMeetingValue(mentor.doc, id, 'heldOn', '2026-10-01');
  expect(readJournal(mentor.doc).meetings.find((m) => m.id === id)?.enteredOn).toBe('2026-10-02');
});

it('says who came, and who was ticked on two tablets apart is there on both', () => {
  const [mentor, mentee] = openTablets() as [Tablet, Tablet];
  const id = addMeeting(mentor.doc, { kind: 'working', state: 'held', heldOn: today });
  meet([mentor, mentee]);
  const group = ['anna', 'boris', 'vera'].map((personId) => ({ personId }));
  setPresence(mentor.doc, id, group, ['anna']);
  setPresence(mentee.doc, id, group, ['boris']);
  meet([mentor, mentee]);
  const present = ({ doc }: Tablet) => readJournal(doc).meetings[0]?.present;
  expect([mentor, mentee].map(present)).toEqual([
    ['anna', 'boris'],
    ['anna', 'boris'],
  ]);
  setPresence(mentor.doc, id, group, ['boris', 'vera']);
  expect(present(mentor)).toEqual(['boris', 'vera']);
});

it('keeps the models of interaction that two tablets ticked apart', () => {
  const [mentor, mentee] = openTablets() as [Tablet, Tablet];
  const id = addMeeting(mentor.doc, { kind: 'working', state: 'held', heldOn: today });
  meet([mentor, mentee]);
  setModels(mentor.doc, id, [1]);
  setModels(mentee.doc, id, [3]);
  meet([mentor, mentee]);
  const models = ({ doc }: Tablet) => readJournal(doc).meetings[0]?.models;
  expect([mentor, mentee].map(models)).toEqual([
    [1, 3],
    [1, 3],
  ]);
  setModels(mentor.doc, id, [3, 4]);
  expect(models(mentor)).toEqual([3, 4]);
});
