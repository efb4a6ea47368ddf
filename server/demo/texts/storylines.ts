import type { SituationName } from '../situations.ts';
import type { Storyline } from './storyline.ts';
import { mathsAndRadio } from './student-student.ts';

/** The pairs of the demonstration: whose story each tells and how it stands. The first is shown first. */
export const firstPairs: readonly {
  readonly storyline: Storyline;
  readonly situation: SituationName;
}[] = [
  { storyline: mathsAndRadio, situation: 'healthy' },
  { storyline: mathsAndRadio, situation: 'healthy' },
  { storyline: mathsAndRadio, situation: 'quiet' },
  { storyline: mathsAndRadio, situation: 'silent' },
  { storyline: mathsAndRadio, situation: 'behind' },
  { storyline: mathsAndRadio, situation: 'newlyFormed' },
  { storyline: mathsAndRadio, situation: 'unaccepted' },
  { storyline: mathsAndRadio, situation: 'closed' },
];

/** What further pairs of a large school are drawn from. */
export const otherStorylines: readonly Storyline[] = firstPairs.map(({ storyline }) => storyline);
