import type { Preset } from '#lib/documents/preset.ts';
import { say, type InBoth } from './words.ts';

type Roadmap = InBoth<Preset>['roadmap'];

/** The work of the seven stages inside of an organisation (docs/domain.md, "The seven stages"). */
export const inside: Roadmap = [
  {
    ...{ stage: 1, side: 'inside' },
    title: say(
      'Выпустить приказ и положение, выбрать куратора и команду, рассказать о программе',
      'Issue the order and the regulation, choose curator and team, tell people about the programme',
    ),
    result: say('Дорожная карта', 'The roadmap'),
  },
  {
    ...{ stage: 2, side: 'inside' },
    title: say(
      'Собрать запросы будущих наставляемых и записать входные данные',
      'Collect the requests of future mentees and record their entry data',
    ),
    result: say('База наставляемых с картой запросов', 'Register of mentees with their requests'),
  },
  {
    ...{ stage: 3, side: 'inside' },
    title: say('Найти тех, кто готов быть наставником', 'Find people who are ready to mentor'),
    result: say('База наставников', 'Register of mentors'),
  },
  {
    ...{ stage: 4, side: 'inside' },
    title: say(
      'Отобрать наставников по анкетам и собеседованиям и обучить их',
      'Select mentors by questionnaire and interview, and train them',
    ),
    result: say('Обученные наставники', 'Trained mentors'),
  },
  {
    ...{ stage: 5, side: 'inside' },
    title: say(
      'Познакомить всех, составить пары с согласия обеих сторон и закрепить их приказом',
      'Let everybody meet, form pairs that both sides agree to, and record them by order',
    ),
    result: say('Пары, готовые работать', 'Pairs ready to work'),
  },
  {
    ...{ stage: 6, side: 'inside' },
    title: say(
      'Поддерживать работу пар: цели и планы, советы наставникам, обратная связь',
      'Support the pairs at work: goals and plans, advice to mentors, feedback',
    ),
    result: say('Данные мониторинга и отзывы', 'Monitoring data and feedback'),
  },
  {
    ...{ stage: 7, side: 'inside' },
    title: say(
      'Подвести итоги, отметить участников и сохранить лучший опыт',
      'Sum up, honour those who took part, and keep the best practice',
    ),
    result: say('Итоги, лучшие практики, благодарности', 'Results, best practices, thanks'),
  },
];

/** The work of the stages with partners outside; the second stage has none. */
export const outside: Roadmap = [
  {
    ...{ stage: 1, side: 'outside' },
    title: say(
      'Рассказать о программе тем, кому близко наставничество',
      'Tell those outside who care about mentoring',
    ),
  },
  {
    ...{ stage: 3, side: 'outside' },
    title: say(
      'Позвать в наставники выпускников, работодателей и студентов',
      'Invite graduates, employers and university students to mentor',
    ),
  },
  {
    ...{ stage: 4, side: 'outside' },
    title: say(
      'Привлечь к отбору и обучению психологов и вузы',
      'Ask psychologists and universities to help with selection and training',
    ),
  },
  {
    ...{ stage: 5, side: 'outside' },
    title: say(
      'Попросить психологов и волонтёров помочь на встрече знакомств',
      'Ask psychologists and volunteers to help when people meet',
    ),
  },
  {
    ...{ stage: 6, side: 'outside' },
    title: say(
      'Показать промежуточные результаты партнёрам и прессе',
      'Show interim results to partners and the press',
    ),
  },
  {
    ...{ stage: 7, side: 'outside' },
    title: say(
      'Пригласить партнёров на итоговое событие и узнать их оценку',
      'Invite partners to the final event and ask how they judge it',
    ),
  },
];
