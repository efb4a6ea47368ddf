import { addMeeting } from '#lib/documents/meeting-changes.ts';
import { addGoal } from '#lib/documents/pair-plan.ts';
import { MeetingsPage } from './page-models/meetings-page.ts';
import { OverviewPage } from './page-models/overview-page.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { expectNoBarriers } from './support/barriers.ts';
import { fetchDocument } from './support/raw-requests.ts';
import { placesThatHold } from './support/storage.ts';
import { expect, test } from './support/story.ts';

test('a new mentor gets plan and journal, and of what was shared what each author lets go along', async ({
  school,
  tabletOf,
}) => {
  const { pairId, names } = school;
  await school.editAs('mentor', 'pair', pairId, (doc) => {
    addGoal(doc, { title: 'Читать книги' });
    const texts = { topic: 'Знакомство' };
    addMeeting(doc, { kind: 'acquaintance', state: 'held', heldOn: '2026-03-02', texts });
  });
  await school.shareAs('mentee', 'СКРЫТО-1 мне было страшно');
  await school.shareAs('mentee', 'ВЫБРАНО-1 я люблю фантастику');
  await school.shareAs('mentor', 'СКРЫТО-2 устала за неделю');
  await school.shareAs('mentor', 'ВЫБРАНО-2 он лучше говорит, чем пишет');

  const [mentor, mentee, curator] = [
    await tabletOf('mentor'),
    await tabletOf('mentee'),
    await tabletOf('curator'),
  ];
  await mentor.open(PlanPage.path(pairId));
  await new PlanPage(mentor.page).goalTitled('Читать книги');
  await mentee.open(ReflectionPage.path(pairId));
  const own = new ReflectionPage(mentee.page);
  await expect(own.shared).toHaveCount(4);
  await mentee.keepsTheApp();

  await curator.open(PeoplePage.pairsPath);
  await new PeoplePage(curator.page).handOver(names.mentee, names.otherMentor, 'Переезд');
  await test.step('the earlier mentor is out at once and keeps the diary', async () => {
    const { page } = mentor;
    await expect(page.getByText('у неё новый наставник', { exact: false })).toBeVisible();
    const plan = await fetchDocument(page, school.document('pair', pairId));
    expect(plan.status).toBe(403);
    await mentor.open('/');
    await page.getByTestId('former-pair').getByRole('link').click();
    const entries = page.getByTestId('former-entry');
    await expect(entries).toHaveCount(2);
    await expectNoBarriers(page, 'diary of a former mentor');
    const chosen = entries.filter({ hasText: 'ВЫБРАНО-2' });
    await chosen.getByRole('button', { name: 'Показать новому наставнику' }).click();
    const dialog = page.getByRole('dialog', { name: 'Показать запись новому наставнику?' });
    await dialog.getByRole('button', { name: 'Показать новому наставнику' }).click();
    await expect(chosen).toContainText('Эту запись видят новый наставник, пара и куратор');
    await expect(mentor.corner).toContainText('На сервере');
  });

  await test.step('the mentee decides offline about one entry', async () => {
    await expect(own.entries.filter({ hasText: 'при прежнем наставнике' })).toHaveCount(2);
    await mentee.goOffline();
    // The latest entry comes first; its words are in a field once it is open.
    const chosen = own.entries.first();
    await expect(chosen).toContainText('ВЫБРАНО-1');
    await chosen.getByText('Открыть', { exact: true }).click();
    await chosen.getByRole('button', { name: 'Показать новому наставнику' }).click();
    const dialog = mentee.page.getByRole('dialog', { name: 'Показать запись новому наставнику?' });
    await expect(dialog).toContainText(names.otherMentor);
    await dialog.getByRole('button', { name: 'Показать новому наставнику' }).click();
    await expect(own.entries.filter({ hasText: 'при прежнем наставнике' })).toHaveCount(1);
    await mentee.goOnline();
    await expect(mentee.corner).toContainText('На сервере');
  });

  const successor = await tabletOf('otherMentor');
  const { page } = successor;
  await successor.open(ReflectionPage.path(pairId));
  const shared = new ReflectionPage(page).shared;
  await expect(shared).toHaveCount(2);
  await expect(shared.filter({ hasText: 'ВЫБРАНО-1' })).toContainText(names.mentee);
  await expect(shared.filter({ hasText: 'ВЫБРАНО-2' })).toContainText(names.mentor);
  await successor.open(PlanPage.path(pairId));
  const plan = new PlanPage(page);
  const goal = await plan.goalTitled('Читать книги');
  await expect(plan.titleOf(goal)).toBeEditable();
  const terms = page.getByTestId('mentor-terms');
  await expect(terms).toContainText(`${names.mentor} – до`);
  await expect(terms).toContainText(`${names.otherMentor} – с`);
  await expect(terms).toContainText('Причина: Переезд');
  await successor.open(MeetingsPage.path(pairId));
  await expect(new MeetingsPage(page).list).toContainText('Знакомство');
  await expect(successor.corner).toContainText('На сервере');
  expect(await placesThatHold(page, 'ВЫБРАНО-1')).not.toEqual([]);
  expect(await placesThatHold(page, 'СКРЫТО')).toEqual([]);

  await curator.open(OverviewPage.path);
  await expect(curator.page.locator(`[data-pair="${pairId}"]`)).toContainText('наставник до');
});
