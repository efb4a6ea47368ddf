import type { Page } from '@playwright/test';

import { PlanPage } from './page-models/plan-page.ts';
import { SavingDialog } from './page-models/saving-dialog.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expect, test } from './support/story.ts';

/** Puts the page away, as when the tablet shows something else, or takes it out again. */
function setHidden(page: Page, hidden: boolean): Promise<void> {
  return page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

test('the mentor reads when the mentee has seen the plan, until there is a new word in it', async ({
  school,
  tabletOf,
}) => {
  const [mentor, mentee] = [await tabletOf('mentor'), await tabletOf('mentee')];
  const pair = school.document('pair', school.pairId);
  const partner = school.names.mentee;
  await mentee.open(PlanPage.path(school.pairId));
  await setHidden(mentee.page, true);
  await mentor.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(mentor.page);
  const dialog = new SavingDialog(mentor.page);
  await plan.addGoal('Читать вслух');
  await mentor.page.keyboard.press('Tab');
  await expect(new PlanPage(mentee.page).goals).toHaveCount(1);
  await expect(mentee.corner).toContainText('На сервере');
  await expect(mentor.corner).toContainText('На сервере');
  await dialog.open();
  await expect(dialog.document(pair)).toContainText(`${partner}: ещё не увидено`);
  await dialog.close();

  await setHidden(mentee.page, false);
  await expect(mentor.corner).toContainText(/На сервере\s*в \d\d:\d\d · увидено в \d\d:\d\d/);
  await setHidden(mentee.page, true);

  // After a restart without a network the corner claims nothing, and the dialog knows it still.
  await mentor.keepsTheApp();
  await mentor.goOffline();
  await mentor.reopen(SettingsPage.path);
  const later = new SavingDialog(mentor.page);
  await expect(mentor.corner).toContainText('Сохранено здесь');
  await expect(mentor.corner).not.toContainText('увидено');
  await later.open();
  await expect(later.document(pair)).toContainText(`${partner}: увидено сегодня в`);
  await mentor.goOnline();

  await mentor.open(PlanPage.path(school.pairId));
  await expect(mentor.corner).toContainText('увидено');
  await new PlanPage(mentor.page).addGoal('Считать в уме');
  await expect(mentor.corner).toContainText('На сервере');
  await expect(mentor.corner).not.toContainText('увидено');
  await expect(new PlanPage(mentee.page).goals).toHaveCount(2);
  await later.open();
  await expect(later.document(pair)).toContainText(`${partner}: ещё не увидено`);
  await setHidden(mentee.page, false);
  await expect(later.document(pair)).toContainText(`${partner}: увидено сегодня в`);
});
