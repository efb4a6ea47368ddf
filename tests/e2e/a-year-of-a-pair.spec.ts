import { MeetingsPage } from './page-models/meetings-page.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { ReportPage } from './page-models/report-page.ts';
import { ReviewPage } from './page-models/review-page.ts';
import { expect, test } from './support/story.ts';
import type { Tablet } from './support/tablet.ts';

/** The days of the five meetings; whoever writes the record has no network then. The journal names all kinds but one. */
const meetings = [
  { on: '2026-09-14', topic: 'Дружба у окна', by: 'mentor', kind: 'Знакомство' },
  { on: '2026-10-05', topic: 'Делаем вместе', by: 'mentee', kind: 'Пробная встреча' },
  { on: '2026-11-16', topic: 'Пишем, что хотим', by: 'mentor', kind: 'Планирование' },
  { on: '2027-02-08', topic: 'Разбираем задачи', by: 'mentee', kind: '' },
  { on: '2027-05-17', topic: 'Прощаемся', by: 'mentor', kind: 'Итоговая встреча' },
] as const;
const otherKinds = new RegExp(meetings.flatMap(({ kind }) => kind || []).join('|'), 'u');

test('a pair works for a year on two tablets, hardly ever with a network, and nothing of it is lost', async ({
  school,
  tabletOf,
}) => {
  const { pairId, names } = school;
  const tablets = { mentor: await tabletOf('mentor'), mentee: await tabletOf('mentee') };
  const both = Object.values(tablets);
  const on = (date: string) =>
    Promise.all(both.map(({ context }) => context.clock.setFixedTime(`${date}T12:00:00+03:00`)));
  const meetNetwork = async () => {
    for (const tablet of both) await tablet.goOnline();
    for (const tablet of both) await expect(tablet.corner).toContainText('На сервере');
    // Each begins with what the other has delivered.
    for (const tablet of both) {
      await tablet.open(PlanPage.path(pairId));
      await expect(tablet.corner).toContainText('На сервере');
    }
  };
  const away = (tablet: Tablet) => tablet.goOffline();
  for (const tablet of both) {
    await tablet.open(PlanPage.path(pairId));
    await expect(new PlanPage(tablet.page).addGoalButton).toBeVisible();
    await tablet.keepsTheApp();
  }

  for (const [index, { on: date, topic, by }] of meetings.entries()) {
    await test.step(topic, async () => {
      await on(date);
      for (const tablet of both) await away(tablet);
      const writer = tablets[by];
      await writer.open(MeetingsPage.path(pairId));
      const journal = new MeetingsPage(writer.page);
      await journal.writeDown(topic, `Записал ${by}`);
      // The app offers the cycle; that it is the last time is said by those who meet.
      if (topic === 'Прощаемся')
        await journal.record.getByLabel('Вид встречи').selectOption('Итоговая встреча');
      if (index === 2) {
        const plan = new PlanPage(tablets.mentor.page);
        await tablets.mentor.open(PlanPage.path(pairId));
        await plan.addTask(await plan.addGoal('Решать без подсказок'), 'Десять задач');
        await tablets.mentee.open(PlanPage.path(pairId));
        await new PlanPage(tablets.mentee.page).addGoal('Не бояться доски');
      }
      if (index === 3) {
        const { page } = tablets.mentee;
        await tablets.mentee.open(PlanPage.path(pairId));
        await page.getByRole('checkbox', { name: /Десять задач/ }).click();
        await tablets.mentee.open(ReflectionPage.path(pairId));
        await new ReflectionPage(page).write('Десять задач за вечер');
      }
      await meetNetwork();
    });
  }

  const journal = new MeetingsPage(tablets.mentee.page);
  await tablets.mentee.open(MeetingsPage.path(pairId));
  await expect(journal.list).toHaveCount(meetings.length);
  expect((await journal.topics()).toSorted()).toEqual(
    meetings.map(({ topic }) => topic).toSorted(),
  );
  for (const { topic, kind } of meetings) {
    const entry = journal.list.filter({ hasText: topic });
    if (kind) await expect(entry).toContainText(kind);
    else await expect(entry).not.toContainText(otherKinds);
  }
  await tablets.mentor.open(PlanPage.path(pairId));
  const plan = new PlanPage(tablets.mentor.page);
  await plan.goalTitled('Не бояться доски');
  expect((await plan.titles()).toSorted()).toEqual(['Не бояться доски', 'Решать без подсказок']);

  await tablets.mentor.open(ReportPage.path(pairId));
  const report = new ReportPage(tablets.mentor.page);
  await expect(tablets.mentor.page.getByRole('article')).toContainText(/Состоялось встреч\s*5/u);
  await expect(tablets.mentor.page.getByText('Выполнено 1 из 1')).toBeVisible();
  await report.write({ 'Что получилось': 'Год без пропусков' });
  await report.handIn();
  await expect(tablets.mentor.corner).toContainText('На сервере');

  const curator = await tabletOf('curator');
  await curator.open(ReportPage.path(pairId));
  await new ReportPage(curator.page).accept();
  await curator.open(ReviewPage.path(pairId));
  await new ReviewPage(curator.page).bar
    .getByRole('button', { name: 'Отметить прочитанным' })
    .click();
  await curator.open(PeoplePage.pairsPath);
  await new PeoplePage(curator.page).closePair(names.mentee);
  for (const { page } of both) {
    await expect(page.getByText('Работа пары завершена', { exact: false }).first()).toBeVisible();
  }
  await tablets.mentee.open(ReflectionPage.path(pairId));
  await expect(new ReflectionPage(tablets.mentee.page).entries).toContainText('Видите только вы');
});
