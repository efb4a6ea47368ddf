import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type * as Y from 'yjs';

import { addGoal } from '#lib/documents/pair-plan.ts';
import { addPerson, removePerson } from '#lib/documents/roster.ts';
import { backUp } from '#server/storage/backup.ts';
import { AccessPage } from './page-models/access-page.ts';
import { OverviewPage } from './page-models/overview-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { layoutProblems } from './support/accessibility.ts';
import { expectNoBarriers, inEnglish, steer } from './support/barriers.ts';
import { placesThatHold } from './support/storage.ts';
import { expect, test } from './support/story.ts';
import type { Tablet } from './support/tablet.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

const newcomers = ['Агеева Лиза Олеговна', 'Быков Миша Ильич', 'Власов Дима Егорович'];

/** In what the pupil wrote, alone and with the mentor. */
const marker = 'ХочуНаучитьсяПлавать';
const leaver = 'Ветров Егор Павлович';

/** As when somebody takes a tablet into their hands again: it asks the server what is new. */
const wake = ({ page }: Tablet) => page.evaluate(() => dispatchEvent(new Event('focus')));

test('from consents to cards, a second curator, the record and the end of somebody’s data', async ({
  server,
  school,
  tabletOf,
}) => {
  await school.edit('roster', '', (doc) => {
    newcomers.forEach((name, n) => addPerson(doc, { name, position: n < 2 ? '7 Б' : '8 А' }));
    const id = addPerson(doc, { name: leaver });
    removePerson(doc, id);
    doc.getMap<Y.Map<unknown>>('people').get(id)?.set('removedAt', '2024-06-01T08:00:00.000Z');
  });
  await school.editAs('mentee', 'pair', school.pairId, (doc) => addGoal(doc, { title: marker }));
  await school.shareAs('mentee', marker);
  const { curator, mentee, otherMentor: second } = school.names;
  const pupil = await tabletOf('mentee');
  await pupil.open('/');
  const partner = await tabletOf('mentor');
  await partner.open(`/pair/${school.pairId}`);
  const head = await tabletOf('head');
  await head.open('/overview');
  await expect(new OverviewPage(head.page).heading).toBeVisible();
  const desk = await tabletOf('curator');
  const { page } = desk;
  await desk.open(AccessPage.path);
  const access = new AccessPage(page);
  await expect(access.row(mentee)).toContainText('устройств');
  await expect(access.row(second)).toContainText('входа ещё не было');
  await expectNoBarriers(page);

  // One consent after the other, the rest at once, then cards for all who never signed in.
  await access.show('Без согласия');
  await expect(access.rows).toHaveCount(3);
  await access.row(newcomers[0]!).getByRole('button', { name: 'Отметить согласие' }).click();
  await page.getByRole('dialog').getByText('Родитель или законный представитель').click();
  await expectNoBarriers(page, 'consent that is recorded');
  await access.fillConsent(newcomers[0]!, 'Агеева Вера Львовна', 'Сохранить и к следующему');
  await access.fillConsent(newcomers[1]!, 'Быкова Нина Юрьевна');
  await access.beginConsents();
  await expectNoBarriers(page, 'consents of several people');
  await access.finishConsents({ [newcomers[2]!]: 'Власова Инна Олеговна' });
  await expect(page.getByText('Отмечено 1 согласие')).toBeVisible();
  await expect(page.getByText('Таких людей нет')).toBeVisible();
  await access.show('Ещё не входили');
  // Whoever prints for a class finds it by the class.
  const classes = page.getByRole('combobox', { name: 'Класс' });
  await classes.selectOption('7 Б');
  await expect(access.rows).toHaveCount(2);
  await expect(access.row(newcomers[2]!)).toHaveCount(0);
  await classes.selectOption({ label: 'Все' });
  await page.getByText('Выбрать всех показанных').click();
  await page.getByRole('button', { name: 'Бланки согласия' }).click();
  await expect(access.forms).toHaveCount(5);
  await expect(access.forms.filter({ hasText: newcomers[0]! })).toContainText(
    'законный представитель',
  );
  await page.getByRole('button', { name: 'Назад' }).click();
  await expect(desk.corner).toContainText('На сервере');
  await page.getByRole('button', { name: 'Карточки для входа' }).click();
  await page.getByRole('button', { name: 'Выдать коды' }).click();
  await expect(access.cards).toHaveCount(5);
  const card = access.cards.filter({ hasText: newcomers[1]! });
  await expect(card).toContainText(/[0-9A-Z]{5}-[0-9A-Z]{5}/u);
  await expect(card).toContainText(school.names.school);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/MediaBox \[0 0 59[45]/gu)).toHaveLength(1);
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Назад' }).click();
  await expect(access.row(newcomers[0]!)).toContainText('код действует до');

  // How long data are kept is asked for once, and whose time is over is told.
  await access.show('Всех');
  await page.getByText('Срок хранения', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Хранить данные' }).selectOption('12');
  await expect(page.getByTestId('due')).toHaveText(leaver);

  // A role that is taken away is gone from the page that is open; ended sign-ins lock it and delete nothing.
  await access.openPerson(school.names.head);
  await access.setRole('Участник');
  await expect(head.page.getByText('Эта страница вам не открыта')).toBeVisible();
  await access.signIn.getByRole('button', { name: 'Завершить все входы' }).click();
  const ending = page.getByRole('dialog', { name: /^Завершить все входы/u });
  await ending.getByRole('button', { name: 'Завершить все входы' }).click();
  await expect(page.getByText('Завершён вход на 1 устройстве')).toBeVisible();
  await wake(head);
  await expect(head.page.getByRole('heading', { name: 'Войдите снова' })).toBeVisible();
  await page.getByRole('link', { name: 'Ко всем' }).click();

  // The only curator cannot stop; with a second one either of them can.
  await access.openPerson(curator);
  await expect(page.getByText('Это единственный куратор')).toBeVisible();
  await page.getByRole('link', { name: 'Ко всем' }).click();
  await access.openPerson(second);
  await access.setRole('Куратор');
  await expect(page.getByText(`${second}: новая роль`)).toBeVisible();
  await page.getByRole('link', { name: 'Ко всем' }).click();
  await access.openPerson(curator);
  await expect(page.getByRole('radio', { name: 'Участник' })).toBeAttached();

  // What is kept about somebody is theirs to have.
  await desk.open(AccessPage.path);
  await access.openPerson(mentee);
  const exported = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Выгрузить всё' }).click();
  const file = readFileSync(await (await exported).path(), 'utf8');
  for (const words of [mentee, marker]) expect(file).toContain(words);

  // A withdrawal closes the pupil's tablet at once, and has a day by which the data must go.
  await expectNoBarriers(page);
  await page.getByRole('button', { name: /^Действия с согласием/u }).click();
  await page.getByRole('menuitem', { name: 'Отметить отзыв' }).click();
  const withdrawal = page.getByRole('dialog', { name: 'Отзыв согласия' });
  await expectNoBarriers(page, 'withdrawal of a consent');
  await withdrawal.getByRole('button', { name: 'Отметить отзыв' }).click();
  await expect(page.getByTestId('consent')).toContainText('отозвано');
  await expect(pupil.page.getByText('Нет согласия на обработку данных')).toBeVisible();
  await expectNoBarriers(pupil.page, 'today of somebody without a consent');
  await inEnglish(pupil.page, async () => {
    await expect(pupil.page.getByText('There is no consent to data processing')).toBeVisible();
    await expectNoBarriers(pupil.page, 'today of somebody without a consent, in English');
    await steer(pupil.page, PlanPage.path(school.pairId));
    // Today says the same, but not as the heading of the page.
    const heading = { level: 1, name: 'There is no consent to data processing' };
    await expect(pupil.page.getByRole('heading', heading)).toBeVisible();
    await expectNoBarriers(pupil.page, 'pair of somebody without a consent, in English');
  });
  await page.getByRole('link', { name: 'Ко всем' }).click();
  await expect(page.getByTestId('withdrawn')).toContainText(`${mentee} – до`);
  expect(await layoutProblems(page)).toEqual([]);

  // Erasing takes the person out of everything, on the tablets too: on one that is on, and on one that is away.
  for (const tablet of [pupil, partner]) {
    await expect.poll(() => placesThatHold(tablet.page, marker)).not.toEqual([]);
  }
  await partner.page.goto('about:blank');
  const backup = join(mkdtempSync(join(tmpdir(), 'tandem-backup-')), 'осень.backup');
  backUp(dirname(server.databaseFile), backup);
  await page.getByTestId('withdrawn').getByRole('link').click();
  await page.getByRole('button', { name: 'Стереть навсегда' }).click();
  const erasure = page.getByRole('dialog', { name: `Стереть данные: ${mentee}` });
  await erasure.getByRole('textbox').fill('Зимин');
  await erasure.getByRole('button', { name: 'Стереть' }).click();
  await expect(erasure).toContainText('Имя не совпадает');
  await expectNoBarriers(page, 'erasing a person');
  await erasure.getByRole('textbox').fill(mentee);
  await erasure.getByRole('button', { name: 'Стереть' }).click();
  await expect(page.getByTestId('act')).toContainText(mentee);
  await expect(page.getByTestId('act')).toContainText('план и журнал встреч');
  await expect(page.getByTestId('copy')).toContainText(backup);
  await expectNoBarriers(page);
  await wake(pupil);
  await expect(pupil.page.getByText('Здесь всё стёрто')).toBeVisible();
  await expectNoBarriers(pupil.page, 'entrance of a tablet on which everything was erased');
  await pupil.page.getByRole('button', { name: 'English' }).click();
  await expect(pupil.page.getByText('Everything here is erased')).toBeVisible();
  await expectNoBarriers(pupil.page, 'the same entrance in English');
  for (const words of [marker, mentee, school.idOf('mentee')]) {
    expect(await placesThatHold(pupil.page, words)).toEqual([]);
  }
  await partner.open('/');
  await expect
    .poll(async () => {
      await wake(partner);
      return placesThatHold(partner.page, marker);
    })
    .toEqual([]);
  // Nobody erased the head, whose tablet has asked as well.
  const asked = head.page.waitForResponse(/\/api\/erased-accounts$/u);
  await wake(head);
  expect((await asked).ok()).toBe(true);
  await head.page.reload();
  await expect(head.page.getByRole('heading', { name: 'Войдите снова' })).toBeVisible();
  expect(await placesThatHold(head.page, school.names.head)).not.toEqual([]);

  await desk.open(AccessPage.recordPath);
  await expect(access.entries.filter({ hasText: 'Стёрты данные' })).toContainText(
    'стёртый человек',
  );
  await expect(access.entries.filter({ hasText: 'теперь куратор' })).toContainText(second);
  await expect(page.getByText(mentee)).toHaveCount(0);
  await expectNoBarriers(page);
  // By what was done, about whom, and by whom; what is shown is what one takes along.
  await page.getByRole('combobox', { name: 'Что сделано' }).selectOption('consent');
  await page.getByRole('combobox', { name: 'О ком' }).selectOption({ label: newcomers[0]! });
  await expect(access.entries).toHaveCount(1);
  await expect(access.entries).toContainText(`${newcomers[0]}: дано согласие`);
  await page.getByRole('combobox', { name: 'Кто сделал' }).selectOption({ label: second });
  await expect(page.getByText('За эти дни ничего нет')).toBeVisible();
  await page.getByRole('combobox', { name: 'Кто сделал' }).selectOption({ label: curator });
  await expect(access.entries).toHaveCount(1);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать таблицу (CSV)' }).click();
  expect((await saved).suggestedFilename()).toContain('журнал действий');
  const rows = readFileSync(await (await saved).path(), 'utf8')
    .trim()
    .split(/\r?\n/u);
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain(`${newcomers[0]}: дано согласие (участие в программе)`);
});
