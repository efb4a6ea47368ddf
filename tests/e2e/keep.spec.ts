import type { Page } from '@playwright/test';

import { PlanPage } from './page-models/plan-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expectNoBarriers, inEnglish } from './support/barriers.ts';
import { placesThatHold } from './support/storage.ts';
import { expect, test } from './support/story.ts';

/** Whether the tablet has a database of this document. */
async function isHere(page: Page, document: string): Promise<boolean> {
  const names = await page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name),
  );
  return names.some((name) => name?.endsWith(`/${document}`));
}

test('a curator keeps two pairs on the tablet, reads them without a network, and lets go of one', async ({
  server,
  school,
  tabletOf,
}) => {
  const { pairId, otherPairId, names } = school;
  const thirdPairId = await school.formPair('mentor', 'otherMentee');
  const mentor = await tabletOf('mentor');
  for (const [id, title] of [
    [pairId, 'Цель первой пары'],
    [thirdPairId, 'МЕТКА третьей пары'],
  ] as const) {
    await mentor.open(PlanPage.path(id));
    await new PlanPage(mentor.page).addGoal(title);
    await expect(mentor.corner).toContainText('На сервере');
  }

  const curator = await tabletOf('curator');
  await curator.open(SettingsPage.path);
  const settings = new SettingsPage(curator.page);
  await settings.keeps('Выбранные пары');
  await settings.searchPair('белова');
  await expect(settings.keepablePairs).toHaveCount(2);
  await settings.keepPair(`${names.mentor} → ${names.mentee}`);
  await settings.keepPair(`${names.mentor} → ${names.otherMentee}`);
  await expect(settings.keepProgress).toContainText(/2 из 2, [\d,]+ МБ/u);
  await curator.keepsTheApp();
  await curator.goOffline();
  await server.stop();

  await curator.reopen(PlanPage.path(pairId));
  await expect.poll(() => new PlanPage(curator.page).titles()).toEqual(['Цель первой пары']);
  await expect(curator.page.getByText(names.mentee)).toBeVisible();
  await curator.reopen(PlanPage.path(otherPairId));
  await expect(
    curator.page.getByRole('heading', { name: 'Этой пары нет на этом планшете' }),
  ).toBeVisible();
  await expectNoBarriers(curator.page, 'pair that is not on the tablet');
  await inEnglish(curator.page, async () => {
    await expect(curator.page.getByText('This pair is not on this tablet')).toBeVisible();
    await expectNoBarriers(curator.page, 'pair that is not on the tablet, in English');
  });

  // What the server lacks stays, whatever is chosen.
  await curator.reopen(`/pair/${thirdPairId}/review`);
  await curator.page.getByRole('textbox', { name: 'Замечание' }).fill('Допишите задачи.');
  await curator.page.getByRole('button', { name: 'Оставить замечание' }).click();
  await expect(curator.corner).toContainText('не отправлено');
  await curator.reopen(SettingsPage.path);
  const later = new SettingsPage(curator.page);
  await later.searchPair('рябова');
  await later.keepPair(`${names.mentor} → ${names.otherMentee}`, false);
  await expect(later.keepProgress).toContainText('1 из 1');
  await expect.poll(() => isHere(curator.page, `pair/${thirdPairId}`)).toBe(false);
  await expect.poll(() => placesThatHold(curator.page, 'МЕТКА третьей пары')).toEqual([]);
  expect(await isHere(curator.page, `supervision/${thirdPairId}`)).toBe(true);
  await server.start();
  await curator.goOnline();
  await expect.poll(() => isHere(curator.page, `supervision/${thirdPairId}`)).toBe(false);
  expect(await isHere(curator.page, `pair/${pairId}`)).toBe(true);

  await mentor.reopen(`/pair/${thirdPairId}/review`);
  await expect(mentor.page.getByText('Допишите задачи.')).toBeVisible();
  await mentor.page.getByText('Кто заходил в записи пары').click();
  await expect(mentor.page.getByText(/Соколова Ольга Петровна .*копия на планшете/u)).toBeVisible();

  await later.keeps(/^Все пары организации/u);
  // What failed while the server was away is asked for again after a pause.
  await expect(later.keepProgress).toContainText('3 из 3', { timeout: 30_000 });
  await later.keeps('Не хранить');
  await expect.poll(() => isHere(curator.page, `pair/${pairId}`)).toBe(false);
});
