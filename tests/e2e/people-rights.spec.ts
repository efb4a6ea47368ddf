import { addPerson } from '#lib/documents/roster.ts';
import { AccessPage } from './page-models/access-page.ts';
import { axeProblems, layoutProblems } from './support/accessibility.ts';
import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

const newcomers = ['Агеева Лиза Олеговна', 'Быков Миша Ильич', 'Власов Дима Егорович'];

test('from consents to cards, a second curator, the record and the end of somebody’s data', async ({
  school,
  tabletOf,
}) => {
  await school.edit('roster', '', (doc) => {
    newcomers.forEach((name, n) => addPerson(doc, { name, position: n < 2 ? '7 Б' : '8 А' }));
  });
  const { curator, mentor, mentee } = school.names;
  const pupil = await tabletOf('mentee');
  await pupil.open('/');
  const desk = await tabletOf('curator');
  const { page } = desk;
  await desk.open(AccessPage.path);
  const access = new AccessPage(page);
  await expect(access.row(mentee)).toContainText('1 устройство');
  await expect(access.row(mentor)).toContainText('входа ещё не было');
  expect(await axeProblems(page)).toEqual([]);
  expect(await layoutProblems(page)).toEqual([]);

  // One consent after the other, the rest at once, then cards for all who never signed in.
  await access.show('Без согласия');
  await expect(access.rows).toHaveCount(3);
  await access.row(newcomers[0]!).getByRole('button', { name: 'Отметить согласие' }).click();
  await access.fillConsent(newcomers[0]!, 'Агеева Вера Львовна', 'Сохранить и к следующему');
  await access.fillConsent(newcomers[1]!, 'Быкова Нина Юрьевна');
  await access.recordConsents({ [newcomers[2]!]: 'Власова Инна Олеговна' });
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
  await expect(access.forms).toHaveCount(7);
  await expect(access.forms.filter({ hasText: newcomers[0]! })).toContainText(
    'законный представитель',
  );
  await page.getByRole('button', { name: 'Назад' }).click();
  await expect(desk.corner).toContainText('На сервере');
  await page.getByRole('button', { name: 'Карточки для входа' }).click();
  await page.getByRole('button', { name: 'Выдать коды' }).click();
  await expect(access.cards).toHaveCount(7);
  const card = access.cards.filter({ hasText: newcomers[1]! });
  await expect(card).toContainText(/[0-9A-Z]{5}-[0-9A-Z]{5}/u);
  await expect(card).toContainText(school.names.school);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/MediaBox \[0 0 59[45]/gu)).toHaveLength(1);
  expect(await axeProblems(page)).toEqual([]);
  expect(await layoutProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Назад' }).click();
  await expect(access.row(newcomers[0]!)).toContainText('код действует до');

  // The only curator cannot stop; with a second one either of them can.
  await access.show('Всех');
  await access.openPerson(curator);
  await expect(page.getByText('Это единственный куратор')).toBeVisible();
  await page.getByRole('link', { name: 'Ко всем' }).click();
  await access.openPerson(mentor);
  await access.setRole('Куратор');
  await expect(page.getByText(`${mentor}: новая роль`)).toBeVisible();
  await page.getByRole('link', { name: 'Ко всем' }).click();
  await access.openPerson(curator);
  await expect(page.getByRole('radio', { name: 'Участник' })).toBeAttached();

  // A withdrawal closes the pupil's tablet at once; erasing takes the person out of everything.
  await desk.open(AccessPage.path);
  await access.openPerson(mentee);
  expect(await axeProblems(page)).toEqual([]);
  expect(await layoutProblems(page)).toEqual([]);
  await page.getByRole('button', { name: /^Действия с согласием/u }).click();
  await page.getByRole('menuitem', { name: 'Отметить отзыв' }).click();
  const withdrawal = page.getByRole('dialog', { name: 'Отзыв согласия' });
  await withdrawal.getByRole('button', { name: 'Отметить отзыв' }).click();
  await expect(page.getByTestId('consent')).toContainText('отозвано');
  await expect(pupil.page.getByText('Нет согласия на обработку данных')).toBeVisible();
  expect(await axeProblems(pupil.page)).toEqual([]);

  await page.getByRole('button', { name: 'Стереть навсегда' }).click();
  const erasure = page.getByRole('dialog', { name: `Стереть данные: ${mentee}` });
  await erasure.getByRole('textbox').fill('Зимин');
  await erasure.getByRole('button', { name: 'Стереть' }).click();
  await expect(erasure).toContainText('Имя не совпадает');
  await erasure.getByRole('textbox').fill(mentee);
  await erasure.getByRole('button', { name: 'Стереть' }).click();
  await expect(page.getByTestId('act')).toContainText(mentee);
  await expect(page.getByTestId('act')).toContainText('план и журнал встреч');
  expect(await axeProblems(page)).toEqual([]);

  await desk.open(AccessPage.recordPath);
  await expect(access.entries.filter({ hasText: 'Стёрты данные' })).toContainText(
    'стёртый человек',
  );
  await expect(access.entries.filter({ hasText: 'теперь куратор' })).toContainText(mentor);
  await expect(page.getByText(mentee)).toHaveCount(0);
  expect(await axeProblems(page)).toEqual([]);
  expect(await layoutProblems(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Что сделано' }).selectOption('code');
  await expect(access.entries.filter({ hasNotText: 'Выдан код для входа' })).toHaveCount(0);
  await expect(access.entries.first()).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать таблицу (CSV)' }).click();
  expect((await saved).suggestedFilename()).toContain('журнал действий');
});
