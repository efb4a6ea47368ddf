import { PlanPage } from './page-models/plan-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expect, test } from './support/story.ts';

test('help opens without a network, from the settings and for who has not signed in, in both languages', async ({
  tabletOf,
  unpackTablet,
}) => {
  const stranger = await unpackTablet();
  await stranger.open('/help');
  await expect(stranger.page.getByRole('heading', { name: 'Помощь', level: 1 })).toBeVisible();

  const tablet = await tabletOf('mentee');
  await tablet.open('/');
  await tablet.keepsTheApp();
  await tablet.goOffline();
  await tablet.open(SettingsPage.path);
  await tablet.page.getByRole('link', { name: 'Помощь' }).click();
  const { page } = tablet;
  await expect(page.getByRole('heading', { name: 'Поставить на главный экран' })).toBeVisible();
  for (const device of [/^Android/u, /^iPad/u, /^Компьютер/u]) {
    await expect(page.getByRole('heading', { name: device, level: 3 })).toBeVisible();
  }
  await expect(page.getByTestId('storage-facts')).toContainText(/занимает [\d,]+ МБ/u);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Put it on the home screen' })).toBeVisible();
});

test('the browser is asked to keep the records after the first own words, and not before', async ({
  school,
  tabletOf,
}) => {
  const tablet = await tabletOf('mentee');
  await tablet.page.addInitScript(() => {
    const asked = () => Number(sessionStorage.getItem('asked') ?? 0);
    navigator.storage.persist = () => {
      sessionStorage.setItem('asked', String(asked() + 1));
      return Promise.resolve(true);
    };
    navigator.storage.persisted = () => Promise.resolve(asked() > 0);
  });
  const asked = () => tablet.page.evaluate(() => Number(sessionStorage.getItem('asked') ?? 0));
  await tablet.open(SettingsPage.path);
  const facts = tablet.page.getByTestId('storage-facts');
  await expect(facts).toContainText('Браузер может стереть записи');
  await tablet.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(tablet.page);
  await expect(plan.addGoalButton).toBeVisible();
  await expect(tablet.corner).toContainText('На сервере');
  expect(await asked()).toBe(0);
  await plan.addGoal('Первая цель');
  await expect.poll(asked).toBe(1);
  await tablet.open(SettingsPage.path);
  await expect(facts).toContainText('Браузер обещал не стирать записи');
});
