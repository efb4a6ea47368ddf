import { EnterPage } from './page-models/enter-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { placesThatHold } from './support/storage.ts';
import { expect, test } from './support/story.ts';

const inThePlan = 'МЕТКА-ПЛАНА научиться писать сочинения';
const inTheDiary = 'МЕТКА-ДНЕВНИКА сегодня было трудно';

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
  const marks = [inThePlan, inTheDiary, names.mentee, school.idOf('mentee'), pairId];
  for (const mark of marks) expect(await placesThatHold(tablet.page, mark)).not.toEqual([]);

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

test('nobody signs out without a network, and what was not sent yet stays and is sent', async ({
  school,
  tabletOf,
}) => {
  const { pairId } = school;
  const tablet = await tabletOf('mentee');
  await tablet.open(PlanPage.path(pairId));
  const plan = new PlanPage(tablet.page);
  await plan.addGoal('Цель на сервере');
  await expect(tablet.corner).toContainText('На сервере');
  await tablet.keepsTheApp();
  await tablet.goOffline();
  await plan.addGoal('Цель без сети');
  await tablet.open(SettingsPage.path);
  const settings = new SettingsPage(tablet.page);
  await settings.askToSignOut();
  await expect(settings.signOutDialog).toContainText('Чтобы выйти, нужна связь с сервером.');
  await expect(
    settings.signOutDialog.getByRole('button', { name: 'Выйти, сохранив на планшете' }),
  ).toBeDisabled();

  await tablet.open(PlanPage.path(pairId));
  await expect.poll(() => plan.titles()).toEqual(['Цель на сервере', 'Цель без сети']);
  await tablet.goOnline();
  await expect(tablet.corner).toContainText('На сервере');
  const elsewhere = await tabletOf('mentee');
  await elsewhere.open(PlanPage.path(pairId));
  await new PlanPage(elsewhere.page).goalTitled('Цель без сети');
});
