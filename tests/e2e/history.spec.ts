import { HistoryPage } from './page-models/history-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { SavingDialog } from './page-models/saving-dialog.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expectNoBarriers, inEnglish } from './support/barriers.ts';
import { expect, test } from './support/story.ts';

test('without a network a pupil compares the plan with an earlier day, goes back to it, and takes a goal out of the bin', async ({
  school,
  tabletOf,
}) => {
  const mentee = await tabletOf('mentee');
  await mentee.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(mentee.page);
  // Only then has the page seen that there is nothing to keep yet.
  await mentee.page.waitForLoadState('networkidle');
  await plan.addGoal('Читать книги');
  await expect(mentee.corner).toContainText('На сервере');
  await mentee.keepsTheApp();
  const sent = mentee.page.waitForResponse(
    (response) => response.url().includes('/api/versions/') && response.status() === 200,
  );
  await mentee.page.reload();
  await sent;
  const history = new HistoryPage(mentee.page);
  await history.openByLink();
  await expect(history.versions).toHaveCount(1);

  await mentee.goOffline();
  await mentee.open(PlanPage.path(school.pairId));
  await plan.titleOf(await plan.goalTitled('Читать книги')).fill('Читать книги вслух');
  await plan.addGoal('Лишняя цель');
  await history.openByLink();
  await history.compare(history.versions.first());
  const changes = history.comparison.getByTestId('change');
  await expect(changes).toHaveCount(2);
  await expect(changes.first().locator('ins')).toHaveText(' вслух');
  await expect(changes.last()).toContainText(`новое · ${school.names.mentee}`);
  await changes.first().getByText('Кто это написал').click();
  await expect(changes.first()).toContainText(`${school.names.mentee}:`);
  await expectNoBarriers(mentee.page);
  await history.comparison.getByRole('button', { name: 'Вернуть как было' }).click();

  await expect(history.versions).toHaveCount(2);
  await expect(history.versions.first()).toContainText('перед возвратом к прежнему');
  await expect(history.binned).toHaveCount(1);
  await expect(history.binned).toContainText('Лишняя цель');
  await expect(history.binned).toContainText(school.names.mentee);
  await expectNoBarriers(mentee.page, 'versions, and a bin that holds something');
  await inEnglish(mentee.page, async () => {
    await expect(history.binned).toContainText('Лишняя цель');
    await expectNoBarriers(mentee.page, 'versions, and a bin that holds something, in English');
    await history.versions
      .first()
      .getByRole('button', { name: /^Compare/u })
      .click();
    await expect(mentee.page.getByRole('dialog').getByTestId('change')).not.toHaveCount(0);
    await expectNoBarriers(mentee.page, 'comparison with a version, in English');
    await mentee.page.keyboard.press('Escape');
  });
  await history.binned.getByRole('button', { name: 'Вернуть: Лишняя цель' }).click();
  await expect(history.binned).toHaveCount(0);
  await mentee.page.getByRole('button', { name: 'Отменить', exact: true }).click();
  await expect(history.binned).toHaveCount(1);
  await mentee.page.getByRole('button', { name: 'Повторить', exact: true }).click();
  await expect(history.binned).toHaveCount(0);
  await mentee.open(PlanPage.path(school.pairId));
  await expect(plan.goals).toHaveCount(2);
  expect(await plan.titles()).toEqual(['Читать книги', 'Лишняя цель']);

  // What was kept without a network goes out later, from a page that has nothing to do with versions.
  await mentee.reopen(SettingsPage.path);
  const dialog = new SavingDialog(mentee.page);
  await dialog.open();
  await expect(dialog.unsentVersions).toContainText('1');
  await mentee.goOnline();
  await expect(dialog.unsentVersions).toBeHidden();
});
