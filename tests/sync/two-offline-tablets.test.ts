import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import {
  addGoal,
  addTask,
  goalText,
  readPlan,
  setTaskStatus,
  taskText,
} from '#lib/documents/pair-plan.ts';
import { moveGoal, moveTask } from '#lib/documents/plan-order.ts';
import { writeText } from '#lib/documents/text.ts';

/** A tablet's copy of the plan and everything that it would send. */
function tablet(person: string, start?: Uint8Array) {
  const doc = new Y.Doc();
  if (start) Y.applyUpdate(doc, start, 'relay');
  prepareForEditing(doc, 'pair', person);
  const sent: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => sent.push(update));
  return { doc, sent };
}

/** Another tablet that hears `updates` in the order given. */
function hearing(updates: readonly Uint8Array[], start?: Uint8Array): Y.Doc {
  const { doc } = tablet('reader', start);
  for (const update of updates) Y.applyUpdate(doc, update, 'relay');
  return doc;
}

const titlesOf = (doc: Y.Doc) => readPlan(doc).goals.map(({ title }) => title);
const words = fc.constantFrom('читать', 'считать', 'петь', 'бегать');
const plans = fc.array(fc.record({ goal: words, tasks: fc.array(words, { maxLength: 3 }) }), {
  minLength: 1,
  maxLength: 5,
});

describe('two tablets without a network', () => {
  it('that make the same plan keep all goals and tasks of both, none twice, in any order of merging', () => {
    fc.assert(
      fc.property(plans, plans, fc.infiniteStream(fc.double({ noNaN: true })), (one, two, dice) => {
        const tablets = [tablet('mentor'), tablet('mentee')];
        [one, two].forEach((plan, index) => {
          const { doc } = tablets[index]!;
          for (const { goal, tasks } of plan) {
            const goalId = addGoal(doc, { title: goal });
            for (const title of tasks) addTask(doc, { goalId, title });
          }
        });
        // Everything arrives twice and in any order.
        const updates = tablets.flatMap(({ sent }) => [...sent, ...sent]);
        const shuffled = updates
          .map((update) => ({ update, at: dice.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ update }) => update);
        const merged = hearing(shuffled);
        const plan = [...one, ...two];
        expect(titlesOf(merged).sort()).toEqual(plan.map(({ goal }) => goal).sort());
        const tasks = readPlan(merged).tasks.map(({ title }) => title);
        expect(tasks.sort()).toEqual(plan.flatMap((each) => each.tasks).sort());
        expect(titlesOf(hearing(updates.toReversed()))).toEqual(titlesOf(merged));
      }),
    );
  });

  it('of which one moves a goal and the other writes in it keep the words and the place, once', () => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 2, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        words,
        fc.boolean(),
        (goals, pick, target, written, moverFirst) => {
          const origin = tablet('mentor');
          const ids = goals.map((title) => addGoal(origin.doc, { title }));
          const start = Y.encodeStateAsUpdate(origin.doc);
          const [mover, writer] = [tablet('mentor', start), tablet('mentee', start)];
          const id = ids[pick % ids.length]!;
          const others = ids.filter((each) => each !== id);
          const place = target % ids.length;
          const [before, after] = [others[place - 1] ?? null, others[place] ?? null];
          moveGoal(mover.doc, id, { before, after });
          const text = goalText(writer.doc, id, 'title')!;
          const changed = `${text.toString()} и ${written}`;
          writeText(writer.doc, text, changed);

          const sent = moverFirst
            ? [...mover.sent, ...writer.sent]
            : [...writer.sent, ...mover.sent];
          const plan = readPlan(hearing(sent, start)).goals;
          expect(plan.map((goal) => goal.id)).toEqual(others.toSpliced(place, 0, id));
          expect(plan.find((goal) => goal.id === id)?.title).toBe(changed);
        },
      ),
    );
  });

  it('of which one moves a task to another goal and the other works on it keep both, once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 2 }), { minLength: 2, maxLength: 8 }),
        fc.nat(),
        fc.nat({ max: 2 }),
        fc.nat(),
        words,
        fc.boolean(),
        (tasks, pick, to, target, written, moverFirst) => {
          const origin = tablet('mentor');
          const goals = [0, 1, 2].map((each) => addGoal(origin.doc, { title: `Цель ${each}` }));
          const ids = tasks.map((goal) => addTask(origin.doc, { goalId: goals[goal] }));
          const start = Y.encodeStateAsUpdate(origin.doc);
          const [mover, writer] = [tablet('mentor', start), tablet('mentee', start)];
          const id = ids[pick % ids.length]!;
          const goalId = goals[to]!;
          const there = ids.filter((each, index) => goals[tasks[index]!] === goalId && each !== id);
          const place = target % (there.length + 1);
          const [before, after] = [there[place - 1] ?? null, there[place] ?? null];
          moveTask(mover.doc, id, { goalId, before, after });
          writeText(writer.doc, taskText(writer.doc, id, 'title')!, written);
          setTaskStatus(writer.doc, id, 'done');

          const sent = moverFirst
            ? [...mover.sent, ...writer.sent]
            : [...writer.sent, ...mover.sent];
          const plan = readPlan(hearing(sent, start)).tasks;
          expect(plan).toHaveLength(ids.length);
          const under = plan.filter((task) => task.goalId === goalId).map((task) => task.id);
          expect(under).toEqual(there.toSpliced(place, 0, id));
          expect(plan.find((task) => task.id === id)).toMatchObject({
            title: written,
            status: 'done',
          });
        },
      ),
    );
  });

  it('that write into one text at once lose no letter and double none', () => {
    const insertion = fc.record({ at: fc.nat(), word: words });
    fc.assert(
      fc.property(fc.array(insertion), fc.array(insertion), (one, two) => {
        const origin = tablet('mentor');
        const id = addGoal(origin.doc, { title: 'Начало' });
        const start = Y.encodeStateAsUpdate(origin.doc);
        const tablets = [tablet('mentor', start), tablet('mentee', start)];
        [one, two].forEach((insertions, index) => {
          const { doc } = tablets[index]!;
          const text = goalText(doc, id, 'title')!;
          for (const { at, word } of insertions) {
            const before = text.toString();
            const place = at % (before.length + 1);
            const after = before.slice(0, place) + word + before.slice(place);
            writeText(doc, text, after, place + word.length);
          }
        });
        const sent = tablets.flatMap(({ sent }) => sent);
        const [a, b] = [hearing(sent, start), hearing(sent.toReversed(), start)];
        const result = titlesOf(a)[0]!;
        expect(titlesOf(b)).toEqual([result]);
        const letters = ['Начало', ...[...one, ...two].map(({ word }) => word)].join('');
        expect([...result].sort()).toEqual([...letters].sort());
      }),
    );
  });
});
