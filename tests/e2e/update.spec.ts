import { PlanPage } from './page-models/plan-page.ts';
import { Deployment } from './support/deployment.ts';
import { Server } from './support/server.ts';
import { expect, test as base } from './support/story.ts';
import type { Tablet } from './support/tablet.ts';

const test = base.extend<{ deployment: Deployment }>({
  // eslint-disable-next-line no-empty-pattern
  deployment: async ({}, use) => {
    const deployment = new Deployment();
    await use(deployment);
    deployment.remove();
  },
  server: async ({ deployment }, use) => {
    const command = ['tests/e2e/support/serve-build.ts', deployment.folder];
    const server = new Server({ command });
    await use(await server.start());
    await server.remove();
  },
});

const release = (tablet: Tablet) => tablet.page.locator('meta[name=release]');

/** The app looks for a newer version whenever one comes back to it. */
async function comeBack({ page }: Tablet): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('focus')));
}

test('a newer version is offered, comes in by one reload, and every word stays', async ({
  school,
  deployment,
  tabletOf,
}) => {
  const mentor = await tabletOf('mentor');
  await mentor.open(PlanPage.path(school.pairId));
  await mentor.keepsTheApp();
  await mentor.page.reload();
  const plan = new PlanPage(mentor.page);
  await plan.addGoal('Написано до обновления');
  await expect(release(mentor)).toHaveCount(0);
  const offer = mentor.page.getByText('Готова новая версия приложения.');
  await expect(offer).toBeHidden();

  for (const name of ['second', 'third']) {
    deployment.publish(name);
    await comeBack(mentor);
    await expect(offer).toBeVisible();
    await plan.addGoal(`Написано перед версией ${name}`);
    let loads = 0;
    const count = () => (loads += 1);
    mentor.page.on('load', count);
    await mentor.page.getByRole('button', { name: 'Обновить', exact: true }).click();
    await expect(release(mentor)).toHaveAttribute('content', name);
    await expect(mentor.corner).toContainText('На сервере');
    await expect(offer).toBeHidden();
    expect(loads).toBe(1);
    mentor.page.off('load', count);
  }
  expect(await plan.titles()).toEqual([
    'Написано до обновления',
    'Написано перед версией second',
    'Написано перед версией third',
  ]);
});
