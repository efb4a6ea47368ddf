import { readFileSync } from 'node:fs';

import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expectNoBarriers, inEnglish } from './support/barriers.ts';
import { expect, test } from './support/story.ts';

const html = (text: string) => ({
  name: 'копия.html',
  mimeType: 'text/html',
  buffer: Buffer.from(text),
});

test('what one tablet wrote without a network comes to another by a file, and from there to the mentor', async ({
  school,
  tabletOf,
}) => {
  const { pairId, names } = school;
  const [broken, spare] = [await tabletOf('mentee'), await tabletOf('mentee')];
  for (const tablet of [broken, spare]) {
    await tablet.open(PlanPage.path(pairId));
    await expect(new PlanPage(tablet.page).addGoalButton).toBeVisible();
    await tablet.keepsTheApp();
    await expect(tablet.corner).toContainText('На сервере');
    await tablet.goOffline();
  }
  const plan = new PlanPage(broken.page);
  await plan.addTask(await plan.addGoal('Цель с планшета без сети'), 'Задача из копии');
  await broken.open(ReflectionPage.path(pairId));
  await new ReflectionPage(broken.page).write('Мысль для себя');
  await broken.open(SettingsPage.path);
  const file = await new SettingsPage(broken.page).saveCopy();
  const page = readFileSync(file, 'utf8');
  for (const words of ['Цель с планшета без сети', '<td>Задача из копии</td>', 'Мысль для себя']) {
    expect(page).toContain(words);
  }

  await spare.open(SettingsPage.path);
  const settings = new SettingsPage(spare.page);
  await settings.chooseCopy(file);
  await expect(settings.copyDialog).toContainText(`${names.mentor} – ${names.mentee}`);
  await expect(settings.copyDialog).toContainText('Появится: 1 цель, 1 задача.');
  await expect(settings.copyDialog).toContainText('Появится: 1 запись дневника.');
  await expectNoBarriers(spare.page, 'what a copy would bring');
  await settings.copyDialog.getByRole('button', { name: 'Отмена' }).click();
  await inEnglish(spare.page, async () => {
    const chooser = spare.page.locator('input[type=file]');
    await chooser.setInputFiles(file);
    await expect(spare.page.getByRole('dialog')).toContainText('New: 1 goal, 1 task.');
    await expectNoBarriers(spare.page, 'what a copy would bring, in English');
    await spare.page.keyboard.press('Escape');
    await chooser.setInputFiles(html('<p>Расписание</p>'));
    await expect(spare.page.getByRole('dialog')).toContainText('This is not a copy');
    await expectNoBarriers(spare.page, 'copy that is not accepted, in English');
    await spare.page.keyboard.press('Escape');
  });
  await spare.open(PlanPage.path(pairId));
  await expect(new PlanPage(spare.page).addGoalButton).toBeVisible();
  expect(await new PlanPage(spare.page).titles()).toEqual([]);

  await spare.open(SettingsPage.path);
  await settings.chooseCopy(file);
  await settings.copyDialog.getByRole('button', { name: 'Взять', exact: true }).click();
  await expect(spare.page.getByText('Записи из копии взяты')).toBeVisible();
  await settings.chooseCopy(file);
  await expect(settings.copyDialog).toContainText('на этом планшете уже есть');
  await settings.copyDialog.getByRole('button', { name: 'Закрыть' }).first().click();
  await expect(spare.corner).toContainText('не отправлено');

  await spare.reopen(ReflectionPage.path(pairId));
  await expect(new ReflectionPage(spare.page).entries).toContainText('Мысль для себя');
  await spare.goOnline();
  await expect(spare.corner).toContainText('На сервере');
  const mentor = await tabletOf('mentor');
  await mentor.open(PlanPage.path(pairId));
  await new PlanPage(mentor.page).goalTitled('Цель с планшета без сети');

  // The tablet that had written it all comes back, and nothing is doubled.
  await broken.goOnline();
  await broken.open(PlanPage.path(pairId));
  await expect(broken.corner).toContainText('На сервере');
  expect(await new PlanPage(broken.page).words()).toEqual([
    'Цель с планшета без сети',
    '  Задача из копии',
  ]);
});

test('a file that is damaged, cut off, foreign or no copy is refused with a reason and changes nothing', async ({
  school,
  tabletOf,
}) => {
  const { pairId, otherPairId } = school;
  const tablet = await tabletOf('mentee');
  await tablet.open(PlanPage.path(pairId));
  await new PlanPage(tablet.page).addGoal('Цель этой пары');
  await expect(tablet.corner).toContainText('На сервере');
  await tablet.open(SettingsPage.path);
  const copy = readFileSync(await new SettingsPage(tablet.page).saveCopy(), 'utf8');

  const other = await tabletOf('otherMentee');
  await other.open(PlanPage.path(otherPairId));
  await expect(new PlanPage(other.page).addGoalButton).toBeVisible();
  await other.open(SettingsPage.path);
  const settings = new SettingsPage(other.page);
  const refused = async (text: string, why: string) => {
    await settings.chooseCopy(html(text));
    await expect(settings.copyDialog).toContainText(why);
    await expect(settings.copyDialog).toContainText('На планшете ничего не изменилось.');
    await settings.copyDialog.getByRole('button', { name: 'Закрыть' }).last().click();
    await expect(settings.copyDialog).toBeHidden();
  };
  await refused(copy, 'она из чужой или завершённой пары');
  await refused(copy.slice(0, -40), 'Файл неполный');
  await refused(copy.replace('"madeAt":"20', '"madeAt":"21'), 'контрольная сумма не сходится');
  await refused(copy.replaceAll(school.org, 'drugaya-shkola'), 'контрольная сумма не сходится');
  await refused('<p>Расписание</p>', 'Это не копия из «Тандема»');

  await other.open(PlanPage.path(otherPairId));
  await expect(new PlanPage(other.page).addGoalButton).toBeVisible();
  expect(await new PlanPage(other.page).titles()).toEqual([]);
  await other.open(PlanPage.path(pairId));
  await expect(other.page.getByRole('heading', { name: 'Эта пара вам не открыта' })).toBeVisible();
});
