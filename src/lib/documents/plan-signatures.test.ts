import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { signatureOf, signingOf } from '#lib/domain/meeting-record.ts';
import { changesSinceSigned, planSubject, signedPlan } from '#lib/domain/plan-signing.ts';
import { aMeeting } from '../../../tests/support/meetings.ts';
import { prepareForEditing } from './document.ts';
import { addGoal, addTask, goalText, readPlan, removeTask, setTaskStatus } from './pair-plan.ts';
import { footText, readFoot } from './plan-foot.ts';
import {
  planRecordOf,
  plansToSign,
  readSignatures,
  removeSignature,
  signPlan,
} from './signatures.ts';
import { writeText } from './text.ts';

function openPlan() {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', 'vera');
  const goalId = addGoal(doc, { title: 'Читать книги' });
  const taskId = addTask(doc, { goalId, title: 'Взять книгу' });
  /** Whose signature stands under Kostya's plan as it is now. */
  const standing = () =>
    ['vera', 'kostya'].filter((personId) => {
      const now = planRecordOf(doc, 'kostya');
      return signatureOf(personId, planSubject('kostya'), readSignatures(doc), now)?.record === now;
    });
  const changes = () => {
    const [first] = readSignatures(doc);
    const now = signedPlan(readPlan(doc), readFoot(doc, 'kostya'), 'kostya');
    return changesSinceSigned(first?.record ?? '', now);
  };
  return { doc, goalId, taskId, standing, changes };
}

describe('a signed plan', () => {
  it('is the one that lay before those who signed, and a later word shows as a difference', () => {
    const { doc, goalId, taskId, standing, changes } = openPlan();
    signPlan(doc, 'kostya', 'vera');
    const second = signPlan(doc, 'kostya', 'kostya');
    expect(standing()).toEqual(['vera', 'kostya']);
    expect(readSignatures(doc).map(({ tabletOf }) => tabletOf)).toEqual(['vera', 'vera']);
    setTaskStatus(doc, taskId, 'done');
    expect(standing()).toEqual(['vera', 'kostya']);

    writeText(doc, goalText(doc, goalId, 'title')!, 'Читать книги вслух');
    writeText(doc, footText(doc, 'kostya', 'selfAssessment'), 'Стало легче');
    removeTask(doc, taskId);
    expect(standing()).toEqual([]);
    expect(changes()?.map(({ root, kind }) => `${root} ${kind}`)).toEqual([
      'goals changed',
      'tasks removed',
      'feet changed',
    ]);

    signPlan(doc, 'kostya', 'kostya');
    expect(standing()).toEqual(['kostya']);
    removeSignature(doc, second);
    expect(standing()).toEqual(['kostya']);
  });

  it('is one mentee’s: what is another’s undoes no signature', () => {
    const { doc, standing } = openPlan();
    signPlan(doc, 'kostya', 'vera');
    addGoal(doc, { title: 'Выучить роль', menteeId: 'tonya' });
    writeText(doc, footText(doc, 'tonya', 'analysis'), 'Смелее');
    expect(standing()).toEqual(['vera']);
    addTask(doc, { title: 'Прийти на читку' });
    expect(standing()).toEqual([]);
  });

  it('waits for those of its two sides who have not signed it as it is now', () => {
    const { doc, goalId } = openPlan();
    const parties = { mentorIds: ['vera'], menteeIds: ['kostya', 'tonya'] };
    const waiting = () =>
      ['vera', 'kostya', 'tonya'].map((personId) => plansToSign(doc, personId, parties));
    expect(waiting()).toEqual([[], [], []]);
    signPlan(doc, 'kostya', 'vera');
    expect(waiting()).toEqual([[], ['kostya'], []]);
    signPlan(doc, 'tonya', 'tonya');
    expect(waiting()).toEqual([['tonya'], ['kostya'], []]);
    signPlan(doc, 'kostya', 'kostya');
    expect(waiting()).toEqual([['tonya'], [], []]);
    // What was signed is not the plan any more: nobody has signed the present one.
    writeText(doc, goalText(doc, goalId, 'title')!, 'Читать книги вслух');
    expect(waiting()).toEqual([[], [], []]);
    signPlan(doc, 'kostya', 'kostya');
    expect(waiting()).toEqual([['kostya'], [], []]);
  });

  it('is no signature of a meeting, and words that nobody can read are no plan', () => {
    const { doc } = openPlan();
    signPlan(doc, 'kostya', 'vera');
    expect(signingOf(aMeeting(), readSignatures(doc), '{}')).toBe('unsigned');
    const now = signedPlan(readPlan(doc), readFoot(doc, 'kostya'), 'kostya');
    for (const unreadable of ['', 'null', '{"goals":{}}', '{"goals":{},"tasks":{},"feet":3}'])
      expect(changesSinceSigned(unreadable, now)).toBeUndefined();
  });
});
