import type { Ticks } from '#lib/domain/request.ts';
import type { NewProgrammeItem } from '#lib/documents/programme-lists.ts';
import type { PassportField, ProgrammeList } from '#lib/domain/programme.ts';
import type { Character } from './storyline.ts';

/** The school itself: its passport, its calendar and the people who stand outside of pairs. */

export const organisationName = 'Школа № 14 им. А. С. Попова';

export const staff: Readonly<Record<'curator' | 'head', Character>> = {
  curator: { gender: 'female', age: 'adult', position: 'заместитель директора, куратор программы' },
  head: { gender: 'male', age: 'adult', position: 'директор школы' },
};

export const passport: Readonly<Record<PassportField, string>> = {
  title: 'Вдвоём легче',
  aim: 'Чтобы у каждого ученика и у каждого нового учителя, который попросил о помощи, был человек, с которым он встречается не реже двух раз в месяц, знает, зачем, и видит, что получилось.',
  grounds:
    'Осенью мы опросили ребят с седьмого по одиннадцатый класс и учителей. Сорок один ученик написал, что хотел бы заниматься с кем-то старшим, а не только в классе. Четверо молодых педагогов пришли за два года, и один успел уволиться. Комбинат, колледж и педагогический университет согласились дать наставников.',
  tasks:
    'Собрать запросы и найти под них наставников.\nНаучить наставников слушать, договариваться и ставить посильные задачи.\nПоддерживать пары весь год и замечать, где не ладится.\nСравнить в мае то, что вышло, с тем, чего ждали.',
  participants:
    'Ученики 7–11 классов, учителя, студенты педагогического университета, инженеры комбината.',
  partners: 'Комбинат, колледж, педагогический университет, совет родителей.',
  results:
    'Не меньше шестидесяти пар за год. У каждой есть план, и большая часть задач в нём выполнена.\nМолодые учителя остаются в школе.',
  correction:
    'В июне рабочая группа смотрит показатели и анкеты и до августа правит формы, календарь и ожидания на новый год.',
};

export interface ProgrammeEntry extends NewProgrammeItem {
  readonly title: string;
  /** Days after the start of the programme. */
  readonly day?: number;
}

export const programmeEntries: Readonly<Record<ProgrammeList, readonly ProgrammeEntry[]>> = {
  roadmap: [
    {
      stage: 1,
      day: 3,
      title: 'Приказ о запуске, положение и рабочая группа',
      details: 'Положение прошло педсовет, куратор назначен, формы утверждены.',
    },
    {
      stage: 2,
      day: 7,
      title: 'Собрать запросы учеников и учителей',
      details: 'Опрос в классах, разговоры классных руководителей, заявки молодых специалистов.',
    },
    {
      stage: 3,
      day: 7,
      title: 'Найти наставников',
      details: 'Старшеклассники, учителя, студенты педуниверситета, инженеры комбината.',
    },
    {
      stage: 4,
      day: 9,
      title: 'Собеседования и первый семинар наставников',
      details: 'Как слушать, как договариваться, что делать, если подопечный молчит.',
    },
    {
      stage: 5,
      day: 10,
      title: 'Встреча знакомств, первые пары',
      details: 'Быстрые встречи в актовом зале по семь минут. Пары закрепляются приказом.',
    },
    {
      stage: 6,
      day: 30,
      title: 'Планы у всех пар, которые сложились в сентябре',
      details: 'Куратор читает планы и либо принимает, либо пишет, что непонятно.',
    },
    {
      stage: 6,
      day: 112,
      title: 'Промежуточный мониторинг',
      details: 'Короткая анкета для наставников и подопечных, повторный замер по дефицитам.',
    },
    {
      stage: 7,
      day: 262,
      title: 'Итоговая конференция и благодарности',
      details: 'Пары показывают, что сделали: проект, урок, выпуск радио, результат экзамена.',
    },
  ],
  calendar: [
    {
      day: 1,
      title: 'Педсовет: зачем нам наставничество и кто за что отвечает',
      details: 'Актовый зал, 15:00',
    },
    { day: 4, title: 'Анкета запросов для 7–11 классов', details: 'На классных часах, 15 минут' },
    { day: 6, title: 'Анкета для будущих наставников', details: 'Бумажная и электронная' },
    {
      day: 9,
      title: 'Встреча родителей с куратором: согласия и вопросы',
      details: 'Кабинет 301, 18:00',
    },
    { day: 10, title: 'Встреча знакомств', details: 'Приходят все, кто подал заявку' },
    {
      day: 24,
      title: 'Консультация: как составить план вдвоём',
      details: 'Для наставников, по желанию вместе с подопечными',
    },
    {
      day: 47,
      title: 'Семинар наставников «Когда не получается»',
      details: 'Ведёт школьный психолог',
    },
    {
      day: 75,
      title: 'Открытый день на комбинате',
      details: 'Для пар с инженерами и для всех, кому интересно',
    },
    {
      day: 100,
      title: 'Обмен опытом: три пары рассказывают',
      details: 'Чай, полтора часа, без презентаций',
    },
    { day: 112, title: 'Промежуточные анкеты', details: 'Сдать до конца недели' },
    {
      day: 150,
      title: 'Семинар для молодых учителей об открытых уроках',
      details: 'Вместе с городским методистом',
    },
    {
      day: 190,
      title: 'Наставники идут в гости: уроки и выступления подопечных',
      details: 'График у куратора',
    },
    {
      day: 245,
      title: 'Анкета удовлетворённости наставников и подопечных',
      details: 'Электронная, до пяти минут',
    },
    {
      day: 256,
      title: 'Отчёты наставников',
      details: 'Короткие: что вышло, что нет, продолжаем ли',
    },
    { day: 262, title: 'Итоговая конференция', details: 'Актовый зал, приглашены родители' },
  ],
  surveys: [
    { title: 'Входная анкета подопечного', details: 'Запрос, ожидания, самооценка по 10 пунктам' },
    { title: 'Входная анкета наставника', details: 'С чем может помочь и сколько времени есть' },
    { title: 'Промежуточная анкета пары', details: 'Пять вопросов, отвечает каждый сам', day: 112 },
    {
      title: 'Итоговая анкета удовлетворённости',
      details: 'Те же вопросы, что и осенью',
      day: 245,
    },
  ],
  indicators: [
    {
      title: 'Пары, которые встречаются не реже двух раз в месяц',
      details: 'По журналам встреч; раньше не считали',
      ...{ unit: '%', target: 80, source: 'counted', period: 'учебный год' },
    },
    {
      title: 'Задачи планов, выполненные к маю',
      details: 'По отметкам в планах',
      ...{ unit: '%', target: 70, source: 'counted', period: 'учебный год' },
    },
    {
      title: 'Подопечные, у которых самооценка дефицита выросла на два балла и больше',
      details: 'Анкеты на входе и выходе',
      ...{ unit: '%', target: 60, source: 'survey', period: 'учебный год' },
    },
    {
      title: 'Молодые учителя, которые остаются в школе',
      details: 'По данным кадров; было трое из четырёх',
      ...{ unit: '%', baseline: 75, target: 100, source: 'manual', period: 'учебный год' },
    },
    {
      title: 'Подопечные, которые сами хотят стать наставниками',
      details: 'Итоговая анкета',
      ...{ unit: 'чел.', target: 5, source: 'survey', period: 'учебный год' },
    },
  ],
  documents: [
    { title: 'Положение о наставничестве', details: 'Принято педсоветом', day: 3 },
    { title: 'Приказ о запуске программы', details: 'Папка у секретаря', day: 3 },
    { title: 'Приказ о закреплении пар', details: 'С приложением: список пар', day: 11 },
    { title: 'Итоговая справка за год', details: 'Пишет куратор' },
  ],
  resources: [
    { title: 'Кабинет 118 после уроков', details: 'Два стола, чайник, ключ на вахте' },
    { title: 'Восемь планшетов', details: 'Шкаф в библиотеке, запись у библиотекаря' },
    { title: 'Педагог-психолог', details: 'По средам, консультации для пар' },
    { title: 'Договор с комбинатом', details: 'Пропуска на экскурсии, наставники из цеха и КБ' },
    { title: 'Педагогический университет', details: 'Студенты третьего и четвёртого курса' },
  ],
};

export interface WaitingPerson extends Character {
  readonly request?: string;
  readonly competences?: string;
  /** What they have filled in themselves. */
  readonly form?: Partial<Ticks> & { readonly with?: string; readonly years?: number };
}

/** In the registers, but without a pair so far. */
export const waitingPeople: readonly WaitingPerson[] = [
  {
    gender: 'male',
    age: 'pupil',
    position: '8 «{letter}» класс',
    request: 'Хочу научиться монтировать видео и не стесняться его показывать.',
    form: {
      side: ['mentee'],
      area: ['creativity', 'communication'],
      interest: ['cinema', 'games'],
      mentorKind: ['pupil', 'student'],
      slot: ['tue.day', 'thu.day'],
    },
  },
  {
    gender: 'female',
    age: 'pupil',
    position: '10 «{letter}» класс',
    request: 'Не понимаю, биология или химия. Надо решить до весны.',
    form: {
      side: ['mentee'],
      area: ['career', 'exams'],
      interest: ['science', 'animals'],
      mentorKind: ['student', 'teacher'],
      slot: ['mon.evening', 'wed.day'],
      with: 'С кем-нибудь, кто уже выбирал и не жалеет.',
    },
  },
  {
    gender: 'male',
    age: 'pupil',
    position: '9 «{letter}» класс',
    request: 'Подготовиться к устному английскому. Слова знаю, а молчу.',
    form: {
      side: ['mentee'],
      area: ['exams', 'communication'],
      interest: ['games', 'languages'],
      slot: ['tue.evening', 'thu.evening'],
    },
  },
  {
    gender: 'female',
    age: 'adult',
    position: 'учитель начальных классов, первый год',
    request: 'Как вести тетради и не сидеть до ночи. Как говорить с родителями в чате.',
    form: {
      side: ['mentee'],
      area: ['teaching', 'classTeaching', 'strength'],
      interest: ['crafts', 'books'],
      mentorKind: ['teacher'],
      slot: ['wed.day', 'fri.day'],
      years: 0,
    },
  },
  {
    gender: 'female',
    age: 'pupil',
    position: '11 «{letter}» класс',
    competences: 'Веду школьный видеоканал: съёмка, монтаж, голос за кадром.',
    form: {
      side: ['mentor'],
      help: ['creativity', 'technology', 'communication'],
      interest: ['cinema', 'music'],
      age: ['middle', 'senior'],
      slot: ['tue.day', 'sat.day'],
    },
  },
  {
    gender: 'male',
    age: 'adult',
    position: 'учитель географии',
    competences: 'Походы, карты, подготовка к олимпиаде. Могу по вторникам и четвергам.',
    form: {
      side: ['mentor'],
      help: ['exams', 'projects', 'teaching', 'classTeaching'],
      interest: ['hiking', 'science', 'books'],
      age: ['senior', 'adults'],
      slot: ['tue.day', 'thu.day', 'wed.day'],
      years: 14,
    },
  },
  {
    gender: 'female',
    age: 'student',
    position: 'студентка 3 курса педагогического университета',
    competences: 'Английский для разговора, настольные игры, подготовка к устной части экзамена.',
  },
];
