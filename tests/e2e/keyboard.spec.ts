import { addMeeting } from '#lib/documents/meeting-changes.ts';
import { readJournal } from '#lib/documents/pair-journal.ts';
import { addGoal, addTask, readPlan } from '#lib/documents/pair-plan.ts';
import { handReportIn, readReportWords } from '#lib/documents/pair-report.ts';
import { moveGoal } from '#lib/documents/plan-order.ts';
import { stepOfGoal } from '#lib/domain/plan-order.ts';
import { composeFigures, writeReport } from '#lib/domain/report.ts';
import { Keyboard } from './page-models/keyboard.ts';
import { MeetingsPage } from './page-models/meetings-page.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { ReportPage } from './page-models/report-page.ts';
import { ReviewPage } from './page-models/review-page.ts';
import { SearchPage } from './page-models/search-page.ts';
import { expectNoBarriers } from './support/barriers.ts';
import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

test('a mentor plans, looks up, thinks and reports with the keyboard alone, and never loses the place', async ({
  school,
  tabletOf,
}) => {
  await school.editAs('mentee', 'pair', school.pairId, (doc) => {
    const goalId = addGoal(doc, { title: 'Читать вслух' });
    addTask(doc, { goalId, title: 'Взять книгу' });
    const texts = { topic: 'Знакомство' };
    addMeeting(doc, { kind: 'acquaintance', state: 'held', heldOn: '2026-03-02', texts });
  });
  const mentor = await tabletOf('mentor');
  const { page } = mentor;
  const keys = new Keyboard(page);
  const plan = new PlanPage(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const section = (name: string) =>
    page.getByRole('navigation', { name: 'Разделы пары' }).getByRole('link', { name });
  await mentor.open('/');

  await test.step('what is new leads to its task, which gets a date, a mark with its reason and a proof', async () => {
    await keys.follow(page.getByTestId('news').filter({ hasText: 'Взять книгу' }));
    const task = plan.tasks.first();
    await expect(task).toBeFocused();
    await keys.press(task.locator('summary'));
    const mark = task.getByRole('radiogroup', { name: 'Отметка' });
    await keys.choose(mark.getByRole('radio'), mark.getByRole('radio', { name: 'Отложено' }));
    await keys.write(task.getByRole('textbox', { name: 'Почему отложили' }), 'Болели');
    await keys.reach(task.getByLabel('Срок'));
    await page.keyboard.type('12122026');
    await expect(task.getByLabel('Срок')).toHaveValue('2026-12-12');
    await keys.pick(task.getByLabel('Кто делает'), 'Вместе');
    await keys.write(
      task.getByRole('textbox', { name: 'Подтверждение' }),
      'https://school.example/book',
    );
    await keys.reach(task.getByRole('link', { name: 'school.example' }));
    await expect(task.locator('summary').first()).toContainText('Вместе · Отложено');
  });

  await test.step('goals are written, taken over, moved, rated, and a part of them is shown', async () => {
    await keys.press(plan.addGoalButton);
    await expect(plan.titleOf(plan.goals.last())).toBeFocused();
    await page.keyboard.insertText('Писать');
    // The other moves it about while it is being written, which is nothing that the writer should feel.
    for (const [way, words] of [
      ['up', 'Писать письма'],
      ['down', 'Писать письма другу'],
    ] as const) {
      await expect(mentor.corner).toContainText('На сервере');
      await school.editAs('mentee', 'pair', school.pairId, (doc) => {
        const { goals } = readPlan(doc);
        const { id } = goals.find(({ title }) => title.startsWith('Писать'))!;
        moveGoal(doc, id, stepOfGoal(goals, id, way)!);
      });
      const moved = way === 'up' ? plan.goals.first() : plan.goals.last();
      await expect(plan.titleOf(moved)).toHaveValue(/^Писать/u);
      await expect(plan.titleOf(moved)).toBeFocused();
      await page.keyboard.insertText(words.slice((await plan.titleOf(moved).inputValue()).length));
      await expect(plan.titleOf(moved)).toHaveValue(words);
    }
    await keys.press(button('Готовые цели'));
    await keys.press(plan.suggestions.first().getByRole('button', { name: 'Взять цель' }));
    await page.keyboard.press('Escape');
    await expect(button('Готовые цели')).toBeFocused();

    await keys.press(plan.menuOf(plan.goals.nth(1)));
    await expect(page.getByRole('menuitem', { name: 'Выше' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await plan.titles())[0]).toBe('Писать письма другу');
    await expect(plan.menuOf(plan.goals.first())).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Ниже' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await plan.titles())[1]).toBe('Писать письма другу');

    const goal = plan.goals.first();
    await keys.press(goal.locator('summary', { hasText: 'Подробнее о цели' }));
    const entry = goal.getByTestId('rating-entry');
    await keys.press(entry.getByRole('button', { name: 'Оценить на своём планшете' }));
    await keys.choose(entry.getByRole('radio'), entry.getByRole('radio', { name: '4' }));
    await keys.press(entry.getByRole('button', { name: 'Сохранить оценку' }));
    await expect(entry).toContainText('Ваша оценка сохранена и пока скрыта');
    const exit = goal.getByTestId('rating-exit');
    await keys.press(exit.getByRole('button', { name: 'Оценить вдвоём на этом планшете' }));
    const dialog = page.getByRole('dialog', { name: 'Оценка вдвоём' });
    for (const [value, next] of [
      ['3', /^Дальше/u],
      ['5', 'Открыть оценки'],
    ] as const) {
      await keys.choose(dialog.getByRole('radio'), dialog.getByRole('radio', { name: value }));
      await keys.press(dialog.getByRole('button', { name: next }));
    }
    await expect(goal.getByTestId('rating-chart')).toContainText('5');
    await keys.isSomewhere();

    await keys.press(page.locator('summary', { hasText: 'Показать часть плана' }));
    await keys.pick(page.getByLabel('Какие задачи'), 'Отложено');
    await expect(plan.goals).toHaveCount(1);
    await keys.press(button('Показать весь план'));
    await expect(plan.goals).toHaveCount(3);
  });

  await test.step('what was removed comes back by undo and from the bin; the plan is put in order and printed', async () => {
    const remove = async () => {
      await keys.press(plan.menuOf(plan.goals.nth(1)));
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await expect(plan.goals).toHaveCount(2);
      await keys.isSomewhere();
    };
    await remove();
    await keys.press(button('Отменить'));
    await expect(plan.goals).toHaveCount(3);
    await remove();
    await keys.press(button('Изменить порядок'));
    await keys.press(page.getByRole('button', { name: 'Ниже: Читать вслух' }));
    await keys.press(button('Готово'));
    await keys.follow(page.getByRole('link', { name: 'Для печати' }));
    await keys.reach(page.getByRole('region', { name: /^Индивидуальный план/u }));
    await keys.follow(page.getByRole('link', { name: 'К плану' }));
    await keys.follow(page.getByRole('link', { name: 'История и корзина' }));
    await keys.press(button('Вернуть: Писать письма другу'));
    await expect(page.getByTestId('bin-item')).toHaveCount(0);
    await keys.isSomewhere();
  });

  await test.step('a past meeting is written down, and one that did not take place', async () => {
    await keys.follow(section('Встречи'));
    const { topic, record } = new MeetingsPage(page);
    for (const [state, words] of [
      ['Состоялась', 'Читали письма'],
      ['Не состоялась', 'Не было света'],
    ] as const) {
      await keys.press(page.locator('summary', { hasText: 'Записать прошедшую встречу' }));
      await keys.follow(button(state));
      await expect(topic).toBeFocused();
      const reason = record.getByRole('textbox', { name: 'Почему не встретились' });
      if (state === 'Не состоялась') await keys.reach(reason);
      await page.keyboard.insertText(words);
    }
    await expectNoBarriers(page, 'record of a meeting that was not held');
  });

  await test.step('the search is opened by keys and leads to what it found', async () => {
    await page.keyboard.press('Control+k');
    const { field, found } = new SearchPage(page);
    await expect(field).toBeFocused();
    await page.keyboard.insertText('письма');
    await keys.follow(found.filter({ hasText: 'Читали письма' }));
    await expect(new MeetingsPage(page).topic).toHaveValue('Читали письма');
  });

  await test.step('a part of a reflection is shared and taken back', async () => {
    await keys.follow(section('Рефлексия'));
    const { writeButton, entries, shareDialog } = new ReflectionPage(page);
    await keys.press(writeButton);
    const answers = entries.first().getByRole('textbox');
    await expect(answers.first()).toBeFocused();
    await page.keyboard.insertText('Получилось разговорить');
    await keys.write(answers.nth(1), 'Трудно молчать');
    await keys.press(entries.getByRole('button', { name: 'Поделиться с парой' }));
    await keys.press(shareDialog.getByRole('checkbox').nth(1), 'Space');
    await keys.press(shareDialog.getByRole('button', { name: 'Поделиться с парой' }));
    await expect(entries.first()).toContainText('Вы поделились частью этой записи');
    await keys.press(entries.getByRole('button', { name: 'Забрать обратно' }));
    await expect(entries.getByRole('button', { name: 'Поделиться с парой' })).toBeVisible();
    await keys.isSomewhere();
  });

  await test.step('the report is written and handed in', async () => {
    await keys.follow(section('Проверка'));
    await keys.follow(page.getByTestId('closing-link'));
    await keys.write(page.getByRole('textbox', { name: 'Что получилось' }), 'Читаем вслух');
    await keys.press(page.getByRole('button', { name: 'Сдать отчёт' }));
    await expect(new ReportPage(page).state).toContainText('Отчёт сдан и ждёт куратора');
    await keys.isSomewhere();
  });
  expect(await keys.barriers()).toEqual([]);
});

test('a curator asks, accepts and hands over, and a mentee answers, with the keyboard alone', async ({
  school,
  tabletOf,
}) => {
  const { pairId, names } = school;
  await school.editAs('mentor', 'pair', pairId, (doc) => {
    addTask(doc, { goalId: addGoal(doc, { title: 'Читать вслух' }), title: 'Взять книгу' });
    const sources = { plan: readPlan(doc), journal: readJournal(doc), ratings: [], people: [] };
    handReportIn(
      doc,
      writeReport({ figures: composeFigures(sources), words: readReportWords(doc) }),
    );
  });
  const [curator, mentee] = [await tabletOf('curator'), await tabletOf('mentee')];
  const keys = new Keyboard(curator.page);
  const review = new ReviewPage(curator.page);
  const plan = new PlanPage(curator.page);
  const button = (name: string) => curator.page.getByRole('button', { name, exact: true });

  await test.step('the curator finds the pair in the queue, and remarks on a goal', async () => {
    await curator.open(ReviewPage.queuePath);
    await keys.follow(review.queued(pairId).getByRole('link'));
    await keys.press(button('Отметить прочитанным'));
    await keys.follow(curator.page.getByRole('link', { name: 'План', exact: true }));
    const marker = plan.goals.getByTestId('remark-marker').first();
    await keys.press(marker);
    const dialog = curator.page.getByRole('dialog', { name: 'Замечания куратора' });
    await keys.write(dialog.getByRole('textbox', { name: 'Замечание' }), 'К какому месяцу?');
    await keys.press(dialog.getByRole('checkbox', { name: 'Прошу пояснить' }), 'Space');
    await keys.press(dialog.getByRole('button', { name: 'Оставить замечание' }));
    await expect(dialog.getByTestId('remark')).toContainText('К какому месяцу?');
    await keys.isSomewhere();
    await curator.page.keyboard.press('Escape');
    await expect(marker).toBeFocused();
  });

  await test.step('the mentee is led to it, says how far they are, and answers', async () => {
    const { page } = mentee;
    const theirs = new Keyboard(page);
    await mentee.open('/');
    await theirs.follow(page.getByTestId('today-remark'));
    const goal = new PlanPage(page).goals;
    await expect(goal).toBeFocused();
    await theirs.press(goal.locator('summary', { hasText: 'Подробнее о цели' }));
    const now = goal.getByRole('radiogroup', { name: 'Как наставляемый оценивает себя' });
    await theirs.choose(now.getByRole('radio'), now.getByRole('radio', { name: '6' }));
    await theirs.follow(page.getByRole('link', { name: 'Проверка' }));
    await theirs.press(page.getByRole('button', { name: 'Ответить куратору' }));
    await expect(page.getByTestId('remark').getByRole('textbox')).toBeFocused();
    await page.keyboard.insertText('К маю');
    await theirs.press(page.getByRole('button', { name: 'Отправить' }));
    await expect(page.getByTestId('remark')).toContainText('пара ответила');
    await theirs.isSomewhere();
    expect(await theirs.barriers()).toEqual([]);
  });

  await test.step('the curator is done with it, and accepts plan and report', async () => {
    await keys.follow(curator.page.getByRole('link', { name: 'Проверка' }));
    await expect(review.remarks).toContainText('К маю');
    await keys.press(button('Вопрос решён'));
    await expect(curator.page.getByText('Решено: 1 замечание')).toBeVisible();
    await keys.press(review.acceptance.getByRole('button', { name: 'Принять план' }));
    await expect(review.acceptance).toContainText('План принят куратором');
    await keys.isSomewhere();
    await keys.follow(curator.page.getByTestId('closing-link'));
    await keys.press(button('Принять отчёт'));
    await expect(new ReportPage(curator.page).state).toContainText('Отчёт принят куратором');
    await keys.isSomewhere();
    await keys.press(button('Завершить работу пары'));
    await curator.page.keyboard.press('Escape');
    await expect(button('Завершить работу пары')).toBeFocused();
  });

  await test.step('the pair gets another mentor', async () => {
    await keys.follow(curator.page.getByRole('link', { name: 'Люди и пары' }));
    await keys.follow(curator.page.getByRole('link', { name: 'Пары', exact: true }));
    const pair = new PeoplePage(curator.page).pairs.filter({ hasText: names.mentee });
    await keys.press(pair.getByRole('button', { name: 'Действия с парой' }));
    const handOver = curator.page.getByRole('menuitem', { name: 'Сменить наставника' });
    for (let presses = 0; presses < 9; presses += 1) {
      if (await handOver.evaluate((item) => item === document.activeElement)) break;
      await curator.page.keyboard.press('ArrowDown');
    }
    await curator.page.keyboard.press('Enter');
    const dialog = curator.page.getByRole('dialog', { name: 'Сменить наставника' });
    await keys.pick(dialog.getByRole('combobox'), names.otherMentor);
    await keys.write(dialog.getByRole('textbox', { name: 'Почему меняется' }), 'Переезд');
    await keys.press(dialog.getByRole('button', { name: 'Сменить наставника' }));
    await expect(pair).toContainText(names.otherMentor);
    await keys.isSomewhere();
  });
  expect(await keys.barriers()).toEqual([]);
});
