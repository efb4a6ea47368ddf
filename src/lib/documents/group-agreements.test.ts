import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { promisesOf, type Doer } from '#lib/domain/plan.ts';
import { changesSince, writePlanVersion } from '#lib/domain/plan-version.ts';
import { randomFrom } from '../../../tests/support/random.ts';
import { edit, prepareForEditing } from './document.ts';
import type { Item } from './items.ts';
import { addAgreement, addMeeting, setDoer } from './meeting-changes.ts';
import {
  addGoal,
  putIntoPlan,
  readAgreements,
  readPlan,
  setGoalMentee,
  setTaskGoal,
  setTaskMentee,
  setTaskResponsible,
} from './pair-plan.ts';
import { recordOf } from './signatures.ts';

const kostya: Doer = { responsible: 'mentee', menteeId: 'kostya' };
const tonya: Doer = { responsible: 'mentee', menteeId: 'tonya' };
const mentor: Doer = { responsible: 'mentor', menteeId: '' };
const everybody: Doer = { responsible: 'both', menteeId: '' };
const choices = [kostya, tonya, mentor, everybody];

function open(personId: string): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', personId);
  return doc;
}

/** A tablet on which something was agreed. */
function agree() {
  const doc = open('mentor');
  const meetingId = addMeeting(doc, { kind: 'working', state: 'held', heldOn: '2026-10-01' });
  const id = addAgreement(doc, { meetingId, what: 'Выучить роль' });
  return { doc, meetingId, id };
}

function send(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'relay');
}

function doerOf(doc: Y.Doc): Doer {
  const { responsible, menteeId } = readAgreements(doc)[0]!;
  return { responsible, menteeId };
}

function promisedBy(doc: Y.Doc, personId: string): string[] {
  const part = personId === 'mentor' ? 'mentor' : 'mentee';
  const promises = promisesOf(readPlan(doc), readAgreements(doc), { part, personId });
  return promises.map(({ title }) => title);
}

it('is promised by the mentee who was named, in the record and as a task of their plan', () => {
  const { doc, id } = agree();
  expect(['mentor', 'kostya', 'tonya'].flatMap((who) => promisedBy(doc, who))).toHaveLength(3);
  setDoer(doc, id, tonya);
  for (const isInPlan of [false, true]) {
    if (isInPlan) putIntoPlan(doc, id);
    expect(promisedBy(doc, 'tonya')).toEqual(['Выучить роль']);
    expect(['mentor', 'kostya'].flatMap((who) => promisedBy(doc, who))).toEqual([]);
  }
  expect(readPlan(doc).tasks[0]).toMatchObject(tonya);
});

it('stays theirs under a goal of the whole group, and goes with the goal of another mentee', () => {
  const { doc, id } = agree();
  setDoer(doc, id, tonya);
  const goalId = addGoal(doc, { title: 'Поставить спектакль' });
  putIntoPlan(doc, id, goalId);
  expect(readPlan(doc).tasks[0]).toMatchObject({ goalId, menteeId: 'tonya' });
  const accepted = writePlanVersion(readPlan(doc));
  setDoer(doc, id, everybody);
  expect(changesSince(accepted, readPlan(doc))).toBe(1);
  setDoer(doc, id, tonya);
  expect(changesSince(accepted, readPlan(doc))).toBe(0);
  setGoalMentee(doc, goalId, 'kostya');
  expect(readPlan(doc).tasks[0]).toMatchObject({ menteeId: 'kostya' });
});

it('is a part of what people sign, once a mentee was named', () => {
  const { doc, id, meetingId } = agree();
  const nobody = recordOf(doc, meetingId);
  setDoer(doc, id, tonya);
  const named = recordOf(doc, meetingId);
  expect(named).not.toBe(nobody);
  setDoer(doc, id, kostya);
  expect(recordOf(doc, meetingId)).not.toBe(named);
  setDoer(doc, id, everybody);
  expect(recordOf(doc, meetingId)).toBe(nobody);
});

it('reads what older apps wrote as they did: no signature and no accepted plan differs by an update', () => {
  const { doc, id, meetingId } = agree();
  const signed = recordOf(doc, meetingId);
  putIntoPlan(doc, id);
  edit(doc, () => doc.getMap<Item>('tasks').get(id)!.set('menteeId', 'tonya'));
  expect(readPlan(doc).tasks[0]).toMatchObject({ goalId: '', menteeId: 'tonya' });
  expect(recordOf(doc, meetingId)).toBe(signed);
  setTaskGoal(doc, id, addGoal(doc, { title: 'Поставить спектакль' }));
  expect(readPlan(doc).tasks[0]?.menteeId).toBe('');
  edit(doc, () => {
    for (const key of ['menteeId', 'responsible']) doc.getMap<Item>('tasks').get(id)!.delete(key);
  });
  expect(doerOf(doc)).toEqual(everybody);
  expect(recordOf(doc, meetingId)).toBe(signed);
});

it('can be given to a mentee in the plan as well', () => {
  const { doc, id } = agree();
  putIntoPlan(doc, id, addGoal(doc, { title: 'Поставить спектакль' }));
  setTaskMentee(doc, id, 'tonya');
  setTaskResponsible(doc, id, 'mentee');
  expect(readPlan(doc).tasks[0]).toMatchObject(tonya);
  expect(doerOf(doc)).toEqual(tonya);
});

describe('tablets that choose apart', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'agree on one choice that somebody made, and not on halves of two (seed %i)',
    (seed) => {
      const random = randomFrom(seed);
      const { doc, id } = agree();
      const docs = [doc, open('kostya'), open('tonya')];
      for (const other of docs.slice(1)) send(doc, other);
      const made: Doer[] = [];
      for (let step = 0; step < 12; step += 1) {
        const at = docs[random(3)]!;
        if (random(3) === 0) send(docs[random(3)]!, at);
        else {
          const choice = choices[random(choices.length)]!;
          setDoer(at, id, choice);
          made.push(choice);
        }
        expect([everybody, ...made]).toContainEqual(doerOf(at));
      }
      for (const from of docs) for (const to of docs) send(from, to);
      for (const each of docs) expect(doerOf(each)).toEqual(doerOf(docs[0]!));
      expect([everybody, ...made]).toContainEqual(doerOf(docs[0]!));
    },
  );
});
