import type * as Y from 'yjs';

import type { Responsible } from '#lib/domain/plan.ts';
import { rateTogether } from '#lib/documents/blind-ratings.ts';
import { addAgreement } from '#lib/documents/meeting-changes.ts';
import {
  addGoal,
  addTask,
  putIntoPlan,
  readPlan,
  setTaskStatus,
  taskText,
  type TaskTextField,
} from '#lib/documents/pair-plan.ts';
import type { RatingMoment } from '#lib/domain/ratings.ts';
import { writeText } from '#lib/documents/text.ts';
import type { Stage } from './play-pair.ts';
import { evidence } from './texts/evidence.ts';
import type { StoryTask } from './texts/storyline.ts';
import { planningIndex } from './timeline.ts';

/** Tasks that are due later than this many meetings on are thought of later. */
const foresight = 7;

export interface Planning {
  /** What the pair did by itself before meeting number `index`. */
  work(index: number): void;
  /** What it plans and agrees at that meeting. */
  meet(index: number, meetingId: string): void;
}

interface Promised {
  readonly id: string;
  readonly by: number;
  readonly who: Responsible;
  /** A task of the storyline; absent for what was agreed at a meeting. */
  readonly story?: StoryTask;
}

export function createPlanning(stage: Stage): Planning {
  const { cast, timeline, random, tablets, diligence } = stage;
  const { storyline, mentor, word } = cast;
  const goalIds: string[] = [];
  const open = new Set<Promised>();
  const untold = new Set(
    storyline.goals.flatMap((goal, place) => goal.tasks.map((task) => ({ task, place }))),
  );
  const isLast = (index: number) => index === timeline.held.length - 1;

  const personId = (who: Responsible) => {
    const part = who === 'both' ? random.pick(['mentor', 'mentee'] as const) : who;
    return part === 'mentor' ? mentor.id : random.pick(cast.mentees).id;
  };

  function setGoals(): void {
    for (const [place, { title, gap, success }] of storyline.goals.entries()) {
      // The last goal is the mentee's own.
      const author = place === storyline.goals.length - 1 ? stage.person('mentee') : mentor;
      tablets.sync();
      const texts = { title: word(title), gap: word(gap), success: word(success) };
      const menteeId = cast.mentees.length > 1 && author !== mentor ? author.id : '';
      const id = addGoal(tablets.of(author.id), { ...texts, menteeId });
      goalIds.push(id);
      rate(id, menteeId, 'entry');
    }
  }

  /** Mentor and mentee pass a tablet to each other; at exit they are further than at entry. */
  function rate(goalId: string, ownerId: string, moment: RatingMoment): void {
    const mentees = cast.mentees.filter(({ id }) => ownerId === '' || ownerId === id);
    const [low, high] = moment === 'entry' ? [2, 5] : [6, 9];
    for (const { id: menteeId } of mentees) {
      const values = new Map([
        [mentor.id, random.int(low, high)],
        [menteeId, random.int(low, high)],
      ]);
      rateTogether(tablets.of(mentor.id), { goalId, moment, menteeId }, values);
    }
  }

  function rateAtTheEnd(): void {
    for (const { id, menteeId } of readPlan(tablets.of(mentor.id)).goals)
      rate(id, menteeId, 'exit');
  }

  function addTasks(index: number): void {
    tablets.sync();
    for (const entry of untold) {
      const { task, place } = entry;
      if (task.by > index + foresight) continue;
      untold.delete(entry);
      const author = place === storyline.goals.length - 1 ? stage.person('mentee') : mentor;
      const id = addTask(tablets.of(author.id), {
        goalId: goalIds[place] ?? '',
        title: word(task.title),
        formOfWork: task.form,
        plannedResult: word(task.planned),
        dueOn: timeline.dayOf(task.by),
        responsible: task.who,
      });
      open.add({ id, by: task.by, who: task.who, story: task });
    }
  }

  function progress(promised: Promised, index: number): void {
    const doc = tablets.of(personId(promised.who));
    const isDue = promised.by <= index || (timeline.ends && isLast(index));
    if (!isDue) {
      if (promised.by <= index + 2 && promised.story) setTaskStatus(doc, promised.id, 'inProgress');
      return;
    }
    open.delete(promised);
    if (!random.chance(diligence)) {
      if (random.chance(0.5)) setTaskStatus(doc, promised.id, 'inProgress');
      return;
    }
    const { id, story } = promised;
    setTaskStatus(doc, id, story?.fate ?? 'done');
    if (!story) return;
    write(doc, id, story.fate ? 'reason' : 'actualResult', word(story.actual));
    if (!story.fate && random.chance(0.4)) write(doc, id, 'evidence', random.pick(evidence));
  }

  function write(doc: Y.Doc, id: string, field: TaskTextField, words: string): void {
    const text = taskText(doc, id, field);
    if (text) writeText(doc, text, words);
  }

  return {
    work(index) {
      tablets.sync();
      for (const promised of [...open]) progress(promised, index);
    },
    meet(index, meetingId) {
      if (index === planningIndex) setGoals();
      if (index >= planningIndex && !(timeline.ends && isLast(index))) addTasks(index);
      tablets.sync();
      if (timeline.ends && isLast(index)) rateAtTheEnd();
      const writer = tablets.of(stage.person(timeline.held[index]?.story.by ?? 'mentor').id);
      for (const { who, what, goal } of timeline.held[index]?.story.agreed ?? []) {
        const by = index + 1;
        const id = addAgreement(writer, {
          meetingId,
          what: word(what),
          who,
          dueOn: timeline.dayOf(by),
        });
        open.add({ id, by, who });
        const goalId = goal === undefined ? undefined : goalIds[goal];
        if (goalId) putIntoPlan(writer, id, goalId);
      }
    },
  };
}
