import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { placeAt } from '#lib/domain/plan-order.ts';
import { adopt } from './adopting.ts';
import { localOrigin, prepareForEditing } from './document.ts';
import { addAgreement, addMeeting, meetingText, setMood, setPresent } from './meeting-changes.ts';
import { readJournal } from './pair-journal.ts';
import {
  addGoal,
  addTask,
  goalText,
  putIntoPlan,
  readPlan,
  removeGoal,
  restoreGoal,
  setGoalMentee,
  setTaskMentee,
  setTaskStatus,
  taskText,
} from './pair-plan.ts';
import { activatePair, addProposal, pausePair, withdrawProposal } from './pair-states.ts';
import { moveGoal, moveTask } from './plan-order.ts';
import { readAccessRoster } from './roster-access.ts';
import {
  addPair,
  addPerson,
  closePair,
  readRoster,
  removeMember,
  removePerson,
  reopenPair,
  restorePerson,
} from './roster.ts';
import { writeText } from './text.ts';

/** One tablet of the test, with the updates that its person has made. */
interface Tablet {
  readonly doc: Y.Doc;
  readonly made: Uint8Array[];
}

interface Step {
  readonly tablet: number;
  readonly action: number;
  /** Which of the things at hand the action is about. */
  readonly pick: number;
}

/** An action of one person; returns the id of what it added, if it added something. */
type Action = (doc: Y.Doc, pick: number) => string | undefined | void;

function openTablets(count: number, kind: 'pair' | 'roster'): Tablet[] {
  return Array.from({ length: count }, (_, index) => {
    const doc = new Y.Doc();
    const made: Uint8Array[] = [];
    prepareForEditing(doc, kind, `person-${index}`);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === localOrigin) made.push(update);
    });
    return { doc, made };
  });
}

/** Plays steps on tablets that hear of each other now and then, and at last of everything. */
function play(kind: 'pair' | 'roster', actions: readonly Action[], count: number, plot: Plot) {
  const tablets = openTablets(count, kind);
  const added: string[] = [];
  for (const { tablet, action, pick } of plot.steps) {
    const { doc, made } = tablets[tablet % count]!;
    if (action >= actions.length) {
      // Updates reach the other one by one, and some of them not yet.
      const other = tablets[(tablet + 1) % count]!;
      for (const update of made.slice(0, pick)) Y.applyUpdate(other.doc, update, 'relay');
    } else {
      const id = actions[action]!(doc, pick);
      if (id) added.push(id);
    }
  }
  const all = tablets.flatMap(({ made }) => made);
  tablets.forEach(({ doc }, index) => {
    const order = [...all].sort(
      (a, b) => rank(plot.order, all, a, index) - rank(plot.order, all, b, index),
    );
    for (const update of order) Y.applyUpdate(doc, update, 'relay');
  });
  return { docs: tablets.map(({ doc }) => doc), added };
}

/** A random but repeatable place for an update in the order of one tablet. */
function rank(
  order: readonly number[],
  all: readonly Uint8Array[],
  update: Uint8Array,
  tablet: number,
) {
  return order[(all.indexOf(update) * 7 + tablet * 13) % order.length]!;
}

interface Plot {
  readonly steps: readonly Step[];
  readonly order: readonly number[];
}

const plot: fc.Arbitrary<Plot> = fc.record({
  steps: fc.array(
    fc.record({
      tablet: fc.nat({ max: 2 }),
      action: fc.nat({ max: 19 }),
      pick: fc.nat({ max: 30 }),
    }),
    { maxLength: 40 },
  ),
  order: fc.array(fc.nat(), { minLength: 11, maxLength: 23 }),
});

const pickFrom = <Thing>(things: readonly Thing[], pick: number): Thing | undefined =>
  things[pick % Math.max(1, things.length)];

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
});

const onPair =
  (change: (doc: Y.Doc, id: string) => void): Action =>
  (doc, pick) => {
    const pair = pickFrom(readRoster(doc).pairs, pick);
    if (pair) change(doc, pair.id);
  };

const rosterActions: Action[] = [
  (doc, pick) => addPerson(doc, { name: `Имя ${pick}` }),
  (doc, pick) => addPerson(doc, { name: `Имя ${pick}`, role: pick % 2 ? 'curator' : 'head' }),
  (doc, pick) => {
    const { people } = readRoster(doc);
    const [mentor, mentee] = [pickFrom(people, pick), pickFrom(people, pick + 1)];
    if (!mentor || !mentee) return;
    return addPair(doc, { form: 'teacherTeacher', mentorId: mentor.id, menteeIds: [mentee.id] });
  },
  (doc, pick) => {
    const person = pickFrom(readRoster(doc).people, pick);
    if (person) removePerson(doc, person.id);
  },
  (doc, pick) => {
    const person = pickFrom(readRoster(doc).people, pick);
    if (person) restorePerson(doc, person.id);
  },
  onPair((doc, id) => closePair(doc, id, '2026-05-31')),
  onPair((doc, id) => reopenPair(doc, id)),
  (doc, pick) => {
    const member = pickFrom(pickFrom(readRoster(doc).pairs, pick)?.members ?? [], pick);
    if (member) removeMember(doc, member.id);
  },
  // What is withdrawn is gone on purpose, so a proposal is not counted as added.
  (doc, pick) => {
    const { people } = readRoster(doc);
    const [mentor, mentee] = [pickFrom(people, pick), pickFrom(people, pick + 1)];
    if (!mentor || !mentee) return;
    const members = { mentorId: mentor.id, menteeIds: [mentee.id] };
    addProposal(doc, { form: 'studentStudent', ...members, proposedOn: '2026-09-01' });
  },
  onPair((doc, id) => activatePair(doc, id, { startsOn: '2026-09-07' })),
  onPair((doc, id) => pausePair(doc, id, '2026-10-01')),
  onPair((doc, id) => withdrawProposal(doc, id)),
];

describe.each([2, 3])('%i tablets that were apart', (count) => {
  it('come to the same plan and journal, with everything that anybody added', () => {
    fc.assert(
      fc.property(plot, (story) => {
        const { docs, added } = play('pair', pairActions, count, story);
        const [first, ...others] = docs.map(viewOfPair);
        for (const other of others) expect(other).toEqual(first);
        const { plan, journal } = first!;
        const seen = [...plan.goals, ...plan.tasks, ...journal.meetings, ...journal.agreements];
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

  it('come to the same roster, and to the same rights', () => {
    fc.assert(
      fc.property(plot, (story) => {
        const { docs, added } = play('roster', rosterActions, count, story);
        const [first, ...others] = docs.map((doc) => [readRoster(doc), readAccessRoster(doc)]);
        for (const other of others) expect(other).toEqual(first);
        const { people, pairs } = readRoster(docs[0]!);
        const ids = new Set([...people, ...pairs].map(({ id }) => id));
        expect(added.filter((id) => !ids.has(id))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
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
