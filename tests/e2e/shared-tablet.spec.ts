import { EnterPage } from './page-models/enter-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expectNoBarriers, inEnglish } from './support/barriers.ts';
import { withoutDelivery } from './support/network-faults.ts';
import { placesThatHold } from './support/storage.ts';
import { expect, test } from './support/story.ts';
import type { Tablet } from './support/tablet.ts';

const inThePlan = 'МЕТКА-ПЛАНА научиться писать сочинения';
const inTheDiary = 'МЕТКА-ДНЕВНИКА сегодня было трудно';

const keeping = 'Выйти, сохранив на планшете';
const settingsOf = (tablet: Tablet) => new SettingsPage(tablet.page);

test('after one pupil signs out, the next one finds nothing of them on the tablet', async ({
  school,
  tabletOf,
}) => {
  const { pairId, otherPairId, names } = school;
  const tablet = await tabletOf('mentee');
  await tablet.open(PlanPage.path(pairId));
  await new PlanPage(tablet.page).addGoal(inThePlan);
  await tablet.open(ReflectionPage.path(pairId));
  await new ReflectionPage(tablet.page).write(inTheDiary);
  await expect(tablet.corner).toContainText('На сервере');
  // The day's first look at a plan keeps a version of it, in a database of its own.
  await tablet.open(PlanPage.path(pairId));
  await expect
    .poll(async () => (await placesThatHold(tablet.page, pairId)).join())
    .toContain('tandem-versions-');
  const marks = [inThePlan, inTheDiary, names.mentee, school.idOf('mentee'), pairId];
  for (const mark of marks) expect(await placesThatHold(tablet.page, mark)).not.toEqual([]);

  await expect(tablet.corner).toContainText('На сервере');
  await tablet.open(SettingsPage.path);
  const settings = new SettingsPage(tablet.page);
  await settings.askToSignOut();
  await expect(settings.signOutDialog).toContainText('Всё написанное уже на сервере.');
  await settings.signOutDialog.getByRole('button', { name: 'Выйти', exact: true }).click();
  await expect(new EnterPage(tablet.page).heading).toBeVisible();

  await tablet.signIn(await school.signInLink('otherMentee'));
  await tablet.open(PlanPage.path(otherPairId));
  await new PlanPage(tablet.page).addGoal('Своя цель');
  await expect(tablet.corner).toContainText('На сервере');
  for (const mark of marks) expect(await placesThatHold(tablet.page, mark), mark).toEqual([]);
  await tablet.open(PlanPage.path(pairId));
  await expect(tablet.page.getByRole('heading', { name: 'Эта пара вам не открыта' })).toBeVisible();
});

test('signing out asks while something is unsent; what is kept then opens for nobody else', async ({
  school,
  tabletOf,
}) => {
  const { pairId } = school;
  const path = PlanPage.path(pairId);
  const tablet = await tabletOf('mentee');
  await tablet.open(path);
  const plan = new PlanPage(tablet.page);
  await plan.addGoal('Цель на сервере');
  await expect(tablet.corner).toContainText('На сервере');
  await tablet.keepsTheApp();
  await tablet.goOffline();
  await plan.addGoal('Цель без сети');
  await tablet.open(SettingsPage.path);
  await settingsOf(tablet).askToSignOut();
  const offline = settingsOf(tablet).signOutDialog;
  await expect(offline).toContainText('Чтобы выйти, нужна связь с сервером.');
  await expect(offline.getByRole('button', { name: keeping })).toBeDisabled();
  await expectNoBarriers(tablet.page, 'signing out without a network');
  await tablet.page.keyboard.press('Escape');
  await inEnglish(tablet.page, async () => {
    await tablet.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(tablet.page.getByRole('dialog')).toContainText('needs a connection');
    await expectNoBarriers(tablet.page, 'signing out without a network, in English');
    await tablet.page.keyboard.press('Escape');
  });

  // The server is there again, but takes no documents.
  await withoutDelivery(tablet.page);
  await tablet.open(SettingsPage.path);
  await tablet.goOnline();
  await settingsOf(tablet).askToSignOut();
  const dialog = settingsOf(tablet).signOutDialog;
  await expect(dialog).toContainText(/Ещё не отправлено на сервер: \d+ изменени/u);
  await dialog.getByRole('button', { name: keeping }).click();
  await expect(new EnterPage(tablet.page).heading).toBeVisible();

  await tablet.signIn(await school.signInLink('otherMentee'));
  await tablet.open(path);
  await expect(tablet.page.getByRole('heading', { name: 'Эта пара вам не открыта' })).toBeVisible();
  expect(await tablet.page.content()).not.toContain('Цель без сети');

  // A new page, to which documents are open again.
  await tablet.reopen('/help');
  await tablet.signIn(await school.signInLink('mentee'));
  const elsewhere = await tabletOf('mentee');
  await elsewhere.open(path);
  await expect
    .poll(() => new PlanPage(elsewhere.page).titles())
    .toEqual(['Цель на сервере', 'Цель без сети']);
});
