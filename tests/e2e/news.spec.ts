import { MeetingsPage } from './page-models/meetings-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { expect, test } from './support/story.ts';

test('what the mentor changed is told to the pupil on every tablet of theirs, leads to its place, and goes once looked at', async ({
  school,
  tabletOf,
}) => {
  const { pairId } = school;
  const [mentor, mentee] = [await tabletOf('mentor'), await tabletOf('mentee')];
  await mentor.open(MeetingsPage.path(pairId));
  const meetings = new MeetingsPage(mentor.page);
  // Only then has the page seen that there is nothing to keep yet.
  await mentor.page.waitForLoadState('networkidle');
  const meetingId = await meetings.writeDown('Знакомство', 'Говорили о книгах');
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await mentor.page.getByRole('link', { name: 'Свернуть' }).click();
  await meetings.record.locator('summary').first().click();
  await meetings.record.getByLabel('Дата', { exact: true }).fill(yesterday);
  await expect(mentor.corner).toContainText('На сервере');
  // The day's version: how the records were after that meeting.
  const kept = mentor.page.waitForResponse((response) => response.url().includes('/api/versions/'));
  await mentor.open(PlanPage.path(pairId));
  await kept;
  const plan = new PlanPage(mentor.page);
  const goal = await plan.addGoal('Читать вслух');
  await plan.addTask(goal, 'Взять книгу');
  await expect(mentor.corner).toContainText('На сервере');

  const { page } = mentee;
  await mentee.open('/');
  const news = page.getByTestId('news');
  await expect(news).toHaveCount(3);
  const task = news.filter({ hasText: 'Новая задача: Взять книгу' });
  await expect(task).toContainText('Вера · сегодня');
  await task.click();
  await expect(page.getByTestId('task')).toBeFocused();
  await page.goBack();
  await expect(news).toHaveText([
    /Новая цель: Читать вслух/u,
    /Новая запись о встрече: Знакомство/u,
  ]);
  await news.filter({ hasText: 'Знакомство' }).click();
  await expect(page).toHaveURL(new RegExp(`/meetings/${meetingId}$`, 'u'));

  // What the mentor writes while the pupil is elsewhere counts anew.
  const second = await tabletOf('mentee');
  await second.open('/');
  await expect(second.page.getByTestId('news')).toHaveText([/Новая цель/u]);
  await second.page.getByRole('button', { name: 'Всё ясно' }).click();
  await expect(second.page.getByTestId('news')).toHaveCount(0);
  await mentor.open(MeetingsPage.path(pairId, meetingId));
  await meetings.notes.fill('Говорили о книгах и о школе');
  await expect(second.page.getByTestId('news')).toHaveText([
    /Изменена запись о встрече: Знакомство\s*Вера · сегодня · Что делали/u,
  ]);

  // The pair's own pages: how much is new, and what changed since the meeting, by whomever.
  await mentor.open(PlanPage.path(pairId));
  await mentor.page.getByRole('link', { name: 'Что изменилось' }).click();
  const since = mentor.page.getByTestId('since-meeting');
  await expect(since.getByRole('heading')).toContainText('С прошлой встречи');
  await expect(since.getByTestId('change').filter({ hasText: 'Читать вслух' })).toContainText(
    `новое · ${school.names.mentor}`,
  );
  await expect(
    since.getByTestId('change').filter({ hasText: 'Знакомство' }).locator('ins'),
  ).toHaveText(' и о школе');
  await expect(
    mentor.page.getByText('С тех пор как вы смотрели, ничего не изменилось.'),
  ).toBeVisible();
});
