import { MeetingsPage } from './page-models/meetings-page.ts';
import { OverviewPage } from './page-models/overview-page.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { latinNames, School } from './support/school.ts';
import { expect, test as base } from './support/story.ts';
import type { Tablet } from './support/tablet.ts';

/** A school whose people have Latin names, so that every Cyrillic letter is the interface's. */
const test = base.extend({
  emptyFolder: true,
  school: async ({ server }, use) => {
    await use(await new School(server, latinNames).setUp());
  },
});

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

/** All Cyrillic words that one sees or hears, but for the name of the Russian language itself. */
async function cyrillicWords({ page }: Tablet): Promise<string[]> {
  const words = await page.evaluate(() => {
    const attributes = ['aria-label', 'title', 'placeholder', 'alt'];
    const named = attributes.flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name)),
    );
    return [document.title, document.body.innerText, ...named].join('\n');
  });
  return (words.match(/[а-яё]+/giu) ?? []).filter((word) => word !== 'Русский');
}

test('English reaches every corner of the interface and stays after a reload', async ({
  school,
  tabletOf,
}) => {
  const { pairId } = school;
  const [mentor, curator] = [await tabletOf('mentor'), await tabletOf('curator')];
  await mentor.open(PlanPage.path(pairId));
  const plan = new PlanPage(mentor.page);
  await plan.addTask(await plan.addGoal('Read more'), 'Visit the library');
  await mentor.open(MeetingsPage.path(pairId));
  const meetingId = await new MeetingsPage(mentor.page).writeDown('First talk', 'We had tea.');
  await mentor.open(ReflectionPage.path(pairId));
  await new ReflectionPage(mentor.page).write('It went well.');
  expect(await cyrillicWords(mentor)).toContain('Рефлексия');

  for (const tablet of [mentor, curator]) {
    await tablet.open(SettingsPage.path);
    await new SettingsPage(tablet.page).speak('English');
    await expect(tablet.page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await expect(tablet.page.getByText('this device')).toBeVisible();
    expect(await cyrillicWords(tablet)).toEqual([]);
    await tablet.page.reload();
    await expect(tablet.page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(tablet.page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  }
  await expect(mentor.page.getByRole('link', { name: 'Today' })).toBeVisible();
  await expect(curator.page.getByRole('link', { name: 'Overview' })).toBeVisible();

  const pages: [Tablet, path: string, heading: string][] = [
    [mentor, '/', 'Hello, Vera!'],
    [mentor, PlanPage.path(pairId), 'Individual development plan'],
    [mentor, MeetingsPage.path(pairId, meetingId), 'What we agreed'],
    [mentor, ReflectionPage.path(pairId), 'Reflection'],
    [mentor, '/no/such/page', 'There is no such page'],
    [curator, OverviewPage.path, 'Programme overview'],
    [curator, PeoplePage.path, 'People and pairs'],
    [curator, PeoplePage.pairsPath, 'People and pairs'],
    [curator, PlanPage.path(pairId), 'Individual development plan'],
  ];
  for (const [tablet, path, heading] of pages) {
    await tablet.open(path);
    await expect(tablet.page.getByRole('heading', { name: heading })).toBeVisible();
    expect(await cyrillicWords(tablet), path).toEqual([]);
  }
});
