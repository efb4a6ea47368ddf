import { addMeeting } from '#lib/documents/meeting-changes.ts';
import { signatureOn } from './page-models/live-meeting-page.ts';
import { MeetingsPage } from './page-models/meetings-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReportPage } from './page-models/report-page.ts';
import { expectNoBarriers, inEnglish } from './support/barriers.ts';
import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

test('in a group each mentee has goals, ratings, signatures and a look back of their own, under the right names', async ({
  school,
  tabletOf,
}) => {
  const { names } = school;
  const group = await school.formPair('mentor', 'mentee', 'otherMentee', 'otherMentor');
  const mentor = await tabletOf('mentor');
  const { page } = mentor;
  await mentor.open(PlanPage.path(group));
  const plan = new PlanPage(page);
  await plan.addGoal('Поставить спектакль');
  const goal = await plan.addGoal('Выучить роль');
  await goal.getByText('Подробнее о цели').click();
  await goal.getByLabel('Для кого эта цель').selectOption(names.otherMentee);
  const task = await plan.addTask(goal, 'Прочесть роль вслух');
  await task.locator('summary').click();
  const doer = task.getByLabel('Кто делает');
  const whose = names.otherMentee;
  await expect(doer.locator('option')).toHaveText([
    ...[`Наставник · ${whose}`, whose, `Вместе · ${whose}`],
  ]);
  await doer.selectOption('mentee');
  await expect(goal.getByTestId('rating-entry')).toContainText('Тоня');
  for (const who of ['mentee', 'otherMentee', 'otherMentor'] as const) {
    await expect(page.getByText(`Итоги плана: ${names[who]}`)).toBeVisible();
  }
  await expect(mentor.corner).toContainText('На сервере');

  await test.step('the plan of one mentee holds what is theirs and what is everybody’s', async () => {
    const whose = page.getByLabel('Чей план');
    await whose.selectOption(names.mentee);
    await expect.poll(() => plan.titles()).toEqual(['Поставить спектакль']);
    await expect(page.getByText('Итоги плана', { exact: false })).toHaveCount(1);
    await whose.selectOption(names.otherMentee);
    await expect.poll(() => plan.titles()).toEqual(['Поставить спектакль', 'Выучить роль']);
  });

  let meetingId = '';
  await test.step('those who were there sign, on the mentor’s tablet or on their own', async () => {
    const present = (['mentor', 'mentee', 'otherMentee'] as const).map((who) => school.idOf(who));
    await school.editAs('mentor', 'pair', group, (doc) => {
      const meeting = { kind: 'working', state: 'held', heldOn: '2026-03-02', present } as const;
      meetingId = addMeeting(doc, { ...meeting, texts: { topic: 'Читка по ролям' } });
    });
    await mentor.open(MeetingsPage.path(group, meetingId));
    await expect(page.getByTestId('signature')).toHaveCount(3);
    const line = page.getByRole('textbox', { name: 'Записать договорённость' });
    await line.fill('Сшить костюм');
    await line.press('Enter');
    const agreement = page.getByTestId('agreement');
    const who = agreement.getByLabel('Кто делает');
    await expect(who.locator('option')).toHaveText([
      'Наставник',
      ...[names.mentee, names.otherMentor, names.otherMentee],
      ...['Все наставляемые', 'Вся группа'],
    ]);
    await who.selectOption(names.otherMentee);
    await agreement.getByRole('button', { name: 'В план' }).click();
    for (const name of ['Вера', 'Костя']) {
      await page.getByRole('button', { name: `Я – ${name}. Подписываю` }).click();
    }
    const entry = new MeetingsPage(page).list.filter({ hasText: 'Читка по ролям' });
    await expect(entry).toContainText('подписали не все');
    await expect(mentor.corner).toContainText('На сервере');
  });

  for (const who of ['mentee', 'otherMentee'] as const) {
    const tablet = await tabletOf(who);
    await tablet.open(PlanPage.path(group));
    const own = new PlanPage(tablet.page);
    const goals = ['Поставить спектакль', ...(who === 'otherMentee' ? ['Выучить роль'] : [])];
    await expect.poll(() => own.titles()).toEqual(goals);
    await tablet.page.getByText(`Итоги плана: ${names[who]}`).click();
    const assessment = tablet.page.getByRole('textbox', { name: 'Самооценка наставляемого' });
    await assessment.fill(`Написано: ${names[who]}`);
    if (who === 'otherMentee') {
      const task = tablet.page.getByTestId('task').last();
      await expect(new PlanPage(tablet.page).wordsOf(task)).toHaveValue('Сшить костюм');
      await expect(task).toContainText('Тоня');
      await tablet.open(MeetingsPage.path(group, meetingId));
      await expect(signatureOn(tablet.page, names.mentee)).toContainText(
        'на чужом планшете (Вера)',
      );
      await tablet.page.getByRole('button', { name: 'Я – Тоня. Подписываю' }).click();
    }
    await expect(tablet.corner).toContainText('На сервере');
  }
  const entry = new MeetingsPage(page).list.filter({ hasText: 'Читка по ролям' });
  await expect(entry).toContainText('подписана');
  await expect(signatureOn(page, names.otherMentee)).not.toContainText('на чужом планшете');
  await mentor.open(ReportPage.path(group));
  for (const who of ['mentee', 'otherMentee'] as const) {
    const written = page.getByRole('article').locator('section', { hasText: 'Написано' });
    await expect(written.filter({ hasText: `Написано: ${names[who]}` })).toHaveText(
      new RegExp(`Самооценка наставляемого\\s*${names[who]}\\s*Написано: ${names[who]}`, 'u'),
    );
  }

  await test.step('today shows the mentor the group beside the other pair', async () => {
    await mentor.open('/');
    const section = page.getByRole('heading', { level: 2, name: names.mentee });
    await expect(section).toHaveCount(2);
    await expectNoBarriers(page, 'today in several pairs');
    await inEnglish(page, async () => {
      await expect(section).toHaveCount(2);
      await expectNoBarriers(page, 'today in several pairs, in English');
    });
  });
});
