import type { SituationName } from '../situations.ts';
import { factoryDrawings, hospitalWhites } from './employer-student.ts';
import { choosingAnalyst, substationDiploma } from './employer-university.ts';
import type { Storyline } from './storyline.ts';
import { mathsAndRadio, newInClass } from './student-student.ts';
import { familyArchive, greenhouseRobot } from './teacher-student.ts';
import { chemistOnline, firstYear } from './teacher-teacher.ts';
import { chemistryExam, districtPodcast } from './university-student.ts';

/** The pairs of the demonstration: whose story each tells and how it stands. The first is shown first. */
export const firstPairs: readonly {
  readonly storyline: Storyline;
  readonly situation: SituationName;
}[] = [
  { storyline: mathsAndRadio, situation: 'healthy' },
  { storyline: greenhouseRobot, situation: 'healthy' },
  { storyline: factoryDrawings, situation: 'quiet' },
  { storyline: chemistryExam, situation: 'silent' },
  { storyline: familyArchive, situation: 'behind' },
  { storyline: hospitalWhites, situation: 'newlyFormed' },
  { storyline: chemistOnline, situation: 'unaccepted' },
  { storyline: newInClass, situation: 'closed' },
  { storyline: firstYear, situation: 'ending' },
  { storyline: districtPodcast, situation: 'healthy' },
  { storyline: substationDiploma, situation: 'healthy' },
  { storyline: choosingAnalyst, situation: 'healthy' },
];

/** What further pairs of a large school are drawn from. */
export const otherStorylines: readonly Storyline[] = firstPairs.map(({ storyline }) => storyline);

/** What the curator writes when a pair falls silent, so many days after its last meeting. */
export const concerns: Partial<Record<SituationName, { afterDays: number; text: string }>> = {
  quiet: {
    afterDays: 24,
    text: 'Три недели нет ни одной записи. Если сейчас не до встреч, это не страшно, только напишите мне. Может, передвинуть сроки или помочь с местом?',
  },
  silent: {
    afterDays: 18,
    text: 'Планшеты давно не были на связи. Вижу журнал только до последней доставки и не знаю, встречаетесь ли вы. Загляните, пожалуйста, туда, где есть сеть.',
  },
};
