import { expect, it } from 'vitest';

import { findHeadings, guessRegister, headingOf, isNameOnly } from './register-headings.ts';

it.each([
  ['№', 'number'],
  ['№ п/п', 'number'],
  ['Ф.И.О.', 'name'],
  ['ФИО обучающегося', 'name'],
  ['Фамилия, имя, отчество', 'name'],
  ['ФИО наставляемого', 'menteeName'],
  ['ФИО наставника', 'mentorName'],
  ['Класс', 'position'],
  ['Класс/группа', 'position'],
  ['Должность', 'position'],
  ['Год рождения / класс', 'birthYearOrClass'],
  ['Дата рождения', 'birthYear'],
  ['г.р.', 'birthYear'],
  ['Контактные данные для связи', 'contact'],
  ['№ телефона', 'contact'],
  ['Данные контакта законного представителя', 'parentContact'],
  ['ФИО родителя, телефон', 'parentContact'],
  ['Согласие родителей на обработку ПДн', 'consent'],
  ['Дата согласия', 'consent'],
  ['Согласие на фото и видеосъёмку', 'publicConsent'],
  ['Согласие на публикацию историй', 'publicConsent'],
  ['Основной запрос наставляемого', 'request'],
  ['Дата вхождения в программу', 'since'],
  ['Дата входа в программу', 'since'],
  ['Вошёл в программу', 'since'],
  ['Когда вступил(а)', 'since'],
  ['Дата завершения программы', 'menteeUntil'],
  ['Дата выхода', 'menteeUntil'],
  ['Количество завершённых программ', 'closedPairs'],
  ['Форма наставничества', 'form'],
  ['Место работы / учёбы', 'workplace'],
  ['Место работы и должность', 'workplace'],
  ['Результаты программы', 'outcome'],
  ['Отметка о желании стать наставником', 'wantsToMentor'],
  ['Хочет стать наставником', 'wantsToMentor'],
  ['Ссылка на отзыв', 'feedback'],
  ['Основные компетенции наставника', 'competences'],
  ['Чем может помочь', 'competences'],
  ['Важные для программы достижения', 'achievements'],
  ['Интересы', 'interests'],
  ['Желаемый возраст наставляемых', 'wantedAge'],
  ['Ресурс времени на программу', 'timePerWeek'],
  ['Результат собеседования', 'marks'],
  ['Классный руководитель', null],
  ['Примечание', null],
  ['', null],
])('«%s» is the column %s', (title, heading) => {
  expect(headingOf(title)).toBe(heading);
});

it('headings are found below a letterhead, also when they take two rows', () => {
  const found = findHeadings([
    ['МБОУ «Школа № 7»', null, null, null],
    ['Реестр наставляемых', 'Реестр наставляемых', 'Реестр наставляемых', 'Реестр наставляемых'],
    [null, null, null, null],
    ['№', 'Сведения о наставляемом', 'Сведения о наставляемом', 'Контакты', 'Контакты'],
    ['№', 'ФИО', 'Класс', 'ребёнка', 'родителей'],
    [1, 'Зимин Костя', '5А', '123', '456'],
  ]);
  expect(found?.headings.map(({ heading }) => heading)).toEqual([
    'number',
    'menteeName',
    'position',
    'contact',
    'parentContact',
  ]);
  expect(found?.firstRow).toBe(5);
  expect(found && guessRegister([], found)).toBe('mentee');
});

it('a table without a column of names has no headings', () => {
  expect(
    findHeadings([
      ['Дата', 'Сумма'],
      ['1', '2'],
    ]),
  ).toBeNull();
  expect(findHeadings([['Уважаемые родители и наставники!', 'Приходите.']])).toBeNull();
});

it('the register is told by the name of the sheet, else by columns that only one of them has', () => {
  const mentors = findHeadings([['ФИО', 'Компетенции', 'Интересы']])!;
  expect(guessRegister([], mentors)).toBe('mentor');
  expect(guessRegister(['Реестр наставляемых'], mentors)).toBe('mentee');
  expect(guessRegister(['Лист1', 'Наставники 2026.xlsx'], findHeadings([['ФИО', 'Класс']])!)).toBe(
    'mentor',
  );
});

it.each([
  ['Наставник', true],
  ['ФИО наставника', true],
  ['Ф.И.О. закреплённого наставника', true],
  ['Наставляемые', true],
  ['Комментарий наставника', false],
  ['Наставник работает в школе', false],
])('«%s» holds names alone: %s', (title, isName) => {
  expect(isNameOnly(title)).toBe(isName);
});
