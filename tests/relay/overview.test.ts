import { expect, it, onTestFinished, vi } from 'vitest';

import { prepareForEditing } from '#lib/documents/document.ts';
import { readOverview } from '#lib/documents/overview.ts';
import { addMeeting } from '#lib/documents/meeting-changes.ts';
import { activatePair, addProposal, pausePair } from '#lib/documents/pair-states.ts';
import { addGoal, addTask, setTaskStatus } from '#lib/documents/pair-plan.ts';
import { closePair } from '#lib/documents/roster.ts';
import { acceptPlan } from '#lib/documents/accepting.ts';
import { createLog } from '#server/log.ts';
import { createOverviewWriter } from '#server/overview/overview-writer.ts';
import type { RelayServer } from '../support/launch-relay.ts';
import { startRelay } from '../support/relay-server.ts';
import { connectSynced, type SyncClient } from '../support/sync-client.ts';

const overview = 'school/overview';

function startOverview({ relay, rosters, store }: RelayServer) {
  const log = createLog({ write: () => undefined });
  const writer = createOverviewWriter({ relay, rosters, store, log, delayMs: 5, retryMs: 5 });
  onTestFinished(() => writer.close());
  return writer;
}

const digestOf = (client: SyncClient, pairId = 'pair') =>
  readOverview(client.doc).find((digest) => digest.pairId === pairId);

it('shows the curator what a pair did a moment ago', async () => {
  const server = await startRelay();
  startOverview(server);
  const curator = await connectSynced(server, 'curator', overview);
  const mentor = await connectSynced(server, 'mentor', 'school/pair/pair');
  prepareForEditing(mentor.doc, 'pair', 'mentor');

  let task = '';
  mentor.edit((doc) => void addGoal(doc, { title: 'Не для чужих глаз' }));
  mentor.edit((doc) => void (task = addTask(doc, { dueOn: '2026-12-01' })));
  mentor.edit(
    (doc) =>
      void addMeeting(doc, { kind: 'working', state: 'held', heldOn: '2026-11-02', minutes: 40 }),
  );
  await curator.until(() => digestOf(curator)?.meetingsHeld === 1, 'the meeting is counted');
  expect(digestOf(curator)).toMatchObject({
    goals: 1,
    openDueDates: ['2026-12-01'],
    minutesHeld: 40,
    lastMeetingOn: '2026-11-02',
    members: [
      { personId: 'mentor', name: 'Наставник', part: 'mentor' },
      { personId: 'mentee', name: 'Наставляемый', part: 'mentee', lastSyncAt: null },
    ],
  });
  await curator.until(
    () => Boolean(digestOf(curator)?.members[0]?.lastSyncAt),
    'delivery is noted',
  );
  expect(JSON.stringify(readOverview(curator.doc))).not.toContain('чужих');

  mentor.edit((doc) => setTaskStatus(doc, task, 'done'));
  await curator.until(() => digestOf(curator)?.tasks.done === 1, 'the task is counted as done');
});

it('follows the roster and the supervision too', async () => {
  const server = await startRelay();
  startOverview(server);
  const head = await connectSynced(server, 'head', overview);
  await server.edit('school/supervision/pair', 'curator', (doc) => {
    acceptPlan(doc, { goals: [], tasks: [] }, '2026-10-01T08:00:00.000Z');
  });
  const acceptedAt = () => digestOf(head)?.planAcceptedAt;
  await head.until(() => acceptedAt() === '2026-10-01T08:00:00.000Z', 'accepted');
  expect(readOverview(head.doc)).toHaveLength(3);

  await server.edit('school/roster', 'curator', (doc) => closePair(doc, 'pair', '2026-11-01'));
  await head.until(() => digestOf(head)?.state === 'closed', 'closed');
  expect(digestOf(head)?.planAcceptedAt).toBe('2026-10-01T08:00:00.000Z');
});

it('tells of a pair from its first day on, and nothing of what was only proposed', async () => {
  const server = await startRelay();
  startOverview(server);
  const head = await connectSynced(server, 'head', overview);
  let [begun, asked] = ['', ''];
  await server.edit('school/roster', 'curator', (doc) => {
    const proposal = { form: 'studentStudent', proposedOn: '2026-09-01' } as const;
    const mentorId = 'other-mentor';
    begun = addProposal(doc, { ...proposal, mentorId, menteeIds: ['mentee'] });
    asked = addProposal(doc, { ...proposal, mentorId, menteeIds: ['former'] });
  });
  await server.edit('school/roster', 'curator', (doc) =>
    activatePair(doc, begun, { startsOn: '2026-09-07' }),
  );
  await head.until(() => digestOf(head, begun)?.state === 'active', 'the pair works');
  expect(digestOf(head, asked)).toBeUndefined();
  await server.edit('school/roster', 'curator', (doc) => pausePair(doc, begun, '2026-10-01'));
  await head.until(() => digestOf(head, begun)?.state === 'paused', 'the pair rests');
});

it('catches up after a start with what changed while nobody was deriving', async () => {
  const server = await startRelay();
  await server.edit('school/pair/pair', 'mentor', (doc) => void addGoal(doc));
  const writer = startOverview(server);
  await writer.rebuildAll();
  const curator = await connectSynced(server, 'curator', overview);
  expect(digestOf(curator)?.goals).toBe(1);

  const { updates } = await server.store.load(overview);
  await writer.rebuildOverview('school');
  expect((await server.store.load(overview)).updates).toHaveLength(updates.length);
});

it('tries again when the overview could not be stored', async () => {
  const server = await startRelay();
  startOverview(server);
  const { append } = server.store;
  let failures = 0;
  server.store.append = (update) => {
    if (update.document !== overview || failures >= 2) return append.call(server.store, update);
    failures += 1;
    return Promise.reject(new Error('the disk is full'));
  };
  await server.edit('school/pair/pair', 'mentor', (doc) => void addGoal(doc));
  const curator = await connectSynced(server, 'curator', overview);
  await vi.waitFor(() => expect(digestOf(curator)?.goals).toBe(1));
  expect(failures).toBe(2);
});
