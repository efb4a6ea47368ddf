import { readFile } from 'node:fs/promises';

import { rateTogether } from '#lib/documents/blind-ratings.ts';
import { addMeeting } from '#lib/documents/meeting-changes.ts';
import { addGoal, addTask } from '#lib/documents/pair-plan.ts';
import { markRated, openRating } from '#lib/documents/pair-ratings.ts';
import { signatureOn } from './page-models/live-meeting-page.ts';
import { MeetingsPage } from './page-models/meetings-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { ReportPage } from './page-models/report-page.ts';
import { ReviewPage } from './page-models/review-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

test('a pair ends its work step by step, its report is accepted, and everything stays readable and can be taken along', async ({
  school,
  tabletOf,
}) => {
  const { pairId, names } = school;
  const [mentorId, menteeId] = [school.idOf('mentor'), school.idOf('mentee')];
  await school.editAs('mentor', 'pair', pairId, (doc) => {
    const goalId = addGoal(doc, { title: 'Читать книги' });
    addTask(doc, { goalId, title: 'Прочесть «Остров сокровищ»', status: 'done' });
    const entry = new Map([mentorId, menteeId].map((id, index) => [id, 3 + index]));
    rateTogether(doc, { goalId, moment: 'entry', menteeId }, entry);
    for (const [kind, heldOn] of [
      ['working', '2026-03-02'],
      ['final', '2026-04-02'],
    ] as const) {
      const texts = { topic: `Встреча ${heldOn}` };
      addMeeting(doc, { kind, heldOn, state: 'held', minutes: 45, texts });
    }
  });
  const shared = 'Мне было трудно слушать.';
  await school.shareAs('mentor', shared);
  const mentor = await tabletOf('mentor');
  const { page } = mentor;
  const report = new ReportPage(page);

  await test.step('mentor and mentee rate the goal on one tablet without touching it, and each looks back', async () => {
    await mentor.open(ReportPage.path(pairId));
    await expect(report.missing).toHaveCount(6);
    await mentor.open(PlanPage.path(pairId));
    const { goals } = new PlanPage(page);
    await goals.locator('summary').filter({ hasText: 'Подробнее о цели' }).press('Enter');
    const exit = page.getByTestId('rating-exit');
    await exit.getByRole('button', { name: 'Оценить вдвоём на этом планшете' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Оценка вдвоём' });
    for (const [value, next] of [
      ['8', /^Дальше/],
      ['9', 'Открыть оценки'],
    ] as const) {
      await dialog.getByRole('radio', { name: value, exact: true }).press('Space');
      await dialog.getByRole('button', { name: next }).press('Enter');
    }
    await expect(page.getByTestId('rating-chart')).toContainText(
      'Наставник: 3 на входе, 8 на выходе, разница +5',
    );
    await page.getByText('Итоги плана').click();
    await page.getByRole('textbox', { name: 'Анализ наставника' }).fill('Читает каждый вечер.');
    const kept = page.waitForRequest(/\/api\/versions\/.*reason=signed/u);
    await page.getByRole('button', { name: 'Я – Вера. Подписываю' }).click();
    await expect(signatureOn(page, names.mentor)).toContainText('Подписано');
    await kept;
    await expect(mentor.corner).toContainText('На сервере');

    const mentee = await tabletOf('mentee');
    await mentee.open('/');
    const waiting = mentee.page.getByTestId('today-waiting').getByRole('link');
    await expect(waiting).toHaveText(/Подписать план/u);
    await waiting.click();
    // The foot of the plan is unfolded for whoever is led there.
    const vera = signatureOn(mentee.page, names.mentor);
    await expect(vera).toContainText('Подписано');
    await mentee.goOffline();
    const self = mentee.page.getByRole('textbox', { name: 'Самооценка наставляемого' });
    await self.fill('Я стал читать дольше.');
    await mentee.page.getByRole('button', { name: 'Я – Костя. Подписываю' }).click();
    await expect(vera).toContainText('После подписи есть изменения');
    await mentee.goOnline();
    await vera.getByText('Что изменилось').click();
    await expect(vera.getByRole('insertion')).toHaveText('Я стал читать дольше.');
    await expect(mentee.corner).toContainText('На сервере');
  });

  await test.step('the mentor hands in the report that is made of their records', async () => {
    await mentor.open(ReportPage.path(pairId));
    await expect(report.missing).toHaveCount(3);
    await expect(page.getByText('Стало лучше: 1 из 1', { exact: false })).toBeVisible();
    await expect(page.getByText('Выполнено 1 из 1')).toBeVisible();
    await expect(page.getByText('Я стал читать дольше.')).toBeVisible();
    await report.write({
      'Что получилось': 'Чтение вслух по ролям.',
      'Что было трудно': 'Найти тихий час.',
      'Что предлагаю': 'Продолжить осенью.',
    });
    await report.handIn();
    await expect(report.state).toContainText('Отчёт сдан и ждёт куратора');
    await expect(mentor.corner).toContainText('На сервере');
  });

  await test.step('the curator accepts it and closes the pair', async () => {
    // Both rated one more goal; the tablet on which the mentee did so has not been back since.
    let goalId = '';
    await school.editAs('mentor', 'pair', pairId, (doc) => {
      goalId = addGoal(doc, { title: 'Писать письма' });
      const mine = { goalId, menteeId, moment: 'entry', personId: mentorId } as const;
      markRated(doc, mine);
      openRating(doc, mine, 4);
    });
    await school.editAs('mentee', 'pair', pairId, (doc) => {
      markRated(doc, { goalId, menteeId, moment: 'entry', personId: menteeId });
    });
    const curator = await tabletOf('curator');
    const queue = new ReviewPage(curator.page);
    await curator.open(ReviewPage.queuePath);
    await expect(queue.queued(pairId)).toContainText('отчёт ждёт принятия');
    await curator.open(ReportPage.path(pairId));
    const theirs = new ReportPage(curator.page);
    await expect(curator.page.getByText('Чтение вслух по ролям.')).toBeVisible();
    await theirs.accept();
    await expect(theirs.state).toContainText('Отчёт принят куратором');
    const asked = await theirs.askToClosePair();
    await expect(asked).toContainText('1 оценка ещё не открылась');
    await asked.getByRole('button', { name: 'Отмена' }).click();
    await theirs.closePair();
    await expect(theirs.missing).toHaveCount(0);
  });

  await test.step('the pair reads everything, writes nothing more, and takes a copy', async () => {
    await expect(page.getByText('Работа пары завершена', { exact: false }).first()).toBeVisible();
    await expect(report.state).toContainText('Отчёт принят куратором');
    await expect(report.missing).toHaveCount(0);
    await expect(page.getByText('Продолжить осенью.')).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await mentor.open(MeetingsPage.path(pairId));
    await expect(new MeetingsPage(page).list).toHaveCount(2);
    await mentor.open(PlanPage.path(pairId));
    const plan = new PlanPage(page);
    await expect(plan.titleOf(await plan.goalTitled('Читать книги'))).not.toBeEditable();
    // Whoever shared something can still take it back.
    await mentor.open(ReflectionPage.path(pairId));
    const own = new ReflectionPage(page);
    await expect(own.shared).toContainText(shared);
    await own.entries.getByText('Открыть').click();
    await own.entries.getByRole('button', { name: 'Забрать обратно' }).click();
    await expect(own.shared).toHaveCount(0);
    await expect(own.entries).toContainText('Видите только вы');
    await mentor.open(SettingsPage.path);
    const copy = await readFile(await new SettingsPage(page).saveCopy(), 'utf8');
    const readable = copy.slice(0, copy.indexOf('application/json'));
    for (const words of [
      'Прочесть «Остров сокровищ»',
      'Встреча 2026-04-02',
      'Читает каждый вечер.',
      'Я стал читать дольше.',
      'Продолжить осенью.',
    ]) {
      expect(readable).toContain(words);
    }
  });
});
