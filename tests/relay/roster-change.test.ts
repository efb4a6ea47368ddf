import { expect, it } from 'vitest';

import type * as Y from 'yjs';

import { withdrawConsent } from '#lib/documents/consents.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import {
  activatePair,
  addProposal,
  noteAgreement,
  pausePair,
  withdrawProposal,
} from '#lib/documents/pair-states.ts';
import {
  addPerson,
  closePair,
  readRoster,
  removeMember,
  removePerson,
  reopenPair,
} from '#lib/documents/roster.ts';
import { giveConsent } from '../support/school.ts';
import type { RelayServer } from '../support/launch-relay.ts';
import { startRelay } from '../support/relay-server.ts';
import { connect, connectSynced } from '../support/sync-client.ts';

const pair = 'school/pair/pair';

async function curatorWithRoster(server: RelayServer) {
  const curator = await connectSynced(server, 'curator', 'school/roster');
  prepareForEditing(curator.doc, 'roster', 'curator');
  return curator;
}

it('closes the sockets of a member who was taken out of the pair, and theirs alone', async () => {
  const server = await startRelay();
  const curator = await curatorWithRoster(server);
  const mentor = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  const supervision = await connectSynced(server, 'mentee', 'school/supervision/pair');
  const programme = await connectSynced(server, 'mentee', 'school/programme');

  const { pairs } = readRoster(curator.doc);
  const { members } = pairs.find(({ id }) => id === 'pair')!;
  const membership = members.find(({ personId }) => personId === 'mentee')!;
  curator.edit((doc) => removeMember(doc, membership.id));
  await mentee.until(() => mentee.closeCode === 4403, 'sent away from the plan');
  await supervision.until(() => supervision.closeCode === 4403, 'sent away from the supervision');

  const frame = mentor.edit((doc) => doc.getMap('test').set('after', true));
  await mentor.until(() => mentor.acknowledged === frame, 'the mentor writes on');
  expect(mentee.doc.getMap('test').size).toBe(0);
  await programme.answered();
  expect(programme.closeCode).toBeUndefined();
});

it('turns writers into readers at once when their pair is closed, and back', async () => {
  const server = await startRelay();
  const curator = await curatorWithRoster(server);
  const mentee = await connectSynced(server, 'mentee', pair);
  const write = (key: string) => mentee.edit((doc) => doc.getMap('test').set(key, true));

  await curator.until(() => curator.synced, 'ready');
  const closing = curator.edit((doc) => closePair(doc, 'pair', '2026-06-01'));
  await curator.until(() => curator.acknowledged === closing, 'the pair is closed');
  const late = write('late');
  await mentee.until(() => mentee.acknowledged === late, 'dealt with');
  expect(mentee.refused).toEqual([{ frame: late, refusal: 'readOnly' }]);
  expect(mentee.closeCode).toBeUndefined();

  const reopening = curator.edit((doc) => reopenPair(doc, 'pair'));
  await curator.until(() => curator.acknowledged === reopening, 'the pair is open again');
  mentee.sendStep2(mentee.sinceRelay());
  await mentee.until(() => mentee.acknowledged === late + 1, 'stored');
  expect(mentee.refused).toHaveLength(1);
});

it('lets the members of a proposed or paused pair read and not write, from the commit on', async () => {
  const server = await startRelay();
  const curator = await curatorWithRoster(server);
  const commit = async (change: (doc: Y.Doc) => void) => {
    const frame = curator.edit(change);
    await curator.until(() => curator.acknowledged === frame, 'the roster is stored');
  };
  let pairId = '';
  await commit((doc) => {
    const proposal = { mentorId: 'mentor', menteeIds: ['mentee'], proposedOn: '2026-09-01' };
    pairId = addProposal(doc, { form: 'studentStudent', ...proposal });
  });
  const mentee = await connectSynced(server, 'mentee', `school/pair/${pairId}`);
  let refusals = 0;
  const write = async (key: string) => {
    // What was refused is offered again, as a tablet does.
    mentee.sendStep2(mentee.sinceRelay());
    const frame = mentee.edit((doc) => doc.getMap('test').set(key, true));
    await mentee.until(() => mentee.acknowledged === frame, 'dealt with');
    const refused = mentee.refused.length - refusals;
    refusals = mentee.refused.length;
    return refused === 0;
  };

  expect(await write('before all have agreed')).toBe(false);
  await commit((doc) => noteAgreement(doc, pairId, '2026-09-02', 'inPerson'));
  expect(await write('before the order')).toBe(false);
  await commit((doc) => activatePair(doc, pairId, { startsOn: '2026-09-03' }));
  expect(await write('at work')).toBe(true);
  await commit((doc) => pausePair(doc, pairId, '2026-10-01'));
  expect(await write('while it is paused')).toBe(false);
  await commit((doc) => reopenPair(doc, pairId));
  expect(await write('at work again')).toBe(true);
  expect(mentee.closeCode).toBeUndefined();
});

it('keeps a proposal from everybody who is not in it, and from all once it is withdrawn', async () => {
  const server = await startRelay();
  const curator = await curatorWithRoster(server);
  let pairId = '';
  const frame = curator.edit((doc) => {
    const proposal = { mentorId: 'mentor', menteeIds: ['mentee'], proposedOn: '2026-09-01' };
    pairId = addProposal(doc, { form: 'studentStudent', ...proposal });
  });
  await curator.until(() => curator.acknowledged === frame, 'the roster is stored');
  const supervision = `school/supervision/${pairId}`;
  const other = await connect(server, 'otherMentee', supervision);
  await other.until(() => other.closeCode === 4403, 'none of their business');
  const mentor = await connectSynced(server, 'mentor', supervision);
  const answers = await connect(server, 'mentor', 'school/answers/mentee');
  await answers.until(() => answers.closeCode === 4403, 'not for the other side');
  curator.edit((doc) => withdrawProposal(doc, pairId));
  await mentor.until(() => mentor.closeCode === 4403, 'sent away');
});

const departures: [string, (doc: Y.Doc) => void][] = [
  ['was removed from the programme', (doc) => removePerson(doc, 'mentor')],
  [
    'took their consent back',
    (doc) => {
      const paper = { personId: 'mentor', purpose: 'participation' } as const;
      withdrawConsent(doc, paper, { on: '2026-10-01', by: 'Наставник' });
    },
  ],
];

it.each(departures)('sends away a person who %s from all but their diary', async (_, leave) => {
  const server = await startRelay();
  const curator = await curatorWithRoster(server);
  const documents = [pair, 'school/programme', 'school/answers/mentor', 'school/diary/mentor'];
  const sockets = await Promise.all(
    documents.map((document) => connectSynced(server, 'mentor', document)),
  );
  curator.edit(leave);
  for (const socket of sockets.slice(0, 3)) {
    await socket.until(() => socket.closeCode === 4403, 'sent away');
  }
  const diary = sockets[3]!;
  diary.edit((doc) => doc.getMap('test').set('late', true));
  await diary.until(() => diary.refused.length > 0, 'the diary is only read');
});

it('lets a new member of the organisation in as soon as the roster names them with a consent', async () => {
  const server = await startRelay({
    sessionOf: () => ({
      id: 's',
      accountId: 'a',
      identity: { persons: new Map([['school', 'newcomer']]) },
      expiresAt: Date.now() + 3_600_000,
    }),
  });
  const before = await connect(server, 'stranger', 'school/programme');
  await before.until(() => before.closeCode === 4403, 'not known yet');
  await server.edit('school/roster', 'curator', (doc) => {
    addPerson(doc, { id: 'newcomer', name: 'Новенький' });
    giveConsent(doc, 'newcomer');
  });
  await connectSynced(server, 'stranger', 'school/programme');
});

it('keeps what was written before a consent was taken back from the curator until there is a new one', async () => {
  const server = await startRelay();
  const answers = 'school/answers/mentee';
  const mentee = await connectSynced(server, 'mentee', answers);
  const frame = mentee.edit((doc) => doc.getMap('test').set('said', true));
  await mentee.until(() => mentee.acknowledged === frame, 'stored');
  const curator = await curatorWithRoster(server);
  const reader = await connectSynced(server, 'curator', answers);
  const paper = { personId: 'mentee', purpose: 'participation' } as const;
  curator.edit((doc) => withdrawConsent(doc, paper, { on: '2026-10-01', by: 'мать' }));
  await reader.until(() => reader.closeCode === 4403, 'sent away');
  await mentee.until(() => mentee.closeCode === 4403, 'sent away');
  const anew = curator.edit((doc) => giveConsent(doc, 'mentee'));
  await curator.until(() => curator.acknowledged === anew, 'the roster is stored');
  const again = await connectSynced(server, 'mentee', answers);
  expect(again.doc.getMap('test').get('said')).toBe(true);
});
