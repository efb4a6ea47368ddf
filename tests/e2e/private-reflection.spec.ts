import { MeetingsPage } from './page-models/meetings-page.ts';
import { OverviewPage } from './page-models/overview-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { fetchDocument, openRawSocket } from './support/raw-requests.ts';
import { placesThatHold } from './support/storage.ts';
import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

const secret = 'СЕКРЕТ-7519 мне бывает страшно у доски';

test('nobody but its author gets a private reflection, by any way', async ({
  school,
  tabletOf,
}) => {
  const { pairId } = school;
  const author = await tabletOf('mentee');
  await author.open(ReflectionPage.path(pairId));
  await new ReflectionPage(author.page).write(secret);
  await expect(author.corner).toContainText('На сервере');
  const diary = school.document('diary', school.idOf('mentee'));

  // The author gets it by each of these ways, so each of them would have shown it.
  expect(await placesThatHold(author.page, secret)).not.toEqual([]);
  const own = await fetchDocument(author.page, diary);
  expect(own.status).toBe(200);
  expect(own.received).toContain(secret);

  const pages = [
    '/',
    PlanPage.path(pairId),
    MeetingsPage.path(pairId),
    ReflectionPage.path(pairId),
    OverviewPage.path,
  ];
  for (const who of ['mentor', 'curator', 'head', 'otherMentee'] as const) {
    await test.step(who, async () => {
      const other = await tabletOf(who);
      for (const path of pages) {
        await other.open(path);
        await expect(other.page.getByRole('heading').first()).toBeVisible();
        await expect(other.corner).not.toContainText('Отправляется');
        expect(await other.page.content()).not.toContain('СЕКРЕТ');
      }
      const socket = await openRawSocket(other.page, diary);
      expect(socket.code).toBe(4403);
      expect(socket.received).not.toContain('СЕКРЕТ');
      const answer = await fetchDocument(other.page, diary);
      expect(answer.status).toBe(403);
      expect(answer.received).not.toContain('СЕКРЕТ');
      expect(await placesThatHold(other.page, 'СЕКРЕТ')).toEqual([]);
    });
  }
});

test('a shared reflection is seen by the pair and the curator until it is taken back', async ({
  school,
  tabletOf,
}) => {
  const path = ReflectionPage.path(school.pairId);
  const author = await tabletOf('mentee');
  const readers = [await tabletOf('mentor'), await tabletOf('curator')];
  await author.open(path);
  const own = new ReflectionPage(author.page);
  await own.write(secret);
  for (const reader of readers) {
    await reader.open(path);
    await expect(reader.page.getByText('Пока никто ничем не поделился.')).toBeVisible();
  }

  await own.share();
  for (const reader of readers) {
    await expect(new ReflectionPage(reader.page).shared).toContainText(secret);
  }

  await own.takeBack();
  for (const reader of readers) {
    await expect(reader.page.getByText('Пока никто ничем не поделился.')).toBeVisible();
    expect(await reader.page.content()).not.toContain('СЕКРЕТ');
  }
  await expect(own.entries).toContainText('Видите только вы');
});
