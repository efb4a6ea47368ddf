import { readFile } from 'node:fs/promises';

import { xlsxOf, type MadeCell } from '../support/xlsx.ts';
import { RegistersPage } from './page-models/registers-page.ts';
import { expectNoBarriers, expectNothingOfAxe } from './support/barriers.ts';
import { expect, test } from './support/story.ts';

/** A list as a school has it: a letterhead, headings in two rows, merged cells, gaps, dates of all sorts. */
function schoolList(firstDate: MadeCell) {
  const pupils = Array.from({ length: 8 }, (_, n): MadeCell[] => [
    n + 1,
    n === 0 ? 'ЗИМИН Костя  Игоревич' : `Ученик Номер${n}`,
    n % 3 === 0 ? `${(n % 7) + 5}А` : `${(n % 7) + 5} «Б»`,
    n % 2 === 0 ? 89160000000 + n : `+7 916 000-00-${String(n).padStart(2, '0')}`,
    `Родитель ${n}`,
    n === 1 ? firstDate : n % 2 === 0 ? { day: 46266 } : '1 сентября 2026 г.',
    `Запрос номер ${n}`,
    { 1: '02.09.2026', 2: { day: 46267 }, 4: 'да' }[n] ?? null,
    { 2: 'Белова В. А.', 3: 'Никто Никита' }[n] ?? null,
    n === 2 ? 'Ученик – ученик' : null,
  ]);
  return xlsxOf({
    name: 'Лист1',
    merged: ['A1:G1', 'A3:A4', 'B3:C3', 'D3:E3', 'F3:F4', 'G3:G4', 'A10:G10'],
    rows: [
      ['База наставляемых МБОУ «Школа № 7»'],
      [],
      [
        ...['№ п/п', 'Сведения о наставляемом', null, 'Контакты', null, 'Дата входа'],
        ...['Основной запрос', 'Согласие родителей', 'Наставник', 'Форма'],
      ],
      [null, 'ФИО', 'Класс', 'ребёнка', 'законного представителя'],
      ...pupils.slice(0, 4),
      [],
      ['Вторая смена'],
      ...pupils.slice(4),
      [null, 'Итого: 8'],
    ],
  });
}

test('a curator takes in a messy list without a network, mends a mistake, and hands out the register', async ({
  tabletOf,
}) => {
  const curator = await tabletOf('curator');
  const { page } = curator;
  await curator.open(RegistersPage.menteesPath);
  const register = new RegistersPage(page);
  await expect(register.rows).toHaveCount(2);
  await curator.keepsTheApp();
  await curator.goOffline();

  await register.choose('список.xlsx', new TextEncoder().encode('%PDF-1.7'));
  await expect(page.getByRole('dialog')).toContainText('Это не таблица');
  await register.closeDialog();

  await register.choose('список.xlsx', schoolList('осенью'));
  await expect(register.counts).toHaveText(/1 с ошибкой.*6 новых.*1 изменится/su);
  const sheet = register.preview.getByTestId('import-sheet');
  await expect(sheet).toContainText('согласие от 2 сентября 2026');
  await expect(sheet).toContainText('Строка 11, «Согласие родителей»: согласие без даты');
  const pairs = register.preview.getByTestId('import-pairs');
  await expect(pairs).toContainText('Строка 8, «Наставник»: Никто Никита – в реестрах такого');
  await expect(pairs).toContainText('Предложить 1 пару');
  await expectNoBarriers(page);
  await register.mend('Строка 6, «Дата входа»', '01.09.2026');
  await expect(register.counts).toHaveText(/7 новых.*1 изменится/su);
  await register.takeIn();
  await expect(register.rows).toHaveCount(9);
  await expect(register.rowOf('Ученик Номер1').first()).toContainText('Запрос номер 1');
  await expect(register.rowOf('Ученик Номер2')).toContainText('ждём ответа');

  await register.choose('список.xlsx', schoolList('01.09.2026'));
  await expect(register.preview).toContainText('загружать нечего');
  await register.closeDialog();

  // Ordered by class as by number, with the columns of another day, narrowed down, changed and changed back.
  await register.orderBy('Класс или должность');
  await expect(register.rows.first()).toContainText('5А');
  await register.orderBy('Класс или должность');
  await expect(register.rows.first()).toContainText('11А');
  await register.showColumns('Контакты и согласия', () =>
    expectNoBarriers(page, 'choice of columns'),
  );
  await expect(register.rowOf('Ученик Номер2')).toContainText('2 сентября 2026');
  await page.getByText('Ещё фильтры').click();
  await page.getByRole('combobox', { name: 'Согласие' }).selectOption({ label: 'Нет согласия' });
  await page.getByRole('combobox', { name: 'Класс', exact: true }).selectOption('8А');
  await expect(page.getByText('Показано 1 из 9')).toBeVisible();
  await expectNothingOfAxe(page, 'contacts and consents, with all filters');
  await page.getByRole('button', { name: 'Выбрать всех' }).click();
  await page.getByRole('button', { name: 'Изменить' }).click();
  await page.getByRole('menuitem', { name: 'Указать класс или должность' }).click();
  const change = page.getByRole('dialog', { name: 'Указать класс или должность' });
  await change.getByRole('textbox', { name: 'Класс или должность' }).fill('8 «Г»');
  await expectNoBarriers(page, 'change of several people');
  await change.getByRole('button', { name: 'Изменить у 1 человека' }).click();
  // The button that led here is gone; whoever uses a keyboard is not sent to the top of the page.
  await expect(page.getByText(/^Показано \d+ из \d+/u)).toBeFocused();
  await expect(register.rows).toHaveCount(0);
  await page.getByRole('button', { name: 'Вернуть' }).click();
  await expect(register.rowOf('Ученик Номер3')).toContainText('8А');
  await page.getByRole('button', { name: 'Сбросить фильтры' }).click();
  await register.showColumns('Главное');

  await page.getByRole('searchbox', { name: 'Найти в реестре' }).fill('запрос номер7');
  await expect(register.rows).toHaveCount(1);
  await expectNoBarriers(page);
  await register.rows.getByRole('link').click();
  const request = page.getByRole('textbox', { name: 'Запрос' });
  await expect(request).toHaveValue('Запрос номер 7');
  // Nobody writes down what somebody wants before there is a consent.
  await expect(request).not.toBeEditable();
  await page.getByRole('textbox', { name: 'Телефон или почта' }).fill('у бабушки');
  await expectNoBarriers(page);
  await page.getByRole('link', { name: 'К реестру' }).click();
  await expect(register.rowOf('Ученик Номер7')).toContainText('у бабушки');
  // This tablet remembers the order.
  await expect(register.rows.first()).toContainText('11А');

  const file = await readFile(await (await register.download('Скачать оба реестра')).path());
  await register.choose('реестры.xlsx', file);
  await expect(register.preview.getByTestId('import-sheet')).toHaveCount(2);
  await expect(register.preview).toContainText('загружать нечего');
  await register.closeDialog();

  await curator.goOnline();
  await expect(curator.corner).toContainText('На сервере');

  // With the consent of the table, the server gives a code to whom one has chosen here.
  await page.getByRole('searchbox', { name: 'Найти в реестре' }).fill('номер2');
  await page.getByRole('button', { name: 'Выбрать всех' }).click();
  await page.getByRole('button', { name: 'Карточки для входа' }).click();
  await page.getByRole('button', { name: 'Выдать коды' }).click();
  await expect(page.getByTestId('card')).toContainText('Ученик Номер2');
  await page.getByRole('button', { name: 'Назад' }).click();
  await expect(register.rows).toHaveCount(9);

  await register.fromMenu('Закончить учебный год');
  const yearEnd = page.getByRole('dialog', { name: 'Закончить учебный год' });
  await expect(yearEnd).toContainText('Ученик Номер1: 6 «Б» → 7 «Б»');
  await expect(yearEnd.getByRole('heading', { name: 'Уйдёт в архив: 1' })).toBeVisible();
  await yearEnd.getByText('Ученик Номер6, 11А').click();
  await expect(yearEnd.getByRole('heading', { name: 'Уйдут в архив: 0' })).toBeVisible();
  await expectNoBarriers(page, 'end of the school year');
  await yearEnd.getByText('Ученик Номер6, 11А').click();
  await yearEnd.getByRole('button', { name: 'Перевести и отправить в архив' }).click();
  await expect(register.rowOf('Ученик Номер4')).toContainText('10 «Б»');

  // On a phone all but the search is folded away, and says when it leaves somebody out.
  await page.setViewportSize({ width: 390, height: 844 });
  const status = page.getByRole('combobox', { name: 'Показать' });
  await expect(status).toHaveCount(0);
  await expect(page.getByRole('searchbox', { name: 'Найти в реестре' })).toBeVisible();
  const fold = page.locator('summary').filter({ hasText: 'Фильтры и порядок' });
  await expect(fold).not.toContainText('включен');
  await fold.click();
  await expectNoBarriers(page, 'the filters of a register on a phone');
  await page.getByRole('button', { name: 'В обратном порядке' }).click();
  await status.selectOption({ label: 'Архив' });
  await expect(register.rows).toHaveCount(1);
  await fold.click();
  await expect(status).toHaveCount(0);
  await expect(fold).toContainText('включён 1');
});
