import type { Form } from '#lib/domain/forms.ts';
import type { Preset } from '#lib/documents/preset.ts';
import { formWith } from './forms.ts';
import { groundsOf } from './grounds.ts';
import { influence } from './influence.ts';
import { inside, outside } from './stages.ts';
import { entry, say, type InBoth } from './words.ts';

const forms: readonly Form[] = ['studentStudent', 'teacherTeacher', 'teacherStudent'];

/** A school technology park, in person. */
export const preset: InBoth<Preset> = {
  id: 'techPark',
  title: say('Школьный технопарк', 'School technology park'),
  about: say(
    'Очная работа над техническими проектами, школа наставника, защита проектов в конце.',
    'Work on technical projects in person, a school of the mentor, projects defended at the end.',
  ),
  passport: {
    title: say('Наставничество в школьном технопарке', 'Mentoring in the school technology park'),
    grounds: groundsOf('education', 'targetModel', 'teachers', 'labour', 'requests', 'regulation'),
    aim: say(
      'Дать ученикам и педагогам технопарка опору, с которой проект доходит до защиты.',
      'Give students and teachers of the technology park the support that brings a project to its defence.',
    ),
    tasks: say(
      'Вести школу наставника.\nСоставить план для каждой пары.\nДовести проекты до защиты.\nПровести мониторинг в два этапа со SWOT-анализом.',
      'Run a school of the mentor.\nDraw up a plan for each pair.\nBring projects to their defence.\nMonitor in two stages, with SWOT.',
    ),
    participants: say(
      'Ученики и педагоги технопарка.',
      'Students and teachers of the technology park.',
    ),
    results: say(
      'Проекты защищены, молодые педагоги делятся своими разработками.',
      'Projects are defended, young teachers share their own work.',
    ),
    correction: say(
      'После итогового мониторинга куратор уточняет программу на следующий год.',
      'After the final monitoring the curator adjusts the programme for the next year.',
    ),
  },
  forms: forms.map((form) => formWith(form)),
  roadmap: [...inside, ...outside],
  calendar: [
    entry('Анализ потребностей', 'Needs analysis', say('Сентябрь', 'September')),
    entry(
      'Встреча-открытие школы наставника',
      'Opening meeting of the school of the mentor',
      say('Сентябрь', 'September'),
    ),
    entry(
      'Индивидуальные планы',
      'Individual plans',
      say('Сентябрь – октябрь', 'September to October'),
    ),
    entry('Обмен опытом', 'Exchange of experience', say('Декабрь', 'December')),
    entry('Развитие наставников', 'Development of mentors', say('Весь год', 'All year')),
    entry('Консультации', 'Consultations', say('Весь год', 'All year')),
    entry(
      'Встречи по итогам обучения',
      'Meetings on the results of training',
      say('Весь год', 'All year'),
    ),
    entry('Анкеты удовлетворённости', 'Satisfaction questionnaires', say('Июнь', 'June')),
    entry('Анализ года', 'Analysis of the year', say('Август', 'August')),
  ],
  indicators: influence,
  documents: [
    entry('План пар «ученик – ученик»', 'Plan of pairs, student – student'),
    entry('План пар «педагог – педагог»', 'Plan of pairs, teacher – teacher'),
    entry('План пар «педагог – ученик»', 'Plan of pairs, teacher – student'),
    entry('Сводка мониторинга с SWOT-анализом', 'Summary of monitoring with SWOT'),
  ],
};
