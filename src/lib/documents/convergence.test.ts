import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { placeAt } from '#lib/domain/plan-order.ts';
import {
  openTablets,
  pickFrom,
  play,
  plot,
  type Action,
  type Tablet,
} from '../../../tests/support/random-edits.ts';
import { adopt } from './adopting.ts';
import { addAgendaPoint, readAgendaPoints } from './agenda.ts';
import { addAgreement, addMeeting, meetingText, removeMeeting } from './meeting-changes.ts';
import { setMood, setPresent, setTalked } from './meeting-ticks.ts';
import { readJournal } from './pair-journal.ts';
import {
  addGoal,
  addTask,
  goalText,
  putIntoPlan,
  readPlan,
  removeGoal,
  removeTask,
  restoreGoal,
  setGoalMentee,
  setTaskMentee,
  setTaskStatus,
  taskText,
} from './pair-plan.ts';
import { readBin, takeOutOfBin } from './pair-versions.ts';
import { moveGoal, moveTask } from './plan-order.ts';
import { readSignatures, signMeeting, signPlan } from './signatures.ts';
import { writeText } from './text.ts';

const pairActions: Action[] = [
  (doc) => addGoal(doc, { title: '' }),
  (doc, pick) => addTask(doc, { goalId: pickFrom(readPlan(doc).goals, pick)?.id }),
  (doc) => addMeeting(doc, { kind: 'working', heldOn: '2026-10-01' }),
  (doc, pick) => {
    const meeting = pickFrom(readJournal(doc).meetings, pick);
    return meeting && addAgreement(doc, { meetingId: meeting.id, what: 'договорённость' });
  },
  (doc, pick) => {
    const task = pickFrom(readPlan(doc).tasks, pick);
    if (task) setTaskStatus(doc, task.id, pick % 2 ? 'done' : 'inProgress');
  },
  (doc, pick) => {
    const agreement = pickFrom(readJournal(doc).agreements, pick);
    if (agreement) putIntoPlan(doc, agreement.id, pickFrom(readPlan(doc).goals, pick)?.id);
  },
  (doc, pick) => {
    const goal = pickFrom(readPlan(doc).goals, pick);
    const text = goal && goalText(doc, goal.id, 'title');
    if (text) insertLetter(doc, text, pick);
  },
  (doc, pick) => {
    const meeting = pickFrom(readJournal(doc).meetings, pick);
    const text = meeting && meetingText(doc, meeting.id, 'notes');
    if (text) insertLetter(doc, text, pick);
  },
  (doc, pick) => {
    const { goals } = readPlan(doc);
    const index = pick % Math.max(1, goals.length);
    if (goals.length > 1) {
      moveGoal(doc, goals[0]!.id, placeAt(goals, goals[0]!.id, index));
    }
  },
  (doc, pick) => {
    const meeting = pickFrom(readJournal(doc).meetings, pick);
    if (meeting) setPresent(doc, meeting.id, `person-${pick % 3}`, pick % 2 === 0);
  },
  (doc, pick) => {
    const meeting = pickFrom(readJournal(doc).meetings, pick);
    if (meeting) setMood(doc, meeting.id, `person-${pick % 3}`, 'after', 4);
  },
  (doc, pick) => {
    const goal = pickFrom(readPlan(doc).goals, pick);
    if (goal) setGoalMentee(doc, goal.id, pick % 3 ? `person-${pick % 3}` : '');
  },
  (doc, pick) => {
    const task = pickFrom(readPlan(doc).tasks, pick);
    if (!task) return;
    setTaskMentee(doc, task.id, `person-${pick % 3}`);
    const text = taskText(doc, task.id, pick % 2 ? 'evidence' : 'reason');
    if (text) insertLetter(doc, text, pick);
  },
  (doc, pick) => {
    const { goals, tasks } = readPlan(doc);
    const task = pickFrom(tasks, pick);
    const goalId = pickFrom(goals, pick)?.id ?? '';
    const there = tasks.filter((each) => each.goalId === goalId);
    if (task) moveTask(doc, task.id, { goalId, ...placeAt(there, task.id, pick % 4) });
  },
  (doc) => addAgendaPoint(doc, 'спросить'),
  (doc, pick) => {
    const meeting = pickFrom(readJournal(doc).meetings, pick);
    const point = pickFrom(readAgendaPoints(doc), pick);
    if (meeting && point) setTalked(doc, meeting.id, point.id, pick % 3 > 0);
  },
  (doc, pick) => {
    const meeting = pickFrom(readJournal(doc).meetings, pick);
    return meeting && signMeeting(doc, meeting.id, `person-${pick % 3}`);
  },
  (doc, pick) => signPlan(doc, `person-${pick % 3}`, `person-${pick % 2}`),
  // Adopted by several, it may be read once: its ids are not among those that all must show.
  (doc, pick) => void adoptOne(doc, pick),
];

function adoptOne(doc: Y.Doc, pick: number): void {
  const tasks = ['Список', 'Урок'].map((title) => ({
    ...{ title, formOfWork: 'вместе', plannedResult: 'три', responsible: 'both' as const },
  }));
  const goal = { title: 'Обмен', gap: '', success: '', tasks };
  adopt(doc, 'studentStudent/equalToEqual/0', goal, pick % 2 ? [0, 1] : [1], '');
}

function insertLetter(doc: Y.Doc, text: Y.Text, pick: number): void {
  const before = text.toString();
  const at = pick % (before.length + 1);
  writeText(doc, text, `${before.slice(0, at)}я${before.slice(at)}`, at + 1);
}

const viewOfPair = (doc: Y.Doc) => ({
  plan: readPlan(doc),
  journal: readJournal(doc),
  points: readAgendaPoints(doc),
  signatures: readSignatures(doc),
});

describe.each([2, 3])('%i tablets that were apart', (count) => {
  it('come to the same plan and journal, with everything that anybody added', () => {
    fc.assert(
      fc.property(plot, (story) => {
        const { docs, added } = play('pair', pairActions, count, story);
        const [first, ...others] = docs.map(viewOfPair);
        for (const other of others) expect(other).toEqual(first);
        const { plan, journal, points, signatures } = first!;
        const inJournal = [...journal.meetings, ...journal.agreements, ...points, ...signatures];
        const seen = [...plan.goals, ...plan.tasks, ...inJournal];
        // What somebody signed can be read by all, whoever signed the same record meanwhile.
        expect(signatures.filter(({ record }) => record === '')).toEqual([]);
        const ids = new Set(seen.map(({ id }) => id));
        expect(added.filter((id) => !ids.has(id))).toEqual([]);
        expect(new Set(plan.tasks.map(({ id }) => id)).size).toBe(plan.tasks.length);
      }),
      { numRuns: 150 },
    );
  });

  it('keep every letter that anybody typed, once', () => {
    const typing = pairActions.slice(6, 8);
    fc.assert(
      fc.property(plot, (story) => {
        let typed = 0;
        const counting: Action[] = [
          (doc) => addGoal(doc),
          (doc) => addMeeting(doc, { kind: 'working', heldOn: '2026-10-01' }),
          (doc, pick) => void adoptOne(doc, pick),
          ...typing.map((type): Action => (doc, pick) => {
            const before = lettersIn(doc);
            type(doc, pick);
            typed += lettersIn(doc) - before;
          }),
        ];
        const steps = story.steps.map((step) => ({ ...step, action: step.action % 7 }));
        const { docs } = play('pair', counting, count, { ...story, steps });
        expect(docs.map(lettersIn)).toEqual(docs.map(() => typed));
      }),
      { numRuns: 150 },
    );
  });
});

const removing: Action[] = [
  ...pairActions.slice(0, 3),
  pairActions[6]!,
  (doc, pick) => {
    const goal = pickFrom(readPlan(doc).goals, pick);
    if (goal) removeGoal(doc, goal.id);
  },
  (doc, pick) => {
    const task = pickFrom(readPlan(doc).tasks, pick);
    if (task) removeTask(doc, task.id);
  },
  (doc, pick) => {
    const meeting = pickFrom(readJournal(doc).meetings, pick);
    if (meeting) removeMeeting(doc, meeting.id);
  },
  (doc, pick) => {
    const removed = pickFrom(readBin(doc), pick);
    if (removed) takeOutOfBin(doc, removed);
  },
];

it('has whatever was added on the page or in the bin, also when tablets removed and restored it apart', () => {
  let emptied = 0;
  fc.assert(
    fc.property(plot, (story) => {
      const steps = story.steps.map((step) => ({ ...step, action: step.action % 10 }));
      const { docs, added } = play('pair', removing, 2, { ...story, steps });
      const [first, other] = docs as [Y.Doc, Y.Doc];
      expect(viewOfPair(other)).toEqual(viewOfPair(first));
      expect(readBin(other)).toEqual(readBin(first));
      const bin = readBin(first);
      emptied += bin.length;
      const ids = () =>
        [...readPlan(first).goals, ...readPlan(first).tasks, ...readJournal(first).meetings].map(
          ({ id }) => id,
        );
      expect([...ids(), ...bin.map(({ id }) => id)].sort()).toEqual(added.toSorted());
      for (const removed of bin) takeOutOfBin(first, removed);
      expect(ids().sort()).toEqual(added.toSorted());
    }),
    { numRuns: 300 },
  );
  // Only then was there anything to prove.
  expect(emptied).toBeGreaterThan(10);
});

function lettersIn(doc: Y.Doc): number {
  const { plan, journal } = viewOfPair(doc);
  const texts = [...plan.goals.map(({ title }) => title), ...journal.meetings.map((m) => m.notes)];
  return texts.join('').split('я').length - 1;
}

it('brings a removed goal back with what the other wrote into it meanwhile', () => {
  const [mentor, mentee] = openTablets(2, 'pair') as [Tablet, Tablet];
  const id = addGoal(mentor.doc, { title: 'Цель' });
  Y.applyUpdate(mentee.doc, Y.encodeStateAsUpdate(mentor.doc), 'relay');
  removeGoal(mentor.doc, id);
  writeText(mentee.doc, goalText(mentee.doc, id, 'title')!, 'Цель и срок');
  Y.applyUpdate(mentor.doc, Y.encodeStateAsUpdate(mentee.doc), 'relay');
  expect(readPlan(mentor.doc).goals).toEqual([]);
  restoreGoal(mentor.doc, id);
  expect(readPlan(mentor.doc).goals.map(({ title }) => title)).toEqual(['Цель и срок']);
});

it('makes one task of an agreement that both put into the plan at the same time', () => {
  const [mentor, mentee] = openTablets(2, 'pair') as [Tablet, Tablet];
  const meetingId = addMeeting(mentor.doc, { kind: 'working', heldOn: '2026-10-01' });
  const id = addAgreement(mentor.doc, { meetingId, what: 'Прочитать главу' });
  Y.applyUpdate(mentee.doc, Y.encodeStateAsUpdate(mentor.doc), 'relay');
  putIntoPlan(mentor.doc, id);
  putIntoPlan(mentee.doc, id);
  Y.applyUpdate(mentor.doc, Y.encodeStateAsUpdate(mentee.doc), 'relay');
  expect(readPlan(mentor.doc).tasks.map(({ title }) => title)).toEqual(['Прочитать главу']);
});
