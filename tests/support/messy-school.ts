import { xlsxOf, type MadeCell } from './xlsx.ts';

/**
 * Forty people as a school keeps them: two sheets with columns in an order of their own, headings over two rows, merged
 * cells, gaps, a page that was repeated, days as words, as text and as numbers, one person on both sheets.
 */

/** The three whose first meeting a story follows; their words fit nobody else's. */
export const trio = {
  mentor: 'Орлова Даша Ильинична',
  mentees: ['Зимин Костя Игоревич', 'Рябова Тоня Львовна'],
} as const;

/** A teacher with a young colleague as mentor; they have nobody's kind of words but each other's. */
export const teachers = { mentor: 'Белова Вера Андреевна', mentee: 'Громов Пётр Ильич' } as const;

/** Somebody who wants a mentor and is one. */
export const onBothSheets = 'Лунин Олег Юрьевич';

export const peopleInTotal = 40;
export const menteesInTotal = 26;

/** The cell that is wrong, and what its field in the preview is called. */
export const mistake = { cell: 'Строка 8, «Дата входа»', mended: '03.09.2026' } as const;

interface Known {
  readonly name: string;
  readonly position: string;
  readonly words: string;
}

const pupils = [
  'Агеев Миша Олегович, Быкова Лиза Ильинична, Власов Дима Егорович, Гусева Аня Павловна',
  'Дёмин Артём Юрьевич, Ежова Соня Романовна, Жуков Глеб Игоревич, Иванова Вика Олеговна',
  'Киселёв Лёва Андреевич, Ларина Таня Львовна, Маслов Ваня Денисович, Носова Полина Ивановна',
  'Осипов Саша Петрович, Панина Катя Юрьевна, Репин Федя Ильич, Сомова Даша Олеговна',
  'Титов Рома Егорович',
].flatMap((line) => line.split(', '));
const seniors = [
  'Уваров Никита Павлович, Фомина Алиса Ильинична, Хохлов Денис Юрьевич, Цветкова Юля Игоревна',
  'Чернов Паша Андреевич, Шилова Ира Романовна, Щукин Егор Львович, Эрлих Марк Олегович',
  'Якушева Нина Денисовна',
].flatMap((line) => line.split(', '));
const colleagues = [
  'Абрамова Ольга Павловна, Борисов Игорь Ильич, Воронина Елена Юрьевна',
  'Горшков Андрей Львович, Дорохова Инна Олеговна',
].flatMap((line) => line.split(', '));

const subjects = ['математика', 'география', 'история', 'биология', 'химия', 'музыка'];
const aims = ['Подтянуть оценки', 'Выступать на публике', 'Подружиться с классом', 'Петь в хоре'];
const strengths = ['Шахматы', 'Волейбол', 'Журналистика', 'Рисование', 'Театр', 'Походы'];

const mentees: readonly Known[] = [
  { name: trio.mentees[0], position: '7 «Б»', words: 'Собрать робота: пайка и датчики' },
  { name: trio.mentees[1], position: '6 А', words: 'Свой робот с датчиками, пайка' },
  { name: teachers.mentee, position: 'учитель истории', words: 'Интерактивная доска на уроках' },
  { name: onBothSheets, position: 'учитель физики', words: 'Электронный журнал' },
  ...colleagues.map((name, n) => ({
    name,
    position: n === 0 ? 'завуч' : `учитель, ${subjects[n] ?? ''}`,
    words: 'Презентации и тесты',
  })),
  ...pupils.map((name, n) => ({
    name,
    position: `${5 + (n % 4)} ${'АБВ'.charAt(n % 3)}`,
    words: aims[n % aims.length] ?? '',
  })),
];

const mentors: readonly Known[] = [
  { name: trio.mentor, position: '10 А', words: 'Пайка, датчики, робот на соревнования' },
  { name: teachers.mentor, position: 'учитель информатики', words: 'Интерактивная доска, уроки' },
  { name: onBothSheets, position: 'учитель физики', words: 'Опыты без приборов' },
  ...seniors.map((name, n) => ({
    name,
    position: `${9 + (n % 3)} Б`,
    words: strengths[n % strengths.length] ?? '',
  })),
  { name: 'Юнина Анна Павловна', position: 'студентка 3 курса', words: 'Поступление в вуз' },
  { name: 'Заводов Илья Маркович', position: 'инженер завода «Прогресс»', words: 'Чертежи' },
  { name: 'Яснова Мария Олеговна', position: 'методист', words: 'Мастер-классы' },
];

/** The parent of a pupil, as the list has it. */
export const parentOf = (name: string) =>
  `мама ${(name.split(' ')[0] ?? '').replace(/[^а]$/u, '$&а')} Анна Львовна, 8 916 000-00-00`;

/** The same day in the ways that schools write it. */
const days: readonly MadeCell[] = ['1 сентября 2026 г.', { day: 46266 }, '01.09.2026', 46266];
const dayOf = (index: number): MadeCell => days[index % days.length] ?? null;

export function messySchool(): Uint8Array {
  const menteeRows = mentees.map(({ name, position, words }, n): MadeCell[] => [
    words,
    n + 1,
    position,
    // Typed by several hands.
    n % 5 === 3 ? name.replace(' ', '  ') : name,
    n % 2 === 0 ? 89160000000 + n : `+7 916 000-00-${String(n).padStart(2, '0')}`,
    /^\d/u.test(position) ? parentOf(name) : null,
    n === 2 ? 'осенью' : dayOf(n),
  ]);
  const mentorRows = mentors.map(({ name, position, words }, n): MadeCell[] => [
    name,
    dayOf(n + 1),
    words,
    position,
    n % 3 === 0 ? '2 часа' : null,
  ]);
  const menteeHeadings: MadeCell[][] = [
    ['Основной запрос', '№ п/п', 'Наставляемый', null, 'Контакты', null, 'Дата входа'],
    [null, null, 'класс или должность', 'ФИО', 'свои', 'родителя', null],
  ];
  return xlsxOf(
    {
      name: 'Наставляемые',
      merged: ['A1:G1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:F3', 'G3:G4', 'A18:G18'],
      rows: [
        ['МБОУ «Школа № 12». База наставляемых на 2026/27 учебный год'],
        [],
        ...menteeHeadings,
        [],
        ...menteeRows.slice(0, 12),
        ['Вторая смена'],
        [],
        // Where the list was printed on two pages, the headings stand again, and one line with them.
        ...menteeHeadings,
        ...menteeRows.slice(11),
        [null, null, null, 'Итого: 26'],
      ],
    },
    {
      name: 'Наставники',
      rows: [
        ['ФИО наставника', 'Вошёл в программу', 'Чем может помочь', 'Должность, класс', 'Время'],
        ...mentorRows.slice(0, 6),
        [],
        ...mentorRows.slice(6),
        ...mentorRows.slice(14),
      ],
    },
  );
}
