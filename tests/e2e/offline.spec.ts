import { MeetingsPage } from './page-models/meetings-page.ts';
import { OverviewPage } from './page-models/overview-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { expect, test } from './support/story.ts';
import { unsentInLedger } from './support/storage.ts';
import type { Tablet } from './support/tablet.ts';

const sentence = 'Мы читаем книги';

async function type(tablet: Tablet, at: number, words: string): Promise<void> {
  const plan = new PlanPage(tablet.page);
  const title = plan.titleOf(await plan.goalTitled(sentence));
  await title.evaluate((field: HTMLTextAreaElement, caret) => {
    field.focus();
    field.setSelectionRange(caret, caret);
  }, at);
  await tablet.page.keyboard.insertText(words);
}

/** A goal with a task, and a meeting with notes, all signed with `by`. */
async function workAlone(tablet: Tablet, pairId: string, by: string): Promise<void> {
  const plan = new PlanPage(tablet.page);
  await plan.addTask(await plan.addGoal(`Цель: ${by}`), `Задача: ${by}`);
  await plan.addGoal(`Ещё цель: ${by}`);
  await tablet.open(MeetingsPage.path(pairId));
  await new MeetingsPage(tablet.page).writeDown(`Тема: ${by}`, `Записи: ${by}`);
}

test('a pair that wrote for days without a network finds everything of both, once', async ({
  server,
  school,
  tabletOf,
}) => {
  const { pairId } = school;
  const [mentor, mentee, curator] = [
    await tabletOf('mentor'),
    await tabletOf('mentee'),
    await tabletOf('curator'),
  ];
  await curator.open(OverviewPage.path);
  const overview = new OverviewPage(curator.page);
  await expect(overview.meetingsHeldBy(pairId)).toHaveText('0');

  await mentor.open(PlanPage.path(pairId));
  await new PlanPage(mentor.page).addGoal(sentence);
  await mentee.open(PlanPage.path(pairId));
  await new PlanPage(mentee.page).goalTitled(sentence);
  for (const tablet of [mentor, mentee]) {
    await tablet.keepsTheApp();
    await expect(tablet.corner).toContainText('На сервере');
    await tablet.goOffline();
  }
  await server.stop();

  await type(mentor, sentence.length, ' вслух');
  await type(mentee, 'Мы'.length, ' с мамой');
  await workAlone(mentor, pairId, 'наставник');
  await workAlone(mentee, pairId, 'ученик');

  const alone = [
    { tablet: mentor, by: 'наставник', title: 'Мы читаем книги вслух' },
    { tablet: mentee, by: 'ученик', title: 'Мы с мамой читаем книги' },
  ];
  for (const { tablet, by, title } of alone) {
    await expect(tablet.corner).toContainText('Сохранено здесь');
    const unsent = /не отправлено: (\d+)/.exec(await tablet.corner.innerText())?.[1];
    expect(Number(unsent)).toBeGreaterThan(0);
    await expect.poll(() => unsentInLedger(tablet.page)).toBe(Number(unsent));

    await tablet.reopen(PlanPage.path(pairId));
    await expect
      .poll(() => new PlanPage(tablet.page).words())
      .toEqual([title, `Цель: ${by}`, `  Задача: ${by}`, `Ещё цель: ${by}`]);
    await expect(tablet.corner).toContainText('Сохранено здесь');
    await expect(tablet.corner).toContainText(`не отправлено: ${unsent}`);
    await tablet.open(MeetingsPage.path(pairId));
    const meetings = new MeetingsPage(tablet.page);
    await meetings.list.click();
    await expect(meetings.notes).toHaveValue(`Записи: ${by}`);
    await tablet.open(PlanPage.path(pairId));
  }

  await server.start();
  await mentor.goOnline();
  await mentee.goOnline();

  const ofBoth = [
    'Мы с мамой читаем книги вслух',
    ...['наставник', 'ученик'].flatMap((by) => [
      `Цель: ${by}`,
      `  Задача: ${by}`,
      `Ещё цель: ${by}`,
    ]),
  ];
  const [mentorsPlan, menteesPlan] = [new PlanPage(mentor.page), new PlanPage(mentee.page)];
  await expect.poll(async () => (await mentorsPlan.words()).toSorted()).toEqual(ofBoth.toSorted());
  await expect.poll(() => menteesPlan.words()).toEqual(await mentorsPlan.words());
  for (const tablet of [mentor, mentee]) {
    await expect(tablet.corner).toContainText('На сервере');
    await tablet.open(MeetingsPage.path(pairId));
    const { list } = new MeetingsPage(tablet.page);
    await expect(list).toHaveCount(2);
    await expect(list.filter({ hasText: 'Тема: наставник' })).toHaveCount(1);
    await expect(list.filter({ hasText: 'Тема: ученик' })).toHaveCount(1);
  }

  await expect(overview.meetingsHeldBy(pairId)).toHaveText('2');
  await expect(overview.tasksOf(pairId)).toHaveText('2');
});
