import { PlanPage } from './page-models/plan-page.ts';
import { ReportPage } from './page-models/report-page.ts';
import { expect, test } from './support/story.ts';

test('in a group each mentee has goals, ratings and a look back of their own, under the right names', async ({
  school,
  tabletOf,
}) => {
  const { names } = school;
  const group = await school.formPair('mentor', 'mentee', 'otherMentee', 'otherMentor');
  const mentor = await tabletOf('mentor');
  const { page } = mentor;
  await mentor.open(PlanPage.path(group));
  const plan = new PlanPage(page);
  await plan.addGoal('Поставить спектакль');
  const goal = await plan.addGoal('Выучить роль');
  await goal.getByText('Подробнее о цели').click();
  await goal.getByLabel('Для кого эта цель').selectOption(names.otherMentee);
  const task = await plan.addTask(goal, 'Прочесть роль вслух');
  await task.locator('summary').click();
  await task.getByLabel('Кто делает').selectOption('Наставляемый');
  await expect(goal.getByTestId('rating-entry')).toContainText('Тоня');
  for (const who of ['mentee', 'otherMentee', 'otherMentor'] as const) {
    await expect(page.getByText(`Итоги плана: ${names[who]}`)).toBeVisible();
  }
  await expect(mentor.corner).toContainText('На сервере');

  await test.step('the plan of one mentee holds what is theirs and what is everybody’s', async () => {
    const whose = page.getByLabel('Чей план');
    await whose.selectOption(names.mentee);
    await expect.poll(() => plan.titles()).toEqual(['Поставить спектакль']);
    await expect(page.getByText('Итоги плана', { exact: false })).toHaveCount(1);
    await whose.selectOption(names.otherMentee);
    await expect.poll(() => plan.titles()).toEqual(['Поставить спектакль', 'Выучить роль']);
  });

  for (const who of ['mentee', 'otherMentee'] as const) {
    const tablet = await tabletOf(who);
    await tablet.open(PlanPage.path(group));
    await tablet.page.getByText(`Итоги плана: ${names[who]}`).click();
    const own = tablet.page.getByRole('textbox', { name: 'Самооценка наставляемого' });
    await own.fill(`Написано: ${names[who]}`);
    await expect(tablet.corner).toContainText('На сервере');
  }
  await mentor.open(ReportPage.path(group));
  for (const who of ['mentee', 'otherMentee'] as const) {
    const written = page.getByRole('article').locator('section', { hasText: 'Написано' });
    await expect(written.filter({ hasText: `Написано: ${names[who]}` })).toHaveText(
      new RegExp(`Самооценка наставляемого\\s*${names[who]}\\s*Написано: ${names[who]}`, 'u'),
    );
  }
});
