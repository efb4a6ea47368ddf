import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { copyFor, openAs } from '../../../tests/support/review-documents.ts';
import { canonicalJson, type Json } from '#lib/domain/canonical-json.ts';
import { hasNews } from '#lib/domain/review.ts';
import { fingerprint } from './fingerprint.ts';
import { addItem } from './items.ts';
import {
  addAgreement,
  addMeeting,
  meetingText,
  setDoer,
  setMeetingValue,
} from './meeting-changes.ts';
import { setMood, setPresent } from './meeting-ticks.ts';
import { addGoal, addTask, setTaskStatus, taskText } from './pair-plan.ts';
import { footText } from './plan-foot.ts';
import { answerRemark } from './remark-answers.ts';
import { addRemark } from './remarking.ts';
import { markReviewed, readReviews, reviewDigest, seenIn } from './reviews.ts';
import { writeText } from './text.ts';

describe('what is new since the curator last read', () => {
  it('is everything at first, nothing after reading, and then what came', () => {
    const [pair, supervision] = [openAs('pair', 'mentor'), openAs('supervision', 'curator')];
    const remark = addRemark(supervision, { anchor: 'plan', text: 'Как проверите?', asks: true });
    addGoal(pair, { title: 'Не бояться доски' });
    const first = addMeeting(pair, { kind: 'trial', heldOn: '2026-10-01', state: 'held' });
    addMeeting(pair, { kind: 'working', heldOn: '2026-12-01' });
    const news = () => reviewDigest(supervision, pair);
    expect(news()).toMatchObject({ plan: true, meetings: 1, answers: 0, readAt: null });

    markReviewed(supervision, pair, '2026-10-02T08:00:00.000Z');
    expect(hasNews(news())).toBe(false);
    expect(news().readAt).toBe('2026-10-02T08:00:00.000Z');

    setMood(pair, first, 'mentor', 'after', 5);
    expect(hasNews(news())).toBe(false);
    writeText(pair, meetingText(pair, first, 'notes')!, 'Решали вместе');
    addAgreement(pair, { meetingId: first, what: 'Принести тетрадь' });
    const missed = addMeeting(pair, { kind: 'working', heldOn: '2026-10-08', state: 'missed' });
    answerRemark(pair, remark, 'Пробной работой');
    expect(news()).toMatchObject({ plan: false, meetings: 2, answers: 1 });

    markReviewed(supervision, pair);
    expect(hasNews(news())).toBe(false);
    expect(readReviews(supervision)).toHaveLength(2);
    writeText(pair, meetingText(pair, missed, 'missedReason')!, 'Болел');
    setPresent(pair, first, 'mentor', true);
    expect(news()).toMatchObject({ plan: false, meetings: 2 });
  });

  it('is an agreement that another mentee of the group is to keep', () => {
    const [pair, supervision] = [openAs('pair', 'mentor'), openAs('supervision', 'curator')];
    const meetingId = addMeeting(pair, { kind: 'working', heldOn: '2026-10-01', state: 'held' });
    const agreement = addAgreement(pair, { meetingId, what: 'Выучить роль', who: 'mentee' });
    setDoer(pair, agreement, { responsible: 'mentee', menteeId: 'kostya' });
    markReviewed(supervision, pair);
    setDoer(pair, agreement, { responsible: 'mentee', menteeId: 'tonya' });
    expect(reviewDigest(supervision, pair).meetings).toBe(1);
  });

  it('is no meeting that was read with an older app, and older apps know what this one has read', () => {
    const [pair, supervision] = [openAs('pair', 'mentor'), openAs('supervision', 'curator')];
    const id = addMeeting(pair, { kind: 'trial', heldOn: '2026-10-01', state: 'held' });
    addAgreement(pair, { meetingId: id, what: 'Принести тетрадь', who: 'mentee' });
    setMeetingValue(pair, id, 'place', 'Библиотека');
    // As apps made it that looked at these facts alone.
    const facts = {
      ...{ kind: 'trial', state: 'held', heldOn: '2026-10-01', minutes: null },
      ...{ topic: '', agenda: '', notes: '', difficulties: '' },
      agreed: [['Принести тетрадь', 'mentee', null]],
    };
    const { plan, answers } = seenIn(pair);
    const meetings = { [id]: fingerprint(canonicalJson(facts)).slice(0, 12) };
    const seen = canonicalJson({ plan, meetings, answers });
    addItem(supervision, 'reviews', { values: { seen } });
    expect(hasNews(reviewDigest(supervision, pair))).toBe(false);
    expect(seenIn(pair).meetings).toEqual(meetings);

    writeText(pair, meetingText(pair, id, 'notes')!, 'Решали вместе');
    expect(reviewDigest(supervision, pair).meetings).toBe(1);
    markReviewed(supervision, pair);
    setMeetingValue(pair, id, 'place', 'Спортзал');
    expect(reviewDigest(supervision, pair).meetings).toBe(1);
  });

  it('is how far the work is: marks, results, evidence, reasons, words at the foot of the plan', () => {
    const [pair, supervision] = [openAs('pair', 'mentor'), openAs('supervision', 'curator')];
    const goal = addGoal(pair, { title: 'Не бояться доски' });
    const task = addTask(pair, { goalId: goal, title: 'Выйти к доске' });
    const meetingId = addMeeting(pair, { kind: 'working', heldOn: '2026-10-01', state: 'held' });
    const agreement = addAgreement(pair, { meetingId, what: 'Принести тетрадь' });
    const texts = ['actualResult', 'evidence', 'reason'] as const;
    const steps = [
      () => setTaskStatus(pair, task, 'done'),
      ...texts.map((field) => () => writeText(pair, taskText(pair, task, field)!, 'Вышел сам')),
      () => writeText(pair, footText(pair, 'mentee', 'analysis'), 'Сдвинулись с места'),
      () => writeText(pair, footText(pair, 'mentee', 'selfAssessment'), 'Стало легче'),
      () => setTaskStatus(pair, agreement, 'postponed'),
    ];
    for (const step of steps) {
      markReviewed(supervision, pair);
      expect(hasNews(reviewDigest(supervision, pair))).toBe(false);
      step();
      const { plan, work, meetings } = reviewDigest(supervision, pair);
      expect({ plan, work, meetings }, String(step)).toEqual({
        ...{ plan: false, work: true, meetings: 0 },
      });
    }
    // A curator's copy, in which nobody has looked at the foot yet, shows the same.
    markReviewed(supervision, pair);
    expect(hasNews(reviewDigest(supervision, copyFor(pair, 'pair', 'curator')))).toBe(false);
  });

  it('is no work to somebody who has read with an app that did not look at it', () => {
    const [pair, supervision] = [openAs('pair', 'mentor'), openAs('supervision', 'curator')];
    const task = addTask(pair, { title: 'Выйти к доске' });
    const { plan, meetings, details, answers } = seenIn(pair);
    const seen = canonicalJson({ plan, meetings, details, answers } as unknown as Json);
    addItem(supervision, 'reviews', { values: { seen } });
    setTaskStatus(pair, task, 'done');
    expect(hasNews(reviewDigest(supervision, pair))).toBe(false);
  });

  it('is not lost when a curator marks an older copy as read', () => {
    const pair = openAs('pair', 'mentor');
    addMeeting(pair, { kind: 'trial', heldOn: '2026-10-01', state: 'held' });
    const kept = copyFor(pair, 'pair', 'curator');
    addMeeting(pair, { kind: 'working', heldOn: '2026-10-08', state: 'held' });
    const supervision = openAs('supervision', 'curator');
    markReviewed(supervision, kept);
    expect(reviewDigest(supervision, pair).meetings).toBe(1);
  });

  it('keeps the supervision small: only the last reading says what was seen', () => {
    const [pair, supervision] = [openAs('pair', 'mentor'), openAs('supervision', 'curator')];
    for (let day = 1; day <= 30; day += 1) {
      const heldOn = `2026-10-${String(day).padStart(2, '0')}`;
      addMeeting(pair, { kind: 'working', heldOn, state: 'held' });
      markReviewed(supervision, pair);
    }
    expect(readReviews(supervision)).toHaveLength(30);
    expect(Y.encodeStateAsUpdate(supervision).length).toBeLessThan(10_000);
  });
});
