import type { Form } from '#lib/domain/forms.ts';
import type { Preset } from '#lib/documents/preset.ts';
import { formWith } from './forms.ts';
import { groundsOf } from './grounds.ts';
import { inside, outside } from './stages.ts';
import { entry, say, type InBoth } from './words.ts';

const schoolForms: readonly Form[] = [
  'studentStudent',
  'universityStudent',
  'employerStudent',
  'teacherStudent',
];

/** What should change from year to year; P2 names no numbers. */
function yearly(ru: string, en: string, direction: 'higher' | 'lower' = 'higher') {
  return {
    title: say(ru, en),
    ...{ unit: say('чел.', 'people'), target: null, direction, source: 'manual' as const },
    period: say('год к году', 'year on year'),
  };
}

/** A city school's programme for classes 5 to 11, for three years. */
export const preset: InBoth<Preset> = {
  id: 'citySchool',
  title: say('Городская школа', 'City school'),
  about: say(
    'Программа на три года для 5–11 классов: сверстники, студенты, работодатели и учителя.',
    'A programme of three years for classes 5 to 11: peers, university students, employers and teachers.',
  ),
  passport: {
    title: say(
      'Наставничество в городской школе: 5–11 классы',
      'Mentoring in a city school: classes 5 to 11',
    ),
    grounds: groundsOf('education', 'targetModel', 'personalData', 'requests', 'regulation'),
    aim: say(
      'Дать каждому ученику 5–11 классов, которому это нужно, наставника, с которым он раскроет свои силы и выберет путь.',
      'Give each student of classes 5 to 11 who needs it a mentor to discover their strengths and choose a path with.',
    ),
    tasks: say(
      'Собрать запросы и подготовить наставников – до начала работы и по ходу дела.\nОсвоить с ними два стиля: развивающий и инструментальный.\nПомочь с темами, которые не получились на проверочных работах.\nПоддержать проекты и выбор профессии.\nМирно разрешать конфликты.\nСледить за результатами по этапам.',
      'Collect requests and train mentors, both before they begin and on the job.\nLearn two styles with them, the developing and the instrumental one.\nHelp with topics that failed in national tests.\nSupport projects and the choice of a profession.\nSettle conflicts peacefully.\nWatch the results stage by stage.',
    ),
    participants: say(
      'Ученики 5–11 классов, учителя, студенты вузов, работодатели, родители.',
      'Students of classes 5 to 11, teachers, university students, employers, parents.',
    ),
    partners: say('Вузы, предприятия, выпускники.', 'Universities, companies, graduates.'),
    results: say(
      'Больше учеников в наставничестве, проектах и конкурсах, выше интерес к учёбе, меньше трудностей с адаптацией.',
      'More students in mentoring, projects and contests, more interest in learning, fewer problems of adaptation.',
    ),
    correction: say(
      'Каждый год в июне программа уточняется по итогам мониторинга.',
      'Every June the programme is corrected by the results of monitoring.',
    ),
  },
  forms: schoolForms.map((form) => formWith(form)),
  roadmap: [...inside, ...outside],
  calendar: [],
  indicators: [
    yearly('Ученики 5–11 классов в наставничестве', 'Students of classes 5 to 11 in mentoring'),
    yearly('Участники рейтинговых событий', 'Participants of high-rated events'),
    yearly('Ученики, которые делают проекты', 'Students in projects'),
    yearly('Ученики на профориентационных событиях', 'Students at career-guidance events'),
    yearly('Наставники-работодатели', 'Employer mentors'),
    yearly('Наставники-студенты', 'University-student mentors'),
    yearly('Ученики с высокой мотивацией', 'Students with high motivation'),
    yearly('Ученики с трудностями адаптации', 'Students with problems of adaptation', 'lower'),
    yearly('Дети с ОВЗ в программе', 'Children with special needs in the programme'),
  ],
  documents: [
    entry('Паспорт программы', 'Programme passport'),
    entry('Дорожная карта', 'Roadmap'),
    entry('Приказ о закреплении пар с приложением', 'Order on forming pairs, with its annex'),
    entry('База наставников', 'Register of mentors'),
    entry('База наставляемых', 'Register of mentees'),
    entry('Сводка мониторинга с SWOT-анализом', 'Summary of monitoring with SWOT'),
  ],
};
