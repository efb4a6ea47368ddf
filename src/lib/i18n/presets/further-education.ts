import type { Form } from '#lib/domain/forms.ts';
import type { Preset } from '#lib/documents/preset.ts';
import { formWith } from './forms.ts';
import { groundsOf } from './grounds.ts';
import { influence } from './influence.ts';
import { inside, outside } from './stages.ts';
import { entry, say, type InBoth } from './words.ts';

const forms: readonly Form[] = ['studentStudent', 'teacherStudent'];

/** Mentoring of students in out-of-school education. */
export const preset: InBoth<Preset> = {
  id: 'furtherEducation',
  title: say('Дополнительное образование', 'Further education'),
  about: say(
    'Наставничество в кружках и студиях: старшие ученики и педагоги помогают тем, кто начинает.',
    'Mentoring in clubs and studios: older students and teachers help beginners.',
  ),
  passport: {
    title: say('Наставничество в дополнительном образовании', 'Mentoring in further education'),
    grounds: groundsOf(
      'education',
      'targetModel',
      'furtherEducation',
      'personalData',
      'regulation',
    ),
    aim: say(
      'Помочь каждому ученику найти своё дело и расти в нём рядом с тем, кто уже умеет.',
      'Help each student find something of their own and grow in it beside somebody who knows it.',
    ),
    tasks: say(
      'Собрать запросы учеников.\nПодготовить наставников.\nПоддержать пары и группы.\nОценить результаты каждой формы.',
      'Collect the requests of students.\nTrain mentors.\nSupport pairs and groups.\nEvaluate the results of each form.',
    ),
    participants: say(
      'Ученики и педагоги дополнительного образования.',
      'Students and teachers of further education.',
    ),
    results: say(
      'Выше успеваемость и посещаемость, больше проектов, больше будущих наставников.',
      'Higher attainment and attendance, more projects, more future mentors.',
    ),
    correction: say(
      'После итогового мониторинга куратор уточняет программу на следующий год.',
      'After the final monitoring the curator adjusts the programme for the next year.',
    ),
  },
  forms: forms.map((form) => formWith(form)),
  roadmap: [...inside, ...outside],
  calendar: [],
  indicators: influence,
  documents: [
    entry('База наставников', 'Register of mentors'),
    entry('База наставляемых', 'Register of mentees'),
    entry('Индивидуальный план пары или группы', 'Individual plan of the pair or group'),
    entry('Оценка результатов по формам', 'Evaluation of results by form'),
  ],
};
