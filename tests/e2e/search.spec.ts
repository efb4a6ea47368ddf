import { EnterPage } from './page-models/enter-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { SearchPage } from './page-models/search-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { placesThatHold } from './support/storage.ts';
import { expect, test } from './support/story.ts';

test('without a network a pupil finds their goal and diary by another form of the word; the next one at the tablet finds nothing of it', async ({
  school,
  tabletOf,
}) => {
  const { pairId, names } = school;
  const tablet = await tabletOf('mentee');
  const { page } = tablet;
  const search = new SearchPage(page);
  await tablet.open(PlanPage.path(pairId));
  const plan = new PlanPage(page);
  const goal = await plan.addGoal('Завести тетрадь для сочинений');
  await plan.addTask(goal, 'Купить обложку');
  await tablet.open(ReflectionPage.path(pairId));
  await new ReflectionPage(page).write('Ещё без тетради, зато смелее');
  await expect(tablet.corner).toContainText('На сервере');
  await tablet.keepsTheApp();
  await tablet.goOffline();

  // The key «л» of a Russian keyboard lies where K is.
  await page.evaluate(() =>
    dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyK', key: 'л', ctrlKey: true })),
  );
  await expect(search.field).toBeFocused();
  await search.field.fill('тетрадями');
  await expect(search.found).toHaveCount(2);
  await expect(search.pairs.getByRole('heading', { level: 2 })).toHaveText(names.mentor);
  await expect(search.found.locator('mark')).toHaveText(['тетрадь', 'тетради']);
  await search.field.fill('еще смелый');
  await expect(search.found).toHaveCount(1);
  await search.found.click();
  await expect(page.getByRole('textbox', { name: 'Что получилось?' })).toBeVisible();

  await page.goBack();
  await expect(search.field).toHaveValue('еще смелый');
  await search.field.fill('обложек');
  await search.found.click();
  await expect(page.getByTestId('task')).toBeFocused();
  // What is written now is found now.
  await plan.wordsOf(page.getByTestId('task')).fill('Купить фломастеры');
  await page.getByRole('link', { name: 'Поиск' }).click();
  await search.field.fill('фломастер');
  await expect(search.found).toHaveCount(1);
  await search.field.fill('обложка');
  await expect(page.getByText('Ничего не нашлось')).toBeVisible();

  await tablet.goOnline();
  await tablet.open(SettingsPage.path);
  await expect(tablet.corner).toContainText('На сервере');
  expect(await placesThatHold(page, 'фломаст')).not.toEqual([]);
  const settings = new SettingsPage(page);
  await settings.askToSignOut();
  await settings.signOutDialog.getByRole('button', { name: 'Выйти', exact: true }).click();
  await expect(new EnterPage(page).heading).toBeVisible();
  await tablet.signIn(await school.signInLink('otherMentee'));
  await tablet.open(SearchPage.path);
  await search.field.fill('тетрадь');
  await expect(page.getByText('Ничего не нашлось')).toBeVisible();
  expect(await placesThatHold(page, 'тетрад')).toEqual([]);

  // The mentor reads the plan, and never the diary.
  const mentor = await tabletOf('mentor');
  await mentor.open(SearchPage.path);
  const theirs = new SearchPage(mentor.page);
  await expect(mentor.corner).toContainText('На сервере');
  await expect
    .poll(async () => {
      await mentor.open(SearchPage.path);
      await theirs.field.fill('тетрадь');
      await expect(theirs.found.or(mentor.page.getByText('Ничего не нашлось'))).not.toHaveCount(0);
      return theirs.found.allInnerTexts();
    })
    .toEqual(['Завести тетрадь для сочинений']);
});
