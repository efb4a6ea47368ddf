import { PlanPage } from './page-models/plan-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { withoutDelivery } from './support/network-faults.ts';
import { expect, test } from './support/story.ts';

const onServer = 'На сервере';

for (const [where, path] of [
  ['the same plan', PlanPage.path],
  ['another page', () => SettingsPage.path],
] as const) {
  test(`what a tab without a connection wrote before it closed is sent by a tab on ${where}`, async ({
    school,
    tabletOf,
  }) => {
    const { pairId } = school;
    const tablet = await tabletOf('mentor');
    await tablet.open(path(pairId));
    await expect(tablet.corner).toContainText(onServer);
    const lonely = await tablet.context.newPage();
    await withoutDelivery(lonely);
    await lonely.goto(new URL(PlanPage.path(pairId), tablet.page.url()).href);
    await new PlanPage(lonely).addGoal('Цель одинокой вкладки');
    await expect(lonely.getByTestId('save-indicator')).toContainText('Сохранено здесь');
    await lonely.close();
    await tablet.page.bringToFront();

    const mentee = await tabletOf('mentee');
    await mentee.open(PlanPage.path(pairId));
    await expect
      .poll(() => new PlanPage(mentee.page).titles(), { timeout: 10_000 })
      .toEqual(['Цель одинокой вкладки']);
    await expect(tablet.corner).toContainText(onServer);
  });
}

test('what the only tab wrote without a connection is sent at the next start, from any page', async ({
  school,
  tabletOf,
}) => {
  const { pairId } = school;
  const tablet = await tabletOf('mentor');
  await tablet.open('/');
  await expect(tablet.corner).toContainText(onServer);
  await withoutDelivery(tablet.page);
  await tablet.open(PlanPage.path(pairId));
  await new PlanPage(tablet.page).addGoal('Цель до конца');
  await expect(tablet.corner).toContainText('Сохранено здесь');
  await tablet.reopen(SettingsPage.path);

  const mentee = await tabletOf('mentee');
  await mentee.open(PlanPage.path(pairId));
  await expect
    .poll(() => new PlanPage(mentee.page).titles(), { timeout: 10_000 })
    .toEqual(['Цель до конца']);
  await expect(tablet.corner).toContainText(onServer);
});

test('two tabs without a network show each other’s words at once', async ({
  server,
  school,
  tabletOf,
}) => {
  const tablet = await tabletOf('mentor');
  await tablet.open(PlanPage.path(school.pairId));
  await expect(tablet.corner).toContainText(onServer);
  await tablet.keepsTheApp();
  const other = await tablet.context.newPage();
  await other.goto(tablet.page.url());
  await expect(other.getByTestId('save-indicator')).toContainText(onServer);
  await tablet.goOffline();
  await server.stop();

  const [here, there] = [new PlanPage(tablet.page), new PlanPage(other)];
  await here.addGoal('Из первой вкладки');
  await there.goalTitled('Из первой вкладки');
  await there.addGoal('Из второй вкладки');
  await here.goalTitled('Из второй вкладки');
  await tablet.reopen(PlanPage.path(school.pairId));
  await expect
    .poll(() => new PlanPage(tablet.page).titles())
    .toEqual(['Из первой вкладки', 'Из второй вкладки']);
});
