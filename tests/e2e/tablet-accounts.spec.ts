import type { Page } from '@playwright/test';

import { EnterPage } from './page-models/enter-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expectNoBarriers, inEnglish, steer } from './support/barriers.ts';
import { placesThatHold } from './support/storage.ts';
import { expect, test } from './support/story.ts';

const marker = 'МЕТКА-КОСТИ прочесть книгу';
const accountsOf = (page: Page) => page.getByTestId('tablet-account');
const removal = (page: Page) =>
  page.getByRole('dialog', { name: 'Убрать эту учётную запись с планшета?' });

test('two pupils take turns at one tablet: each comes back by signing in, to what they wrote', async ({
  school,
  tabletOf,
}) => {
  const { names, pairId } = school;
  const tablet = await tabletOf('mentee');
  await tablet.open('/');
  await tablet.page.evaluate(() =>
    fetch('/api/account/password', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'костя', password: 'длинный пароль Кости' }),
    }),
  );
  await tablet.open(PlanPage.path(pairId));
  await new PlanPage(tablet.page).addGoal(marker);
  await expect(tablet.corner).toContainText('На сервере');

  await tablet.signIn(await school.signInLink('otherMentee'));
  await tablet.keepsTheApp();
  await tablet.open(SettingsPage.path);
  await expect(accountsOf(tablet.page)).toHaveCount(2);
  await expect(accountsOf(tablet.page).first()).toContainText(names.otherMentee);
  await expect(accountsOf(tablet.page).first()).toContainText('сейчас здесь вы');

  // Without a network the first one's work does not open by itself either.
  const settings = new SettingsPage(tablet.page);
  await settings.signOut();
  const enter = new EnterPage(tablet.page);
  await expect(enter.heading).toBeVisible();
  await tablet.goOffline();
  await tablet.reopen(PlanPage.path(pairId));
  await expect(new EnterPage(tablet.page).lockedHeading).toBeVisible();
  await expect(tablet.page.getByText(marker)).toHaveCount(0);
  await tablet.goOnline();

  await tablet.signIn(await school.signInLink('otherMentee'));
  await tablet.open(SettingsPage.path);
  const switching = `Сменить учётную запись на: ${names.mentee}`;
  await tablet.page.getByRole('button', { name: switching }).click();
  await expect(new EnterPage(tablet.page).heading).toBeVisible();
  await expect(tablet.page.getByRole('textbox', { name: 'Имя пользователя' })).toHaveValue('костя');
  await new EnterPage(tablet.page).byPassword('костя', 'длинный пароль Кости');
  await expect(tablet.page.getByRole('navigation', { name: 'Разделы', exact: true })).toBeVisible();
  await tablet.open(PlanPage.path(pairId));
  await new PlanPage(tablet.page).goalTitled(marker);

  // When the school erases the other one, nothing of them stays, although it is not they who ask.
  const curator = await school.signIn('curator');
  const erased = { org: school.org, personId: school.idOf('otherMentee') };
  expect(await placesThatHold(tablet.page, names.otherMentee)).not.toEqual([]);
  expect((await curator.post('/api/erasures', erased)).ok).toBe(true);
  await tablet.reopen('/');
  await expect.poll(() => placesThatHold(tablet.page, names.otherMentee)).toEqual([]);
  expect(await placesThatHold(tablet.page, marker)).not.toEqual([]);
});

test('removing an account warns of what was not sent, and then leaves no trace of it', async ({
  school,
  tabletOf,
}) => {
  const { names, pairId, otherPairId } = school;
  const tablet = await tabletOf('mentee');
  // The server is there, but takes no documents.
  await tablet.context.routeWebSocket(/\/sync\//, () => undefined);
  await tablet.context.route('**/api/documents/**', (route) => route.abort());
  await tablet.reopen(PlanPage.path(pairId));
  await new PlanPage(tablet.page).addGoal(marker);
  await expect(tablet.corner).not.toContainText('На сервере');
  await expect(tablet.page.getByText('Записи пары ещё не загружены')).toBeVisible();
  await expectNoBarriers(tablet.page, 'pair whose records are not here yet');
  await steer(tablet.page, '/programme');
  await expect(tablet.page.getByText('Программа ещё не загружена')).toBeVisible();
  await expectNoBarriers(tablet.page, 'programme that is not here yet');

  await tablet.signIn(await school.signInLink('otherMentee'));
  await tablet.open(PlanPage.path(otherPairId));
  await new PlanPage(tablet.page).addGoal('Цель Тони');
  await tablet.open(SettingsPage.path);
  const mine = accountsOf(tablet.page).filter({ hasText: names.mentee });
  await expect(mine).toContainText(/не отправлено: \d+ изменени/u);
  const remove = tablet.page.getByRole('button', { name: `Убрать с планшета: ${names.mentee}` });
  await remove.click();
  await expect(removal(tablet.page)).toContainText(/Внимание.+\d+ изменени.+пропадёт навсегда/u);
  await expectNoBarriers(tablet.page, 'removing an account with words that were not sent');
  await removal(tablet.page).getByRole('button', { name: 'Отмена' }).click();
  await expectNoBarriers(tablet.page, 'two accounts on a tablet');
  await inEnglish(tablet.page, async () => {
    await expectNoBarriers(tablet.page, 'two accounts on a tablet, in English');
    await tablet.page.getByRole('button', { name: `tablet: ${names.mentee}` }).click();
    await expect(tablet.page.getByRole('dialog')).toContainText('Careful');
    await expectNoBarriers(tablet.page, 'removing an account, in English');
    await tablet.page.keyboard.press('Escape');
    await steer(tablet.page, '/programme');
    await expect(tablet.page.getByText('programme is not on this tablet yet')).toBeVisible();
    await expectNoBarriers(tablet.page, 'programme that is not here yet, in English');
  });
  expect(await placesThatHold(tablet.page, marker)).not.toEqual([]);

  await remove.click();
  await removal(tablet.page).getByRole('button', { name: 'Убрать и потерять' }).click();
  await expect(tablet.page.getByText('Учётная запись убрана с планшета')).toBeVisible();
  await expect(accountsOf(tablet.page)).toHaveCount(1);
  for (const mark of [marker, names.mentee, school.idOf('mentee'), pairId]) {
    expect(await placesThatHold(tablet.page, mark), mark).toEqual([]);
  }
  await tablet.open(PlanPage.path(otherPairId));
  await new PlanPage(tablet.page).goalTitled('Цель Тони');
});
