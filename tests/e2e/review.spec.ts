import { addMeeting, removeMeeting } from '#lib/documents/meeting-changes.ts';
import { addGoal, addTask, goalText } from '#lib/documents/pair-plan.ts';
import { MeetingsPage } from './page-models/meetings-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReviewPage } from './page-models/review-page.ts';
import { expectNoBarriers } from './support/barriers.ts';
import { expect, test } from './support/story.ts';

test('a curator reads a pair offline and asks, the pair answers offline, and the accepted plan is told from what it became', async ({
  school,
  tabletOf,
}) => {
  const { pairId, names } = school;
  let goalId = '';
  let meetingId = '';
  await school.editAs('mentor', 'pair', pairId, (doc) => {
    goalId = addGoal(doc, { title: 'Читать книги' });
    addTask(doc, { goalId, title: 'Прочесть «Остров сокровищ»' });
    const texts = { topic: 'Первая глава', notes: 'Читали вслух' };
    meetingId = addMeeting(doc, { kind: 'working', state: 'held', heldOn: '2026-03-02', texts });
  });
  const curator = await tabletOf('curator');
  const review = new ReviewPage(curator.page);
  const plan = new PlanPage(curator.page);

  await test.step('the curator sees what is new and goes where there is no network', async () => {
    await curator.open(ReviewPage.queuePath);
    await expect(review.queued(pairId)).toContainText('план ждёт принятия');
    await expect(review.queued(pairId)).toContainText('1 встреча');
    await review.queued(pairId).getByRole('link').click();
    await expect(review.bar).toContainText('Новое с прошлого раза');
    await curator.open(PlanPage.path(pairId));
    const title = plan.titleOf(plan.goals);
    await expect(title).toHaveValue('Читать книги');
    // What the pair changes is seen at once.
    await school.editAs('mentor', 'pair', pairId, (doc) => {
      goalText(doc, goalId, 'title')?.insert(0, 'Снова ');
    });
    await expect(title).toHaveValue('Снова Читать книги');
    await school.editAs('mentor', 'pair', pairId, (doc) => {
      goalText(doc, goalId, 'title')?.delete(0, 6);
    });
    await expect(title).toHaveValue('Читать книги');
    await curator.keepsTheApp();
    await curator.goOffline();
    await curator.open(PlanPage.path(pairId));
    await expect(plan.titleOf(plan.goals)).not.toBeEditable();
    await expect(plan.addGoalButton).toBeHidden();
    await review.remarkOn(plan.tasks, 'К какому месяцу?', { field: 'Срок', asks: true });
    const foot = curator.page.locator(`#foot-${school.idOf('mentee')}`);
    await foot.getByText('Итоги плана').click();
    await review.remarkOn(foot, 'Чего здесь ждём?', { field: 'Самооценка наставляемого' });
    await curator.open(MeetingsPage.path(pairId, meetingId));
    const { record, notes } = new MeetingsPage(curator.page);
    await expect(notes).not.toBeEditable();
    await review.remarkOn(record, 'Хорошая запись');
    await review.bar.getByRole('button', { name: 'Отметить прочитанным' }).click();
    await expect(review.bar).toContainText('ничего нового');
    await curator.goOnline();
    await expect(curator.corner).toContainText('На сервере');
  });

  const mentee = await tabletOf('mentee');
  const answering = new ReviewPage(mentee.page);
  await test.step('the pair is told, sees that it was read, and answers offline', async () => {
    await mentee.open('/');
    const told = mentee.page.getByTestId('today-remark');
    await expect(told).toHaveCount(3);
    await expect(told.first()).toContainText('ждёт ответа пары');
    await mentee.keepsTheApp();
    await told.first().click();
    await expect(mentee.page.getByTestId('task')).toBeFocused();
    await mentee.page.getByTestId('task').getByTestId('remark-marker').first().click();
    await expect(mentee.page.getByRole('dialog').getByTestId('remark')).toBeVisible();
    await expectNoBarriers(mentee.page, 'remark on a task, over the plan');
    await mentee.page.keyboard.press('Escape');
    await mentee.page.goBack();
    await told.filter({ hasText: 'Итоги плана · Самооценка наставляемого' }).click();
    const foot = mentee.page.locator(`#foot-${school.idOf('mentee')}`);
    await expect(foot).toBeFocused();
    await foot.getByTestId('remark-marker').click();
    const aboutFoot = mentee.page.getByRole('dialog').getByTestId('remark');
    await answering.say(aboutFoot, 'Чему научился');
    await expect(aboutFoot).toContainText('пара ответила');
    await mentee.page.keyboard.press('Escape');
    await mentee.open(ReviewPage.path(pairId));
    await expect(answering.readings).toHaveCount(1);
    await mentee.goOffline();
    const question = answering.remark('К какому месяцу?');
    await expect(question).toContainText('ждёт ответа пары');
    await answering.say(question, 'К маю');
    await expect(question).toContainText('пара ответила');
    await mentee.goOnline();
    await expect(mentee.corner).toContainText('На сервере');
  });

  await test.step('the curator settles it and accepts the plan', async () => {
    await curator.open(ReviewPage.queuePath);
    await expect(review.queued(pairId)).toContainText('2 ответа');
    await curator.open(ReviewPage.path(pairId));
    await expect(review.remark('Чему научился')).toContainText('Итоги плана');

    // What it is about is removed: the curator reads so, the pair can bring it back from here.
    await expect(review.remark('Хорошая запись').getByRole('link')).toBeVisible();
    await school.editAs('mentor', 'pair', pairId, (doc) => removeMeeting(doc, meetingId));
    const removed = 'Хорошая запись';
    const [read, own] = [review.remark(removed), answering.remark(removed)];
    for (const remark of [read, own]) {
      await expect(remark).toContainText(/О том, что уже убрано\s*Первая глава/u);
      await expect(remark.getByRole('link')).toHaveCount(0);
    }
    await expect(read.getByRole('button', { name: 'Вернуть' })).toHaveCount(0);
    await expectNoBarriers(mentee.page, 'a remark about a meeting that was removed');
    await own.getByRole('button', { name: 'Вернуть: Первая глава' }).press('Enter');
    await expect(own.getByRole('link', { name: 'Встреча' })).toBeFocused();
    await expect(read.getByRole('link', { name: 'Встреча' })).toBeVisible();
    const question = review.remark('К какому месяцу?');
    await expect(question).toContainText(names.mentee);
    await question.getByRole('button', { name: 'Вопрос решён' }).press('Enter');
    await expect(curator.page.getByText('Решено: 1 замечание')).toBeVisible();
    await review.acceptance.getByRole('button', { name: 'Принять план' }).press('Enter');
    await expect(review.acceptance).toContainText('План принят куратором');
    await expect(answering.acceptance).toContainText('План принят куратором');
    await expect(mentee.page.getByText('Решено: 1 замечание')).toBeVisible();
  });

  await test.step('the plan changes, and everybody sees how', async () => {
    await mentee.open(PlanPage.path(pairId));
    const own = new PlanPage(mentee.page);
    await own.titleOf(await own.goalTitled('Читать книги')).fill('Читать книги вслух');
    await own.addTask(own.goals, 'Записать пересказ');
    for (const { acceptance } of [answering, review]) {
      await expect(acceptance).toContainText(/План изменён после принятия .*: 2 отличия/u);
    }
    const changes = await review.showChanges();
    await expect(changes).toHaveCount(2);
    await expect(changes.first().locator('ins')).toHaveText(' вслух');
    await expect(changes.last()).toContainText('Записать пересказ');
    await curator.page.keyboard.press('Escape');
    await curator.open(ReviewPage.queuePath);
    await expect(review.queued(pairId)).toContainText('план изменён после принятия: 2 отличия');
  });
});
