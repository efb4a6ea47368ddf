import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { signingOf } from '#lib/domain/meeting-record.ts';
import { addAgendaPoint } from './agenda.ts';
import { prepareForEditing } from './document.ts';
import { addMeeting } from './meeting-changes.ts';
import { setTalked, setTaskTalked } from './meeting-ticks.ts';
import { readJournal } from './pair-journal.ts';
import { addTask, readPlan, setTaskStatus, taskText } from './pair-plan.ts';
import { readSignatures, recordOf, signMeeting } from './signatures.ts';
import { writeText } from './text.ts';

function open(personId: string): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', personId);
  return doc;
}

/** A meeting at which two talk about a task of their plan. */
function atTheTable() {
  const doc = open('mentor');
  const present = ['mentor', 'mentee'];
  const id = addMeeting(doc, { kind: 'working', state: 'held', heldOn: '2026-10-01', present });
  const taskId = addTask(doc, { title: 'Прочесть главу', dueOn: '2026-10-01' });
  const task = () => readPlan(doc).tasks.find((each) => each.id === taskId)!;
  const rename = (title: string) => writeText(doc, taskText(doc, taskId, 'title')!, title);
  const standing = () =>
    signingOf(readJournal(doc).meetings[0]!, readSignatures(doc), recordOf(doc, id)!);
  return { doc, id, task, rename, standing };
}

describe('a task that was talked about', () => {
  it('is named in the record that both sign, before what was put on the list', () => {
    const { doc, id, task } = atTheTable();
    setTalked(doc, id, addAgendaPoint(doc, 'Спросить про экскурсию'), true);
    setTaskTalked(doc, id, task(), true);
    expect(recordOf(doc, id)).toContain('Прочесть главу\\nСпросить про экскурсию');
    setTaskTalked(doc, id, task(), false);
    expect(recordOf(doc, id)).not.toContain('Прочесть главу');
  });

  it('undoes no signature when it is renamed, marked or said to be done later', () => {
    const { doc, id, task, rename, standing } = atTheTable();
    setTaskTalked(doc, id, task(), true);
    for (const who of ['mentor', 'mentee']) signMeeting(doc, id, who);
    rename('Прочесть две главы');
    setTaskTalked(doc, id, task(), true);
    setTaskStatus(doc, task().id, 'done');
    expect(standing()).toBe('signed');
  });

  it('is no part of a record that was made before records named tasks', () => {
    const { doc, id, task, standing } = atTheTable();
    // As older apps ticked, and signed.
    setTalked(doc, id, task().id, true);
    const before = recordOf(doc, id);
    for (const who of ['mentor', 'mentee']) signMeeting(doc, id, who);
    setTaskTalked(doc, id, task(), true);
    expect(recordOf(doc, id)).toBe(before);
    expect(before).not.toContain('points');
    expect(standing()).toBe('signed');
  });

  it('has one name on both tablets that ticked it apart', () => {
    const { doc, id, task, rename } = atTheTable();
    const other = open('mentee');
    const send = (from: Y.Doc, to: Y.Doc) =>
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from), 'relay');
    send(doc, other);
    rename('Прочесть две главы');
    setTaskTalked(doc, id, task(), true);
    setTaskTalked(other, id, readPlan(other).tasks[0]!, true);
    send(doc, other);
    send(other, doc);
    expect(recordOf(other, id)).toBe(recordOf(doc, id));
    expect(recordOf(doc, id)).toMatch(/Прочесть (две )?глав/u);
  });
});
