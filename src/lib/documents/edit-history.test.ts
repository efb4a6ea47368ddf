import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { addDiaryEntry, diaryText, readDiary, setSharedAs } from './diary.ts';
import { localOrigin, prepareForEditing } from './document.ts';
import { EditHistory } from './edit-history.ts';
import { restoreItem } from './items.ts';
import { addAgreement, addMeeting, meetingText } from './meeting-changes.ts';
import { noteVoice, setMood } from './meeting-ticks.ts';
import { readJournal } from './pair-journal.ts';
import {
  addGoal,
  addTask,
  goalText,
  readPlan,
  removeGoal,
  setTaskStatus,
  taskText,
} from './pair-plan.ts';
import { readBin, restoreSnapshot, takeOutOfBin, takeSnapshot } from './pair-versions.ts';
import { footText, readFoot } from './plan-foot.ts';
import { writeText } from './text.ts';

const roots = ['goals', 'tasks', 'meetings'];

/** Two tablets of a pair that hear of each other's changes at once, the first with a history. */
function pair() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  prepareForEditing(mine, 'pair', 'me');
  prepareForEditing(theirs, 'pair', 'partner');
  let sent = 0;
  mine.on('update', (update, origin) => {
    if (origin === localOrigin) sent += 1;
    if (origin !== 'relay') Y.applyUpdate(theirs, update, 'relay');
  });
  theirs.on('update', (update, origin) => {
    if (origin !== 'relay') Y.applyUpdate(mine, update, 'relay');
  });
  const history = new EditHistory(mine, roots);
  const titles = () => readPlan(mine).goals.map(({ title }) => title);
  const same = () => expect(readPlan(theirs)).toEqual(readPlan(mine));
  return { mine, theirs, history, titles, same, sent: () => sent };
}

/** Later than the pause that ends a step. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 520));

describe('undo takes back my own last step', () => {
  it('a text that I wrote, and writes it again', async () => {
    const { mine, history, titles, same } = pair();
    const goal = addGoal(mine);
    const text = goalText(mine, goal, 'title')!;
    writeText(mine, text, 'Читать');
    await pause();
    writeText(mine, text, 'Читать вслух');
    history.undo();
    expect(titles()).toEqual(['Читать']);
    history.undo();
    expect(titles()).toEqual(['']);
    history.redo();
    history.redo();
    expect(titles()).toEqual(['Читать вслух']);
    expect(history.canRedo).toBe(false);
    same();
  });

  it('a goal that I added, again and again, and its words come back with it', () => {
    const { mine, history, titles, same } = pair();
    const goal = addGoal(mine);
    writeText(mine, goalText(mine, goal, 'title')!, 'Читать');
    for (let round = 0; round < 3; round += 1) {
      history.undo();
      history.undo();
      expect(titles()).toEqual([]);
      expect(history.canUndo).toBe(false);
      history.redo();
      expect(titles()).toEqual(['']);
      history.redo();
      expect(titles()).toEqual(['Читать']);
      same();
    }
  });

  it('a goal that I removed comes back, and a mark that I set goes back', () => {
    const { mine, history, titles } = pair();
    const goal = addGoal(mine, { title: 'Читать' });
    removeGoal(mine, goal);
    history.undo();
    expect(titles()).toEqual(['Читать']);
    const task = addTask(mine, { goalId: goal, title: 'Глава' });
    setTaskStatus(mine, task, 'done');
    history.undo();
    expect(readPlan(mine).tasks[0]?.status).toBe('notStarted');
  });

  it('and each step is a change of mine that is sent to the others', () => {
    const { mine, history, sent } = pair();
    addGoal(mine);
    const before = sent();
    history.undo();
    history.redo();
    expect(sent()).toBe(before + 2);
  });
});

describe('what another wrote is never undone', () => {
  it('their letters inside of mine stay', () => {
    const { mine, theirs, history, titles, same } = pair();
    const goal = addGoal(theirs, { title: '' });
    writeText(mine, goalText(mine, goal, 'title')!, 'Читать книги');
    writeText(theirs, goalText(theirs, goal, 'title')!, 'Читать ДВЕ книги');
    history.undo();
    expect(titles()).toEqual(['ДВЕ ']);
    same();
    history.undo();
    expect(titles()).toEqual(['ДВЕ ']);
    history.redo();
    expect(titles()[0]).toContain('ДВЕ');
    same();
  });

  it('a goal of mine in which they wrote stays, with their words', () => {
    const { mine, theirs, history, titles, same } = pair();
    const goal = addGoal(mine);
    writeText(theirs, goalText(theirs, goal, 'title')!, 'Их слова');
    history.undo();
    expect(titles()).toEqual(['Их слова']);
    expect(history.canUndo).toBe(false);
    same();
  });

  it('a goal and a meeting of mine on which they hung something stay', () => {
    const { mine, theirs, history } = pair();
    const goal = addGoal(mine);
    const task = addTask(theirs, { goalId: goal });
    writeText(theirs, taskText(theirs, task, 'title')!, 'Их задача');
    const meeting = addMeeting(mine, { kind: 'working', heldOn: '2026-09-01' });
    addAgreement(theirs, { meetingId: meeting, what: 'Их договорённость' });
    while (history.canUndo) history.undo();
    expect(readPlan(mine)).toMatchObject({ goals: [{ id: goal }], tasks: [{ id: task }] });
    expect(readJournal(mine)).toMatchObject({
      meetings: [{ id: meeting }],
      agreements: [{ title: 'Их договорённость' }],
    });
  });

  it('a value that they set after me stays', () => {
    const { mine, theirs, history } = pair();
    const task = addTask(theirs, { title: 'Глава' });
    setTaskStatus(mine, task, 'inProgress');
    setTaskStatus(theirs, task, 'done');
    history.undo();
    expect(readPlan(mine).tasks[0]?.status).toBe('done');
  });

  it('what came from the tablet’s storage or another tab of mine is not undone either', () => {
    const { mine, history } = pair();
    const stored = new Y.Doc();
    prepareForEditing(stored, 'pair', 'me');
    addGoal(stored, { title: 'Из памяти' });
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(stored), 'store');
    expect(history.canUndo).toBe(false);
  });
});

it('sharing an entry can’t be undone, nor what came before it', () => {
  const diary = new Y.Doc();
  prepareForEditing(diary, 'diary', 'me');
  const history = new EditHistory(diary, ['entries']);
  const entry = addDiaryEntry(diary, { pairId: 'pair' });
  writeText(diary, diaryText(diary, entry, 'worked')!, 'Получилось');
  setSharedAs(diary, entry, 'copy', 'mentor', ['worked']);
  expect(history.canUndo).toBe(false);
  history.undo();
  expect(readDiary(diary)).toMatchObject([{ sharedId: 'copy', answers: { worked: 'Получилось' } }]);
});

it('a meeting’s notes are undone without touching the plan when only meetings are covered', () => {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', 'me');
  const meeting = addMeeting(doc, { kind: 'working', heldOn: '2026-09-01' });
  const history = new EditHistory(doc, ['meetings']);
  writeText(doc, meetingText(doc, meeting, 'notes')!, 'Записи');
  addGoal(doc, { title: 'Цель' });
  history.undo();
  expect(readJournal(doc).meetings[0]?.notes).toBe('');
  expect(readPlan(doc).goals).toHaveLength(1);
});

describe('on the page of the history', () => {
  /** A goal was removed and its history is not at hand any more. */
  function withBin() {
    const both = pair();
    const goal = addGoal(both.mine, { title: 'Читать' });
    removeGoal(both.mine, goal);
    const history = new EditHistory(both.mine, roots, true);
    return { ...both, goal, history, binned: () => readBin(both.mine).map(({ name }) => name) };
  }

  it('what was taken out of the bin goes back there, and comes again', () => {
    const { mine, history, goal, titles, binned, same } = withBin();
    const [before] = readBin(mine);
    takeOutOfBin(mine, { root: 'goals', id: goal });
    expect([titles(), binned()]).toEqual([['Читать'], []]);
    history.undo();
    expect([titles(), readBin(mine)]).toEqual([[], [before]]);
    history.redo();
    expect([titles(), binned()]).toEqual([['Читать'], []]);
    same();
  });

  it('a version that was gone back to is left again in one step, and what the other wrote since stays', () => {
    const { mine, theirs, history, goal, titles, same } = withBin();
    const foot = footText(mine, 'me', 'analysis');
    const version = takeSnapshot(mine);
    restoreItem(theirs, 'goals', goal);
    const task = addTask(theirs, { title: 'Глава' });
    writeText(theirs, footText(theirs, 'me', 'analysis'), 'Итог');
    restoreSnapshot(mine, version);
    expect([titles(), readPlan(mine).tasks, foot.toString()]).toEqual([[], [], '']);
    setTaskStatus(theirs, task, 'done');
    history.undo();
    expect([titles(), foot.toString()]).toEqual([['Читать'], 'Итог']);
    expect(readPlan(mine).tasks).toMatchObject([{ title: 'Глава', status: 'done' }]);
    expect(history.canUndo).toBe(false);
    same();
  });
});

it('a face that was chosen stays, and what was written before it is undone', () => {
  const { mine, history } = pair();
  const meeting = addMeeting(mine, { kind: 'working', heldOn: '2026-09-01' });
  writeText(mine, meetingText(mine, meeting, 'notes')!, 'Записи');
  setMood(mine, meeting, 'partner', 'before', 2);
  noteVoice(mine, meeting, 'partner');
  history.undo();
  expect(readJournal(mine).meetings).toMatchObject([
    { notes: '', moods: { partner: { before: 2 } }, voices: [{ personId: 'partner' }] },
  ]);
});

describe('root texts', () => {
  it('are undone where the page shows them: the foot of a plan, the evidence of an older task', async () => {
    const { mine, theirs } = pair();
    const task = addTask(theirs, { title: 'Глава' });
    // As an app made tasks that knew no evidence.
    theirs.transact(
      () => theirs.getMap<Y.Map<unknown>>('tasks').get(task)?.delete('evidence'),
      'old',
    );
    const history = new EditHistory(mine, ['goals', 'tasks'], true);
    const evidence = taskText(mine, task, 'evidence')!;
    const foot = footText(mine, 'me', 'selfAssessment');
    writeText(mine, evidence, 'Фотография');
    await pause();
    writeText(mine, foot, 'Мне легче');
    writeText(theirs, footText(theirs, 'me', 'selfAssessment'), 'Мне НАМНОГО легче');
    history.undo();
    expect(foot.toString()).toBe('НАМНОГО ');
    expect(evidence.toString()).toBe('Фотография');
    history.undo();
    expect(evidence.toString()).toBe('');
    history.redo();
    history.redo();
    expect([evidence, foot].map(String)).toEqual(['Фотография', 'Мне НАМНОГО легче']);
    expect(readFoot(theirs, 'me')).toEqual(readFoot(mine, 'me'));
  });

  it('are left alone where the page does not show them', () => {
    const { mine, history } = pair();
    writeText(mine, footText(mine, 'me', 'analysis'), 'Написано на другой странице');
    expect(history.canUndo).toBe(false);
  });
});
