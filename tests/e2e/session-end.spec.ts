import { EnterPage } from './page-models/enter-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { expectNoBarriers } from './support/barriers.ts';
import { placesThatHold, unsentInLedger } from './support/storage.ts';
import { expect, test } from './support/story.ts';

test('a session that runs out while the tablet is offline keeps nobody from writing, and loses nothing', async ({
  school,
  server,
  tabletOf,
}) => {
  const { pairId } = school;
  const tablet = await tabletOf('mentee');
  const wayBack = await school.signInLink('mentee');
  await tablet.open(PlanPage.path(pairId));
  await new PlanPage(tablet.page).addGoal('Написано с сессией');
  await expect(tablet.corner).toContainText('На сервере');
  await tablet.keepsTheApp();
  await tablet.goOffline();
  server.expireSessionsOf(school.idOf('mentee'));

  await new PlanPage(tablet.page).addGoal('Написано без сессии');
  await expect(tablet.corner).toContainText('Сохранено здесь');
  await tablet.reopen(PlanPage.path(pairId));
  const plan = new PlanPage(tablet.page);
  await plan.goalTitled('Написано без сессии');
  await plan.addGoal('Написано после холодного старта');
  await expect(tablet.corner).toContainText('Сохранено здесь');

  await tablet.goOnline();
  await expect(new EnterPage(tablet.page).lockedHeading).toBeVisible();
  expect(await tablet.page.content()).not.toContain('Написано');
  expect(await placesThatHold(tablet.page, 'Написано после холодного старта')).not.toEqual([]);
  expect(await unsentInLedger(tablet.page)).toBeGreaterThan(0);
  // Also after a restart it is locked, and nothing is gone.
  await tablet.reopen(PlanPage.path(pairId));
  await expect(new EnterPage(tablet.page).lockedHeading).toBeVisible();
  expect(await unsentInLedger(tablet.page)).toBeGreaterThan(0);
  await expectNoBarriers(tablet.page, 'account that must sign in again');
  await tablet.page.getByRole('button', { name: 'English' }).click();
  await expect(tablet.page.getByRole('heading', { name: 'Sign in again' })).toBeVisible();
  await expectNoBarriers(tablet.page, 'account that must sign in again, in English');
  await tablet.page.getByRole('button', { name: 'Русский' }).click();

  await tablet.signIn(wayBack);
  await tablet.open(PlanPage.path(pairId));
  const all = ['Написано с сессией', 'Написано без сессии', 'Написано после холодного старта'];
  await expect.poll(() => new PlanPage(tablet.page).titles()).toEqual(all);
  await expect(tablet.corner).toContainText('На сервере');
  const mentor = await tabletOf('mentor');
  await mentor.open(PlanPage.path(pairId));
  await expect.poll(() => new PlanPage(mentor.page).titles()).toEqual(all);
});
