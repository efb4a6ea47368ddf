import { PlanPage } from './page-models/plan-page.ts';
import { expect, test } from './support/story.ts';
import type { Tablet } from './support/tablet.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

/** Goes on with the Tab key until something of this name has the focus. */
async function tabTo({ page }: Tablet, name: string, backwards = false): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      return element.ariaLabel ?? element.innerText;
    });
  for (let presses = 0; presses < 60 && (await focused()) !== name; presses += 1) {
    await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
  }
  expect(await focused()).toBe(name);
}

test('a goal is written and moved up and down with the keyboard alone', async ({
  school,
  tabletOf,
}) => {
  const mentor = await tabletOf('mentor');
  await mentor.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(mentor.page);
  await expect(plan.heading).toBeVisible();
  const { keyboard } = mentor.page;
  for (const title of ['Первая', 'Вторая', 'Третья']) {
    await tabTo(mentor, 'Добавить цель');
    await keyboard.press('Enter');
    await expect(plan.titleOf(plan.goals.last())).toBeFocused();
    await keyboard.type(title);
  }

  await tabTo(mentor, 'Действия с целью');
  await keyboard.press('Enter');
  await expect(mentor.page.getByRole('menuitem', { name: 'Выше' })).toBeFocused();
  await keyboard.press('Enter');
  await expect.poll(() => plan.titles()).toEqual(['Первая', 'Третья', 'Вторая']);

  await expect(plan.menuOf(plan.goals.nth(1))).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.press('ArrowDown');
  await expect(mentor.page.getByRole('menuitem', { name: 'Ниже' })).toBeFocused();
  await keyboard.press('Enter');
  await expect.poll(() => plan.titles()).toEqual(['Первая', 'Вторая', 'Третья']);
});
