import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { SavingDialog } from './page-models/saving-dialog.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expectNoBarriers, inEnglish } from './support/barriers.ts';
import { expect, test } from './support/story.ts';

const onServer = 'На сервере';

test('a document that the server fails to take keeps no other from being sent', async ({
  server,
  school,
  tabletOf,
}) => {
  const { pairId } = school;
  const pair = school.document('pair', pairId);
  const diary = school.document('diary', school.idOf('mentor'));
  const tablet = await tabletOf('mentor');
  await tablet.open(PlanPage.path(pairId));
  await expect(tablet.corner).toContainText(onServer);
  await tablet.keepsTheApp();
  await tablet.goOffline();
  await server.stop();
  await new PlanPage(tablet.page).addGoal('Цель без сети');
  await tablet.open(ReflectionPage.path(pairId));
  await new ReflectionPage(tablet.page).write('Дневник без сети.');
  await expect(tablet.corner).toContainText('Сохранено здесь');

  await tablet.context.route(`**/api/documents/${pair}`, (route) =>
    route.fulfill({ status: 413, json: { error: 'too-large' } }),
  );
  await tablet.reopen(SettingsPage.path);
  const dialog = new SavingDialog(tablet.page);
  await dialog.open();
  await expect(dialog.total).toContainText(/Не отправлено всего: \d+/);
  await expect(dialog.document(pair)).toContainText('не отправлено');
  await expect(dialog.document(diary)).toContainText('не отправлено');

  await server.start();
  await tablet.goOnline();
  await expect(dialog.document(diary)).toContainText(onServer);
  await expect(dialog.document(pair)).toContainText('Не принято');
  await expect(dialog.document(pair)).toContainText('слишком велико');
  await expect(tablet.corner).toContainText('Не принято');
  expect(await dialog.copyOf(pair)).toContain('Цель без сети');
  await expectNoBarriers(tablet.page, 'what was not accepted, by document');
  await dialog.close();
  await expectNoBarriers(tablet.page, 'corner of what was not accepted');
  await inEnglish(tablet.page, async () => {
    await expect(tablet.corner).toContainText('Not accepted');
    await expectNoBarriers(tablet.page, 'corner of what was not accepted, in English');
    await dialog.open();
    await expect(dialog.document(pair)).toContainText('Not accepted');
    await expectNoBarriers(tablet.page, 'what was not accepted, by document, in English');
    await dialog.close();
  });
});

test('a start with nothing new asks the server for no document a second time', async ({
  school,
  tabletOf,
}) => {
  const tablet = await tabletOf('mentor');
  const pair = school.document('pair', school.pairId);
  const answers: number[] = [];
  tablet.context.on('response', (response) => {
    if (response.url().endsWith(`/api/documents/${pair}`)) answers.push(response.status());
  });
  await tablet.reopen(SettingsPage.path);
  await expect.poll(() => answers.length).toBeGreaterThan(0);
  const before = answers.length;
  await tablet.reopen(SettingsPage.path);
  await expect.poll(() => answers.slice(before)).toContain(304);
  expect(answers.slice(before)).not.toContain(200);
});

test('a tablet with little space left says so while everything is still being saved', async ({
  school,
  tabletOf,
}) => {
  const tablet = await tabletOf('mentor');
  // Chromium hides the true quota from pages: the answer is made up, what follows is not.
  await tablet.context.addInitScript(() => {
    navigator.storage.estimate = () => Promise.resolve({ quota: 10_000_000, usage: 9_000_000 });
  });
  await tablet.open(PlanPage.path(school.pairId));
  await expect(tablet.corner).toContainText('Место заканчивается');
  await new PlanPage(tablet.page).addGoal('Ещё помещается');
  await expect(tablet.corner).toContainText('Место заканчивается');
  await expectNoBarriers(tablet.page, 'little space left');
  await inEnglish(tablet.page, async () => {
    await expect(tablet.corner).toContainText('Space is running out');
    await expectNoBarriers(tablet.page, 'little space left, in English');
  });
});
