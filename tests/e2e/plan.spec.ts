import { fetchDocument } from './support/raw-requests.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { placesThatHold } from './support/storage.ts';
import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

interface WithPlaces {
  readonly places: ReadonlySet<number>;
}

/** Notes every height at which the button of this name has stood; runs in the page, from its beginning. */
function notePlacesOf(name: string): void {
  const places = new Set<number>();
  Object.assign(globalThis, { places });
  const look = () => {
    const all = [...document.querySelectorAll('button')];
    const button = all.find(({ innerText }) => innerText.trim() === name);
    if (button) places.add(Math.round(button.getBoundingClientRect().top));
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

test('a task is put off with a reason and shown with a link; the plan is narrowed and gets its end', async ({
  server,
  school,
  tabletOf,
}) => {
  const mentee = await tabletOf('mentee');
  const { page } = mentee;
  // While nothing of the pair has come to a new tablet, nothing is said of what is in it.
  const early = await mentee.context.newPage();
  await early.routeWebSocket(/\/sync\//u, () => undefined);
  await early.route('**/api/documents/**', (route) => route.abort());
  await early.goto(new URL('/', server.origin).href);
  await expect(early.getByRole('status').filter({ hasText: 'Открывается' })).toBeAttached();
  await expect(early.getByText(/Все обещания выполнены|Обещаний пока нет/u)).toHaveCount(0);
  await early.close();

  await page.addInitScript(notePlacesOf, 'Добавить цель');
  await mentee.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(page);
  await expect(mentee.corner).toContainText('На сервере');
  await expect(page.getByRole('list').filter({ hasText: school.names.mentor })).toBeVisible();
  const places = await page.evaluate(() => [...(globalThis as unknown as WithPlaces).places]);
  expect(places, 'what comes late moves nothing that a finger may be on').toHaveLength(1);
  const goal = await plan.addGoal('Читать книги');
  const task = await plan.addTask(goal, 'Прочитать главу');
  await plan.addTask(goal, 'Пересказать главу');
  await task.locator('summary').click();
  await expect(task.getByLabel('Почему отложили')).toHaveCount(0);
  await task.getByText('Отложено', { exact: true }).click();
  await task.getByLabel('Почему отложили').fill('Книгу ещё не вернули');
  await task
    .getByLabel('Подтверждение')
    .fill('Фото: https://school.example/photo. И javascript:alert(1)');
  const links = task.getByRole('list', { name: 'Ссылки из подтверждения' }).getByRole('link');
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute('href', 'https://school.example/photo');
  await expect(links).toHaveAttribute('rel', /noopener/);

  await page.getByText('Показать часть плана').click();
  await page.getByLabel('Какие задачи').selectOption('Отложено');
  await expect(plan.tasks).toHaveCount(1);
  await plan.addTask(plan.goals, 'Взять книгу у Кости');
  await expect(plan.tasks).toHaveCount(2);
  await page.getByRole('button', { name: 'Показать весь план' }).click();
  await expect(plan.tasks).toHaveCount(3);

  await page.getByText('Итоги плана').click();
  await page.getByLabel('Самооценка наставляемого').fill('Стал читать дольше.');
  await plan.goals.getByText('Подробнее о цели').click();
  await expect(plan.goals.getByTestId('rating-entry')).toBeVisible();
  await expect(mentee.corner).toContainText('На сервере');

  const mentor = await tabletOf('mentor');
  await mentor.open(PlanPage.path(school.pairId));
  await mentor.page.getByText('Итоги плана').click();
  await expect(mentor.page.getByLabel('Самооценка наставляемого')).toHaveValue(
    'Стал читать дольше.',
  );
});

test('two ratings made offline stay hidden until both tablets have met, and then open on both', async ({
  school,
  tabletOf,
}) => {
  const [mentor, mentee] = [await tabletOf('mentor'), await tabletOf('mentee')];
  await mentor.open(PlanPage.path(school.pairId));
  await new PlanPage(mentor.page).addGoal('Читать книги');
  await mentee.open(PlanPage.path(school.pairId));
  await new PlanPage(mentee.page).goalTitled('Читать книги');
  for (const [{ page }, value] of [
    [mentor, '4'],
    [mentee, '7'],
  ] as const) {
    await page.getByText('Подробнее о цели').click();
    const entry = page.getByTestId('rating-entry');
    await entry.getByRole('button', { name: 'Оценить на своём планшете' }).click();
    await page.context().setOffline(true);
    await entry.getByRole('radio', { name: value, exact: true }).check({ force: true });
    await entry.getByRole('button', { name: 'Сохранить оценку' }).click();
    await expect(entry).toContainText('Ваша оценка сохранена и пока скрыта.');
  }
  await mentor.goOnline();
  await mentor.open('/');
  await expect(mentor.corner).toContainText('На сервере');
  // All that the server could give to anybody else of the pair: that Vera rated, not how.
  const { received } = await fetchDocument(mentor.page, school.document('pair', school.pairId));
  expect(received).toContain(`|${school.idOf('mentor')}`);
  expect(received).not.toContain('value|');
  for (const { page } of [mentor, mentee]) expect(await placesThatHold(page, 'value|')).toEqual([]);
  await expect(mentee.page.getByTestId('rating-chart')).toHaveCount(0);
  await mentee.goOnline();
  const chart = mentee.page.getByTestId('rating-chart');
  await expect(chart).toContainText('Наставник: 4 из 10 на входе');
  await expect(chart).toContainText('Наставляемый: 7 из 10 на входе');
  await mentor.open(PlanPage.path(school.pairId));
  await mentor.page.getByText('Подробнее о цели').click();
  await expect(mentor.page.getByTestId('rating-chart')).toContainText('7 из 10');
  expect(await placesThatHold(mentor.page, 'value|')).not.toEqual([]);
});
