import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { newsForMs, newsKey, placeOfNews } from '#lib/domain/news.ts';
import { prepareForEditing } from './document.ts';
import { noteLooked, readLooked } from './looked.ts';
import { addAgreement, addMeeting, meetingText } from './meeting-changes.ts';
import { setMood, setPresent } from './meeting-ticks.ts';
import { clocksOfOthers, readChangesAfter, readNews } from './pair-news.ts';
import {
  addGoal,
  addTask,
  goalText,
  removeGoal,
  restoreGoal,
  setTaskStatus,
  taskText,
} from './pair-plan.ts';
import { moveGoal } from './plan-order.ts';
import { shareReflection, takeReflectionBack, updateSharedReflection } from './pair-reflections.ts';
import { footText } from './plan-foot.ts';
import { writeText } from './text.ts';

const now = Date.parse('2026-11-20T12:00:00.000Z');

/** A tablet of the pair, with a clock that can be set. */
function tablet(personId: string) {
  const doc = new Y.Doc();
  const sources = { newId: () => crypto.randomUUID(), time: now };
  const clock = { newId: sources.newId, now: () => new Date(sources.time).toISOString() };
  prepareForEditing(doc, 'pair', personId, clock);
  return { doc, at: (iso: string) => (sources.time = Date.parse(iso)) };
}

function diaryOf(personId: string): Y.Doc {
  const diary = new Y.Doc();
  prepareForEditing(diary, 'diary', personId);
  return diary;
}

const sync = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from), 'relay');
const newsOf = (doc: Y.Doc, me: string, diary: Y.Doc) =>
  readNews(doc, me, readLooked(diary, 'p'), now);
function lookAtAll(doc: Y.Doc, me: string, diary: Y.Doc): void {
  noteLooked(diary, 'p', newsOf(doc, me, diary), [], clocksOfOthers(doc, me));
}
const told = (doc: Y.Doc, me: string, diary: Y.Doc) =>
  newsOf(doc, me, diary).map(({ root, kind, name }) => `${root} ${kind} ${name}`);

function pairAtWork() {
  const [mentor, mentee] = [tablet('mentor'), tablet('mentee')];
  const goal = addGoal(mentor.doc, { title: 'Читать вслух' });
  const meeting = addMeeting(mentor.doc, {
    kind: 'working',
    heldOn: '2026-11-12',
    texts: { topic: 'Книги', notes: 'Читали.' },
  });
  sync(mentor.doc, mentee.doc);
  return { mentor, mentee, goal, meeting, diary: diaryOf('mentee') };
}

describe('what is new since one looked', () => {
  it('is what the others made, changed, removed and brought back, and never what I did', () => {
    const { mentor, mentee, goal, meeting, diary } = pairAtWork();
    expect(told(mentee.doc, 'mentee', diary)).toEqual([
      'goals added Читать вслух',
      'meetings added Книги',
    ]);
    expect(told(mentor.doc, 'mentor', diaryOf('mentor'))).toEqual([]);
    lookAtAll(mentee.doc, 'mentee', diary);
    expect(told(mentee.doc, 'mentee', diary)).toEqual([]);

    addTask(mentee.doc, { goalId: goal, title: 'Моя задача' });
    const task = addTask(mentor.doc, { goalId: goal, title: 'Взять книгу' });
    writeText(mentor.doc, meetingText(mentor.doc, meeting, 'notes')!, 'Читали. И спорили.');
    setPresent(mentor.doc, meeting, 'mentor', true);
    removeGoal(mentor.doc, goal);
    sync(mentor.doc, mentee.doc);
    expect(told(mentee.doc, 'mentee', diary)).toEqual([
      'goals removed Читать вслух',
      'tasks added Взять книгу',
      'meetings changed Книги',
    ]);
    const changed = newsOf(mentee.doc, 'mentee', diary).find(({ root }) => root === 'meetings');
    expect(changed).toMatchObject({ by: ['mentor'], at: new Date(now).toISOString() });
    expect(changed?.fields.toSorted()).toEqual(['notes', 'present.mentor']);

    lookAtAll(mentee.doc, 'mentee', diary);
    restoreGoal(mentor.doc, goal);
    setTaskStatus(mentor.doc, task, 'done');
    writeText(mentor.doc, footText(mentor.doc, 'mentee', 'analysis'), 'Итоги');
    sync(mentor.doc, mentee.doc);
    expect(told(mentee.doc, 'mentee', diary)).toEqual([
      'goals returned Читать вслух',
      'tasks changed Взять книгу',
      'foot changed ',
    ]);
  });

  it('does not tell of order, hidden moods, a goal without a name, nor of what came and went', () => {
    const { mentor, mentee, goal, meeting, diary } = pairAtWork();
    lookAtAll(mentee.doc, 'mentee', diary);
    const empty = addGoal(mentor.doc);
    moveGoal(mentor.doc, goal, { before: empty, after: null });
    setMood(mentor.doc, meeting, 'mentor', 'before', 3);
    removeGoal(mentor.doc, addGoal(mentor.doc, { title: 'Лишнее' }));
    takeReflectionBack(mentor.doc, shareReflection(mentor.doc, meeting, 'Тайна'));
    sync(mentor.doc, mentee.doc);
    expect(told(mentee.doc, 'mentee', diary)).toEqual([]);
    writeText(mentor.doc, goalText(mentor.doc, empty, 'title')!, 'С именем');
    sync(mentor.doc, mentee.doc);
    expect(told(mentee.doc, 'mentee', diary)).toEqual(['goals added С именем']);
  });

  it('tells words that continue a sentence which one had seen', () => {
    const { mentor, mentee, goal, diary } = pairAtWork();
    const title = () => goalText(mentor.doc, goal, 'title')!;
    writeText(mentor.doc, title(), 'Читать вслух дома');
    sync(mentor.doc, mentee.doc);
    lookAtAll(mentee.doc, 'mentee', diary);
    writeText(mentor.doc, title(), 'Читать вслух дома и в школе');
    sync(mentor.doc, mentee.doc);
    expect(told(mentee.doc, 'mentee', diary)).toEqual([
      'goals changed Читать вслух дома и в школе',
    ]);
  });

  it('tells of a text that only became shorter, each time, and not of what I took out myself', () => {
    const { mentor, mentee, goal, meeting, diary } = pairAtWork();
    const notes = ({ doc }: typeof mentor) => meetingText(doc, meeting, 'notes')!;
    writeText(mentor.doc, footText(mentor.doc, 'mentee', 'analysis'), 'Итоги года');
    sync(mentor.doc, mentee.doc);
    lookAtAll(mentee.doc, 'mentee', diary);
    writeText(mentee.doc, goalText(mentee.doc, goal, 'title')!, 'Читать');
    writeText(mentor.doc, notes(mentor), 'Чит.');
    writeText(mentor.doc, footText(mentor.doc, 'mentee', 'analysis'), '');
    sync(mentor.doc, mentee.doc);
    expect(newsOf(mentee.doc, 'mentee', diary)).toMatchObject([
      { root: 'meetings', kind: 'changed', by: ['mentor'], fields: ['notes'] },
      { root: 'foot', kind: 'changed', by: ['mentor'], fields: ['analysis'] },
    ]);
    lookAtAll(mentee.doc, 'mentee', diary);
    expect(newsOf(mentee.doc, 'mentee', diary)).toEqual([]);

    // Letter by letter is one note; what is taken out later is told again, whatever I took out since.
    mentor.at('2026-11-20T12:05:00.000Z');
    for (const text of ['Чит', 'Чи', 'Ч']) writeText(mentor.doc, notes(mentor), text);
    expect([...mentor.doc.getMap('cuts').keys()]).toHaveLength(2);
    sync(mentor.doc, mentee.doc);
    writeText(mentee.doc, notes(mentee), '');
    expect(told(mentee.doc, 'mentee', diary)).toEqual(['meetings changed Книги']);
  });

  it('is also what the others shared, changed and took back in the documents of a mentor’s time', () => {
    const [author, reader] = [new Y.Doc(), new Y.Doc()];
    let time = now;
    const clock = { newId: () => crypto.randomUUID(), now: () => new Date(time).toISOString() };
    prepareForEditing(author, 'shared', 'mentee', clock);
    const diary = diaryOf('mentor');
    const read = () => newsOf(reader, 'mentor', diary);
    const entry = shareReflection(author, 'meeting', 'Мне было трудно', { id: 'entry' });
    const other = shareReflection(author, '', 'Было хорошо');
    sync(author, reader);
    expect(read()).toMatchObject([
      { root: 'reflections', id: entry, kind: 'added', by: ['mentee'], at: clock.now() },
      { root: 'reflections', id: other, kind: 'added' },
    ]);
    expect(newsOf(author, 'mentee', diaryOf('mentee'))).toEqual([]);
    expect(new Set(read().map(placeOfNews))).toEqual(new Set(['reflection']));
    lookAtAll(reader, 'mentor', diary);
    expect(read()).toEqual([]);

    time += 3 * 3_600_000;
    updateSharedReflection(author, entry, { text: 'Уже легче', sure: 7 });
    takeReflectionBack(author, other);
    sync(author, reader);
    // What was taken back is nobody’s news: its author alone decides about it.
    expect(read()).toMatchObject([
      { id: entry, kind: 'changed', by: ['mentee'], at: clock.now(), fields: ['text', 'sure'] },
    ]);
    lookAtAll(reader, 'mentor', diary);
    expect(read()).toEqual([]);
  });

  it('goes thing by thing, comes back when the thing changes again, and is the same on two tablets', () => {
    const { mentor, mentee, goal, meeting, diary } = pairAtWork();
    const [first, second] = newsOf(mentee.doc, 'mentee', diary);
    noteLooked(diary, 'p', [first!], [second!], clocksOfOthers(mentee.doc, 'mentee'));
    expect(newsOf(mentee.doc, 'mentee', diary).map(newsKey)).toEqual([`meetings/${meeting}`]);

    writeText(mentor.doc, goalText(mentor.doc, goal, 'gap')!, 'Стесняется');
    sync(mentor.doc, mentee.doc);
    expect(told(mentee.doc, 'mentee', diary)).toContain('goals added Читать вслух');

    const otherTablet = diaryOf('mentee');
    sync(diary, otherTablet);
    lookAtAll(mentee.doc, 'mentee', otherTablet);
    sync(otherTablet, diary);
    expect(newsOf(mentee.doc, 'mentee', diary)).toEqual([]);
    expect([...diary.getMap('looked').keys()].filter((key) => key.includes('goals'))).toEqual([]);
    expect(readLooked(diary, 'another pair').ever).toBe(false);
  });

  it('for whoever has never looked is what came in the last weeks', () => {
    const { mentor, mentee, diary } = pairAtWork();
    mentor.at(new Date(now - newsForMs - 86_400_000).toISOString());
    addGoal(mentor.doc, { title: 'Давняя' });
    sync(mentor.doc, mentee.doc);
    expect(told(mentee.doc, 'mentee', diary)).not.toContain('goals added Давняя');
  });

  it('stands where one can look at it', () => {
    const { mentor, mentee, meeting, diary } = pairAtWork();
    addAgreement(mentor.doc, { meetingId: meeting, what: 'Принести книгу' });
    shareReflection(mentor.doc, meeting, 'Было хорошо');
    sync(mentor.doc, mentee.doc);
    expect(newsOf(mentee.doc, 'mentee', diary).map(placeOfNews)).toEqual([
      'plan',
      `meeting:${meeting}`,
      `meeting:${meeting}`,
      'reflection',
    ]);
  });
});

it('tells what anybody changed after a day, by the clocks of the tablets', () => {
  const { mentor, goal } = pairAtWork();
  mentor.at('2026-11-21T08:00:00.000Z');
  const task = addTask(mentor.doc, { goalId: goal, title: 'Новая' });
  // Within the hour no second time is noted; a later hour is.
  mentor.at('2026-11-21T08:30:00.000Z');
  writeText(mentor.doc, taskText(mentor.doc, task, 'plannedResult')!, 'Прочитано');
  expect(mentor.doc.getMap('moments').size).toBe(2);
  mentor.at('2026-11-22T08:00:00.000Z');
  writeText(mentor.doc, goalText(mentor.doc, goal, 'success')!, 'Не боится');

  const after = (iso: string) =>
    readChangesAfter(mentor.doc, iso).map(({ name, at }) => [name, at]);
  expect(after('2026-11-20T21:00:00.000Z')).toEqual([
    ['Читать вслух', '2026-11-22T08:00:00.000Z'],
    ['Новая', '2026-11-21T08:00:00.000Z'],
  ]);
  expect(after('2026-11-21T21:00:00.000Z')).toEqual([['Читать вслух', '2026-11-22T08:00:00.000Z']]);
});

it('bears what another app may have written', () => {
  const { mentee, diary } = pairAtWork();
  mentee.doc.getMap('moments').set('nonsense', 7);
  mentee.doc.getMap('moments').set('1.x', 'yesterday');
  mentee.doc.getMap('goals').set('broken', 'no item');
  diary.getMap('looked').set('p/1', 'text').valueOf();
  diary.getMap('looked').set('p/goals/x', 5).valueOf();
  expect(() => newsOf(mentee.doc, 'mentee', diary)).not.toThrow();
});
