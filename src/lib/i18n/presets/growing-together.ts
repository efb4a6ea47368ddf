import type { Preset } from '#lib/documents/preset.ts';
import { formWith } from './forms.ts';
import { groundsOf } from './grounds.ts';
import { inside } from './stages.ts';
import { entry, say, type InBoth } from './words.ts';

/** Reverse mentoring: a teacher at home with new tools teaches an experienced colleague. */
export const preset: InBoth<Preset> = {
  id: 'growingTogether',
  title: say('Растём вместе', 'Growing together'),
  about: say(
    'Реверсивное наставничество: педагог-новатор помогает опытному коллеге освоить новое. От одного дня до учебного года.',
    'Reverse mentoring: an innovating teacher helps an experienced colleague with what is new. From one day to a school year.',
  ),
  passport: {
    title: say(
      'Растём вместе: реверсивное наставничество педагогов',
      'Growing together: reverse mentoring of teachers',
    ),
    grounds: groundsOf('education', 'growth', 'teachers', 'labour', 'gaps', 'regulation'),
    aim: say(
      'Помочь опытным педагогам уверенно пользоваться новыми средствами и методами, а молодым – стать опорой для коллег.',
      'Help experienced teachers use new tools and methods with confidence, and let younger ones become a support to them.',
    ),
    tasks: say(
      'Выявить профессиональные дефициты и признаки выгорания.\nСоставить план для каждой пары.\nПоддерживать, обучать, помогать в спорных ситуациях, поощрять самообразование.\nПройти путь от «я расскажу» до «сделай сам»: пять моделей взаимодействия.\nСравнить результаты на входе и на выходе.',
      'Find professional gaps and signs of burn-out.\nDraw up a plan for each pair.\nSupport, teach, mediate, encourage self-education.\nGo from “I tell you” to “you do it yourself”: five models of interaction.\nCompare entry and exit results.',
    ),
    participants: say(
      'Педагоги-новаторы и педагоги с устоявшимся стилем работы.',
      'Innovating teachers and teachers with a settled way of working.',
    ),
    results: say(
      'Дефициты сокращаются, выгорание отступает, педагоги остаются в школе.',
      'Gaps close, burn-out recedes, teachers stay with the school.',
    ),
    correction: say(
      'После итогового мониторинга куратор уточняет программу на следующий год.',
      'After the final monitoring the curator adjusts the programme for the next year.',
    ),
  },
  forms: [formWith('teacherTeacher', ['innovatorConservative'])],
  roadmap: inside,
  calendar: [
    entry(
      'Совет: задачи программы и роли участников',
      'Council meeting: the tasks of the programme and who does what',
    ),
    entry('Анкета потребностей педагогов', 'Questionnaire on the needs of teachers'),
    entry('Анкета компетенций наставников', 'Questionnaire on the competences of mentors'),
    entry(
      'Встреча наставников и наставляемых: пары, график, базы',
      'Mentors and mentees meet: pairs, schedule, registers',
    ),
    entry('Консультации по ведению документов', 'Consultations on keeping the documents'),
    entry('Семинар для наставляемых', 'Seminar for mentees'),
    entry('Индивидуальные консультации осенью', 'Individual consultations in autumn'),
    entry('Промежуточный мониторинг', 'Interim monitoring'),
    entry(
      'Практикум «Эффективное наставничество» с промежуточными итогами',
      'Practical seminar “Effective mentoring” with interim results',
    ),
    entry('Индивидуальные консультации весной', 'Individual consultations in spring'),
    entry(
      'Наставники приходят на события, где наставляемые показывают успехи',
      'Mentors visit events where mentees show their success',
    ),
    entry('Анкета удовлетворённости наставников', 'Satisfaction questionnaire for mentors'),
    entry('Анкета удовлетворённости наставляемых', 'Satisfaction questionnaire for mentees'),
    entry('Отчёты наставников', 'Reports of mentors'),
  ],
  indicators: [
    {
      title: say(
        'Доля педагогов с устоявшимся стилем, вовлечённых к концу года',
        'Conservative teachers involved by the end of the year',
      ),
      ...{ unit: say('%', '%'), target: 70, direction: 'higher', source: 'manual' },
      period: say('учебный год', 'school year'),
    },
    {
      title: say(
        'Доля наставляемых, у которых дефициты сокращаются по сравнению со входом',
        'Mentored teachers whose gaps are closing compared with entry',
      ),
      ...{ unit: say('%', '%'), target: 90, direction: 'higher', source: 'counted' },
      period: say('учебный год', 'school year'),
    },
    {
      title: say(
        'Доля наставляемых, которые продолжают работать в организации',
        'Mentored teachers who go on working in the organisation',
      ),
      ...{ unit: say('%', '%'), target: 90, direction: 'higher', source: 'manual' },
      period: say('учебный год', 'school year'),
    },
  ],
  documents: [
    entry('Анкета потребностей', 'Needs questionnaire'),
    entry('Индивидуальный план пары или группы', 'Individual plan of the pair or group'),
    entry('Анкета удовлетворённости наставников', 'Satisfaction questionnaire for mentors'),
    entry('Анкета удовлетворённости наставляемых', 'Satisfaction questionnaire for mentees'),
    entry('Отчёт наставника', 'Mentor’s report'),
    entry('База наставников', 'Register of mentors'),
    entry('База наставляемых', 'Register of mentees'),
  ],
};
