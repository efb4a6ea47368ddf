import type { Page } from '@playwright/test';

import { PlanPage } from './page-models/plan-page.ts';
import { expectNoBarriers } from './support/barriers.ts';
import { expect, test } from './support/story.ts';

const firstGoal = 'Закрыть пробелы в одном предмете';
const firstTasks = [
  'Найти темы, в которых застреваем',
  'Решать по пять заданий на одну тему перед каждой встречей',
  'Показать свой способ решать трудные задания',
  'Объяснить пройденную тему наставнику',
];
const secondGoal = 'Учиться по своему расписанию';
const secondTask = 'Вести отметки о сделанном';

/** The sizes of the pages that come out of a printer, in points. */
async function paperOf(page: Page): Promise<number[][]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  return boxes.map(([, ...size]) => size.map((points) => Math.round(Number(points))));
}

test('suggested goals are taken over, put in order by keyboard and by hand, and printed', async ({
  school,
  tabletOf,
}) => {
  const mentor = await tabletOf('mentor');
  const { page } = mentor;
  await mentor.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(page);

  await test.step('one tap takes a goal with its tasks, or one task', async () => {
    await expect(plan.suggestions.first()).toBeVisible();
    await expectNoBarriers(page);
    await plan.suggestions
      .filter({ hasText: firstGoal })
      .getByRole('button', { name: 'Взять цель с задачами' })
      .click();
    await expect(plan.tasks).toHaveCount(4);

    const dialog = await plan.openSuggestions();
    await expect(
      dialog.getByRole('article').filter({ hasText: firstGoal }).getByText('Уже в плане'),
    ).toBeVisible();
    const task = dialog.getByRole('button', { name: `Взять задачу: ${secondTask}` });
    await task.focus();
    await page.keyboard.press('Enter');
    const taken = dialog.getByRole('button', { name: `Уже в плане: ${secondTask}` });
    await expect(taken).toBeFocused();
    await expectNoBarriers(page);
    await page.keyboard.press('Escape');
    expect(await plan.words()).toEqual([
      firstGoal,
      ...firstTasks.map((words) => `  ${words}`),
      secondGoal,
      `  ${secondTask}`,
    ]);
    await plan.titleOf(plan.goals.last()).fill('Учиться по расписанию, своему');
  });

  await test.step('a task goes down by its button, past the end of its goal', async () => {
    await page.getByRole('button', { name: 'Изменить порядок' }).click();
    await expect(plan.orderRows).toHaveCount(7);
    const down = page.getByRole('button', { name: `Ниже: ${firstTasks[3]}` });
    await down.focus();
    await page.keyboard.press('Enter');
    await expect(plan.orderRows.nth(5)).toContainText(firstTasks[3]!);
    await expect(down).toBeFocused();
    await expect(
      page.getByText(
        `Задача «${firstTasks[3]}»: место 1 из 2, цель «Учиться по расписанию, своему»`,
      ),
    ).toBeAttached();
    await page.keyboard.press('Enter');
    await expect(plan.orderRows.nth(6)).toContainText(firstTasks[3]!);
    // It has come to the end: the focus goes to what can still be done with it.
    await expect(page.getByRole('button', { name: `Выше: ${firstTasks[3]}` })).toBeFocused();
    await expectNoBarriers(page);
  });

  await test.step('a line is dragged by its handle, and Esc lets it go where it was', async () => {
    const before = await plan.orderRows.allInnerTexts();
    await plan.dragOver(plan.orderRow(secondTask), plan.orderRow(firstTasks[0]!), { drop: false });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await plan.orderRows.allInnerTexts()).toEqual(before);

    // At the edge of a small screen the list comes along.
    const size = page.viewportSize()!;
    await page.setViewportSize({ width: 390, height: 560 });
    await page.evaluate(() => scrollTo(0, 0));
    await plan.orderRows.first().scrollIntoViewIfNeeded();
    await plan.dragOver(plan.orderRows.first(), plan.orderRows.first(), { drop: false });
    const { x } = (await plan.orderRows.first().boundingBox())!;
    await page.mouse.move(x + 20, 550, { steps: 3 });
    const atBottom = () =>
      page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
    await expect.poll(atBottom).toBe(true);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.setViewportSize(size);
    expect(await plan.orderRows.allInnerTexts()).toEqual(before);

    await plan.dragOver(plan.orderRow(secondTask), plan.orderRow(firstTasks[0]!));
    await expect(plan.orderRows.nth(1)).toContainText(secondTask);
    await plan.dragByFinger(plan.orderRow('Учиться по расписанию, своему'), plan.orderRows.first());
    await expect(plan.orderRows.first()).toContainText('Учиться по расписанию, своему');
    await page.getByRole('button', { name: 'Готово' }).click();
  });
  const ordered = [
    'Учиться по расписанию, своему',
    `  ${firstTasks[3]}`,
    firstGoal,
    `  ${secondTask}`,
    ...firstTasks.slice(0, 3).map((words) => `  ${words}`),
  ];
  await expect.poll(() => plan.words()).toEqual(ordered);
  await expect(mentor.corner).toContainText('На сервере');

  await test.step('the partner has the same order', async () => {
    const mentee = await tabletOf('mentee');
    await mentee.open(PlanPage.path(school.pairId));
    await expect.poll(() => new PlanPage(mentee.page).words()).toEqual(ordered);
  });

  await test.step('the official table is there without a network, and fills its paper', async () => {
    await mentor.keepsTheApp();
    await mentor.goOffline();
    await page.getByRole('link', { name: 'Для печати' }).click();
    const sheet = page.getByTestId('printed-plan');
    await expect(sheet).toContainText(school.names.mentee);
    await expect(sheet.getByRole('columnheader')).toHaveCount(10);
    await expect(sheet.getByRole('row')).toHaveCount(6);
    const row = sheet.getByRole('row').filter({ hasText: firstTasks[1]! });
    await expect(row).toContainText('2.3');
    await expect(row).toContainText('Не меньше 4 верных из 5');
    await expect(sheet.getByText('подпись')).toHaveCount(3);
    await expectNoBarriers(page);

    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 1047, height: 720 });
    await expect(page.getByRole('button', { name: 'Напечатать' })).toBeHidden();
    await expect(mentor.corner).toBeHidden();
    const paper = await paperOf(page);
    expect(paper.length).toBeLessThanOrEqual(2);
    for (const size of paper) expect(size, 'A4 in landscape').toEqual([842, 595]);
    const widths = await sheet.evaluate(({ scrollWidth, clientWidth }) => [
      scrollWidth,
      clientWidth,
    ]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1]!);
  });
});
