import { say } from './words.ts';

const toWatch = (ru: string, en: string, direction: 'higher' | 'lower' = 'higher') => ({
  title: say(ru, en),
  ...{ unit: say('чел.', 'people'), target: null, direction, source: 'manual' as const },
  period: say('на входе и на выходе', 'at entry and exit'),
});

/** What two of the programmes watch and give no numbers for. */
export const influence = [
  toWatch('Ученики, у которых выросла успеваемость', 'Students whose attainment has risen'),
  toWatch('Ученики, у которых улучшилась посещаемость', 'Students whose attendance has improved'),
  toWatch('Участники кружков и проектов', 'Participants of clubs and projects'),
  toWatch('Ученики на учёте', 'Students on a register of concern', 'lower'),
  toWatch('Жалобы учеников и родителей', 'People who complained', 'lower'),
  toWatch('Те, кто сам хочет стать наставником', 'Those who plan to become mentors'),
  toWatch('Педагоги, довольные работой', 'Teachers who are satisfied'),
  toWatch('Молодые педагоги с публикациями и разработками', 'Young teachers with publications'),
];
