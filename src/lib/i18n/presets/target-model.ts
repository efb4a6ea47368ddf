import type { Form } from '#lib/domain/forms.ts';
import type { Preset } from '#lib/documents/preset.ts';
import { formWith } from './forms.ts';
import { groundsOf } from './grounds.ts';
import { inside, outside } from './stages.ts';
import { entry, say, type InBoth } from './words.ts';

const forms: readonly Form[] = [
  'studentStudent',
  'teacherTeacher',
  'universityStudent',
  'employerStudent',
  'employerUniversity',
];

/** The target model as a school sums it up. */
export const preset: InBoth<Preset> = {
  id: 'targetModel',
  title: say('Целевая модель', 'The target model'),
  about: say(
    'Пять форм, семь этапов и документы, которые школа должна показать.',
    'Five forms, seven stages and the documents that a school must show.',
  ),
  passport: {
    title: say('Наставничество по целевой модели', 'Mentoring by the target model'),
    grounds: groundsOf(
      'education',
      'targetModel',
      'teachers',
      'labour',
      'personalData',
      'regulation',
    ),
    aim: say(
      'Раскрыть способности каждого, кто учится и работает в школе, через наставничество.',
      'Let everybody who learns and works at the school unfold their abilities through mentoring.',
    ),
    tasks: say(
      'Принять документы.\nСобрать базы наставников и наставляемых.\nОбучить наставников и составить пары.\nВести мониторинг и подводить итоги.',
      'Issue the documents.\nCollect the registers of mentors and mentees.\nTrain mentors and form pairs.\nMonitor and sum up.',
    ),
    participants: say(
      'Ученики, педагоги, студенты, работодатели.',
      'Students, teachers, university students, employers.',
    ),
    results: say(
      'Работают все этапы, документы на месте, итоги года подведены.',
      'All stages work, the documents are there, the year is summed up.',
    ),
    correction: say(
      'После итогового мониторинга куратор уточняет программу на следующий год.',
      'After the final monitoring the curator adjusts the programme for the next year.',
    ),
  },
  forms: forms.map((form) => formWith(form)),
  roadmap: [...inside, ...outside],
  calendar: [],
  indicators: [],
  documents: [
    entry('Положение о программе наставничества', 'Regulation on the mentoring programme'),
    entry('Положение о наставничестве педагогов', 'Regulation on the mentoring of teachers'),
    entry('Персональный маршрут педагога', 'Personal route of a teacher'),
    entry('Приказы', 'Orders'),
    entry('Дорожная карта на год', 'Roadmap of the year'),
    entry('База наставников', 'Register of mentors'),
    entry('База наставляемых', 'Register of mentees'),
    entry('Отчёт за год', 'Report of the year'),
  ],
};
