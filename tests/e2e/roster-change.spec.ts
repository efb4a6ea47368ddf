import { PeoplePage } from './page-models/people-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { expectNoBarriers, inEnglish } from './support/barriers.ts';
import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

test('a pair that its curator closes can read its open plan and no longer write it', async ({
  school,
  tabletOf,
}) => {
  const [mentee, curator] = [await tabletOf('mentee'), await tabletOf('curator')];
  await mentee.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(mentee.page);
  const goal = await plan.addGoal('Дописать проект');
  await expect(plan.titleOf(goal)).toBeEditable();
  await expect(mentee.corner).toContainText('На сервере');

  await curator.open(PeoplePage.pairsPath);
  await new PeoplePage(curator.page).closePair(school.names.mentee);
  await expect(mentee.page.getByText('Работа пары завершена')).toBeVisible();
  await expect(plan.titleOf(goal)).not.toBeEditable();
  await expect(plan.titleOf(goal)).toHaveValue('Дописать проект');
  await expect(plan.addGoalButton).toBeHidden();
  await expectNoBarriers(mentee.page, 'plan of a pair that is closed');
  await inEnglish(mentee.page, async () => {
    await expect(mentee.page.getByText('This pair finished')).toBeVisible();
    await expectNoBarriers(mentee.page, 'plan of a pair that is closed, in English');
  });

  const people = new PeoplePage(curator.page);
  await people.chooseForPair(people.pairs.filter({ hasText: school.names.mentee }), 'Возобновить');
  await expect(plan.titleOf(goal)).toBeEditable();
  await plan.titleOf(goal).fill('Дописать проект вдвоём');
  await expect(mentee.corner).toContainText('На сервере');
});

test('whoever is taken out of the programme loses the open plan at once', async ({
  school,
  tabletOf,
}) => {
  const [mentee, curator] = [await tabletOf('mentee'), await tabletOf('curator')];
  await mentee.open(PlanPage.path(school.pairId));
  await new PlanPage(mentee.page).addGoal('Дописать проект');
  await expect(mentee.corner).toContainText('На сервере');

  await curator.open(PeoplePage.path);
  await new PeoplePage(curator.page).remove(school.names.mentee);
  await expect(
    mentee.page.getByText(/Доступ закрыт|Эта пара вам не открыта/).first(),
  ).toBeVisible();
  await mentee.open('/');
  await expect(mentee.page.getByText('Вы больше не участвуете в программе')).toBeVisible();
  await expectNoBarriers(mentee.page, 'today of somebody who was taken out');
  await inEnglish(mentee.page, async () => {
    await expect(mentee.page.getByText('You no longer take part')).toBeVisible();
    await expectNoBarriers(mentee.page, 'today of somebody who was taken out, in English');
  });
});
