import { MeetingsPage } from './page-models/meetings-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { placesThatHold } from './support/storage.ts';
import { wipeStorage } from './support/storage-faults.ts';
import { expect, test } from './support/story.ts';

const mark = 'МЕТКА-ПЛАНА';

test('a tablet whose storage was wiped gets all that the server had confirmed back, and keeps it', async ({
  school,
  server,
  tabletOf,
}) => {
  const { pairId } = school;
  const tablet = await tabletOf('mentee');
  await tablet.open(PlanPage.path(pairId));
  const plan = new PlanPage(tablet.page);
  const goal = await plan.addGoal(`${mark} научиться решать задачи`);
  await plan.addTask(goal, 'Разобрать три примера');
  await plan.removeGoal(await plan.addGoal('Лишняя цель'));
  await tablet.open(MeetingsPage.path(pairId));
  const meetingId = await new MeetingsPage(tablet.page).writeDown('Знакомство', 'Пили чай.');
  await tablet.open(ReflectionPage.path(pairId));
  await new ReflectionPage(tablet.page).write('Было нестрашно.');
  await expect(tablet.corner).toContainText('На сервере');

  // The app is closed: an open one writes what it holds down again at once.
  await tablet.page.goto('about:blank');
  await wipeStorage(tablet.page, server.origin);
  await tablet.reopen('/');
  expect(await placesThatHold(tablet.page, mark)).toEqual([]);
  await tablet.signIn(await school.signInLink('mentee'));
  // No page of these documents is opened before the network is gone again.
  for (const words of [mark, 'Пили чай.', 'Было нестрашно.']) {
    await expect.poll(() => placesThatHold(tablet.page, words)).not.toEqual([]);
  }
  await tablet.keepsTheApp();
  await tablet.goOffline();
  await server.stop();

  await tablet.reopen(PlanPage.path(pairId));
  await expect
    .poll(() => new PlanPage(tablet.page).words())
    .toEqual([`${mark} научиться решать задачи`, '  Разобрать три примера']);
  await tablet.reopen(MeetingsPage.path(pairId, meetingId));
  await expect(new MeetingsPage(tablet.page).topic).toHaveValue('Знакомство');
  await expect(new MeetingsPage(tablet.page).notes).toHaveValue('Пили чай.');
  await tablet.reopen(ReflectionPage.path(pairId));
  await expect(new ReflectionPage(tablet.page).entries).toContainText('Было нестрашно.');
});
