import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import {
  addDiaryEntry,
  readDiary,
  setSharedAs,
  settleWish,
  takeEntryBack,
  type DiaryEntry,
} from '#lib/documents/diary.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import { readSharedReflections, shareReflection } from '#lib/documents/pair-reflections.ts';
import { closePair as closeInRoster } from '#lib/documents/roster.ts';
import { readWishes } from '#lib/documents/taking-back.ts';
import { formatDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import { formatSharedId } from '#lib/domain/shared-reflections.ts';
import { fulfilWishes, WishKeeper } from '#lib/state/taking-back.ts';
import { setUpSchool, signInAs } from '../server/school.ts';
import { startTestServer } from '../server/test-server.ts';
import { openNodeTablet, untilSaved } from '../support/node-tablet.ts';

vi.mock('#lib/sync/document-database.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('../support/memory-database.ts')),
}));

const secret = 'СЕКРЕТ мне страшно у доски';

/** A pupil who shared an entry on another tablet; this one has their diary, and the shared document only when asked to. */
async function shareElsewhere() {
  const server = await startTestServer();
  const { org, curatorId, mentorId, menteeId: personId, pairId } = await setUpSchool(server);
  const diaryName: DocumentName = { org, kind: 'diary', id: personId };
  const id = formatSharedId({ pairId, mentorId, authorId: personId });
  const sharedName: DocumentName = { org, kind: 'shared', id };

  /** Changes a document as another tablet of the pupil does. */
  const elsewhere = async (name: DocumentName, change: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await server.relay.read(name));
    prepareForEditing(doc, name.kind, personId);
    change(doc);
    await server.relay.write(name, Y.encodeStateAsUpdate(doc));
  };
  const shareAnew = async () => {
    await elsewhere(sharedName, (doc) => void shareReflection(doc, '', secret, { id: entryId }));
    await elsewhere(diaryName, (doc) => setSharedAs(doc, entryId, entryId, mentorId, ['worked']));
  };
  const onServer = async () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await server.relay.read(sharedName));
    return readSharedReflections(doc).map(({ text }) => text);
  };
  let entryId = '';
  await elsewhere(diaryName, (doc) => {
    entryId = addDiaryEntry(doc, { pairId, answers: { worked: secret } });
  });
  await shareAnew();

  const tablet = await openNodeTablet(personId, await signInAs(server, org, personId));
  const { repository, goOnline } = tablet;
  const { document: diary } = repository.lease(formatDocumentName(diaryName), personId);
  await untilSaved(diary, 'onServer');
  const closePair = async () => {
    const name: DocumentName = { org, kind: 'roster', id: '' };
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await server.relay.read(name));
    prepareForEditing(doc, 'roster', curatorId);
    closeInRoster(doc, pairId, '2026-11-25');
    await server.relay.write(name, Y.encodeStateAsUpdate(doc));
  };
  const goOffline = async () => {
    tablet.goOffline();
    await untilSaved(diary, 'offline');
  };
  const entry = () => readDiary(diary.doc)[0]!;
  return {
    ...{ repository, diary, diaryName, author: { org, personId }, entry },
    ...{ goOffline, goOnline, elsewhere, shareAnew, onServer, closePair },
  };
}

/** Tries as the queue does, each time it runs. */
async function untilSettled(entry: () => DiaryEntry, attempt: () => Promise<void>): Promise<void> {
  const settles = async () => {
    await attempt();
    return entry().takingBack;
  };
  await expect.poll(settles, { timeout: 15_000 }).toBe(false);
}

it('what is taken back on a tablet that does not have the copy goes when it can, and is not called private before', async () => {
  const { repository, diary, author, entry, goOffline, goOnline, onServer, closePair } =
    await shareElsewhere();
  await goOffline();
  takeEntryBack(diary.doc, entry());
  await fulfilWishes(repository, author);
  expect(entry()).toMatchObject({ sharedId: '', takingBack: true });
  expect(await onServer()).toEqual([secret]);

  // Also when the curator closes the pair meanwhile.
  await closePair();
  goOnline();
  const keeper = new WishKeeper(repository);
  await untilSettled(entry, () => keeper.look([author]));
  expect(entry().sharedId).toBe('');
  expect(await onServer()).toEqual([]);
});

it('a wish that another tablet has fulfilled takes nothing back that was shared again since', async () => {
  const school = await shareElsewhere();
  const { repository, diary, diaryName, author, entry, goOffline, goOnline, onServer } = school;
  takeEntryBack(diary.doc, entry());
  await untilSaved(diary, 'onServer');
  await goOffline();
  await school.elsewhere(diaryName, (doc) =>
    readWishes(doc).forEach((wish) => settleWish(doc, wish)),
  );
  await school.shareAnew();

  goOnline();
  await untilSettled(entry, () => fulfilWishes(repository, author));
  expect(entry().sharedId).not.toBe('');
  expect(await onServer()).toEqual([secret]);
});

it('an entry that another tablet shares at the same time is private everywhere once it is taken back', async () => {
  const { repository, diary, author, entry, goOffline, goOnline, ...school } =
    await shareElsewhere();
  await goOffline();
  takeEntryBack(diary.doc, entry());
  await school.elsewhere(school.diaryName, (doc) => {
    const { id, sharedId, sharedWith } = readDiary(doc)[0]!;
    setSharedAs(doc, id, sharedId, sharedWith, ['worked', 'hard']);
  });
  goOnline();
  await untilSettled(entry, () => fulfilWishes(repository, author));
  expect(entry()).toMatchObject({ sharedId: '', sharedParts: [] });
  expect(await school.onServer()).toEqual([]);
});
