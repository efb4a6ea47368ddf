import { beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addMeeting, planNext, setMeetingValue } from '#lib/documents/meeting-changes.ts';
import { readJournal } from '#lib/documents/pair-journal.ts';
import { setPeriod } from '#lib/documents/programme-period.ts';
import type { PairWorkspace } from '#lib/state/pair-workspace.svelte.ts';
import { readHere } from '#lib/sync/read-here.ts';
import { enterMeeting, isUnderWay, startMeeting, todaysMeeting } from './start-meeting.ts';

vi.mock('#lib/sync/read-here.ts');
vi.mock('#lib/state/session.svelte.ts', () => ({ session: {} }));

/** The programme as this tablet has it: its period ends on 31 May. */
let programme: Y.Doc;

beforeEach(() => {
  programme = new Y.Doc();
  prepareForEditing(programme, 'programme', 'olga');
  setPeriod(programme, '2026-09-01', '2027-05-31');
  vi.mocked(readHere).mockImplementation(async (_, __, read) => read(programme));
});

/** A pair that met every second Tuesday, last on 11 May. */
function pairThatMet(endsOn: string | null = null) {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', 'vera');
  const kinds = ['acquaintance', 'trial', 'planning', 'working'] as const;
  const days = ['2027-03-30', '2027-04-13', '2027-04-27', '2027-05-11'];
  const ids = kinds.map((kind, index) =>
    addMeeting(doc, { kind, state: 'held', heldOn: days[index] ?? '' }),
  );
  const workspace = {
    person: { org: 'school', personId: 'vera' },
    pair: { doc },
    supervision: { people: [], head: { endsOn } },
    get journal() {
      return readJournal(doc);
    },
  } as unknown as PairWorkspace;
  const kindOf = (id: string) =>
    workspace.journal.meetings.find((meeting) => meeting.id === id)?.kind;
  return { doc, workspace, kindOf, lastId: ids.at(-1) ?? '' };
}

it('a meeting that nobody planned is offered as the final one when no other fits into the programme’s period', async () => {
  const { workspace, kindOf } = pairThatMet();
  expect(kindOf(await startMeeting(workspace, '2027-05-25'))).toBe('final');
  const other = pairThatMet();
  expect(other.kindOf(await startMeeting(other.workspace, '2027-05-12'))).toBe('working');
});

it('one that is written down later too; a pair with an end of its own goes by that', async () => {
  const { workspace, kindOf } = pairThatMet();
  const facts = { state: 'held', enteredOn: '2027-05-27' } as const;
  expect(kindOf(await enterMeeting(workspace, '2027-05-25', facts))).toBe('final');
  const longer = pairThatMet('2027-08-31');
  expect(longer.kindOf(await enterMeeting(longer.workspace, '2027-05-25', facts))).toBe('working');
});

it('a tablet that cannot read the programme starts a working meeting', async () => {
  vi.mocked(readHere).mockRejectedValue(new Error('the storage did not answer'));
  const { workspace, kindOf } = pairThatMet();
  expect(kindOf(await startMeeting(workspace, '2027-05-25'))).toBe('working');
});

it('two taps start one meeting, and the one that is planned for about today is that one', async () => {
  const { workspace } = pairThatMet();
  const ids = await Promise.all([1, 2].map(() => startMeeting(workspace, '2027-05-25')));
  expect(new Set(ids).size).toBe(1);

  const planned = pairThatMet();
  const next = { on: '2027-05-25', kind: 'working', format: 'inPerson' } as const;
  planNext(planned.doc, planned.lastId, next);
  const id = await startMeeting(planned.workspace, '2027-05-25');
  const meetings = planned.workspace.journal.meetings.filter((m) => m.heldOn === '2027-05-25');
  expect(meetings).toMatchObject([{ id, state: 'held', kind: 'working' }]);
});

it('a meeting goes on until its minutes are there; one that is written down later never did', async () => {
  const { doc, workspace } = pairThatMet();
  const todays = () => todaysMeeting(workspace, '2027-05-25');
  const id = await startMeeting(workspace, '2027-05-25');
  expect(todays()).toSatisfy(isUnderWay);
  // The first signature fills them in.
  setMeetingValue(doc, id, 'minutes', 40);
  expect(todays()).not.toSatisfy(isUnderWay);
  const other = pairThatMet();
  await enterMeeting(other.workspace, '2027-05-25', { state: 'held', enteredOn: '2027-05-25' });
  expect(todaysMeeting(other.workspace, '2027-05-25')).not.toSatisfy(isUnderWay);
});
