import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { canonicalJson, type Json } from '#lib/domain/canonical-json.ts';
import { hasNews } from '#lib/domain/review.ts';
import { threadsOf } from '#lib/domain/remarks.ts';
import { accept, acceptPlan, takeAcceptanceBack } from './accepting.ts';
import { lastAcceptance, readAcceptances } from './acceptances.ts';
import { prepareForEditing } from './document.ts';
import { fingerprint } from './fingerprint.ts';
import { addItem } from './items.ts';
import {
  addAgreement,
  addMeeting,
  meetingText,
  setDoer,
  setMeetingValue,
  setMood,
  setPresent,
} from './meeting-changes.ts';
import {
  addGoal,
  addTask,
  goalText,
  readPlan,
  setTaskDue,
  setTaskStatus,
  taskText,
} from './pair-plan.ts';
import { footText } from './plan-foot.ts';
import { handReportIn, readReportWords, reportText } from './pair-report.ts';
import { answerRemark, answersEver, readAnswers, removeAnswer } from './remark-answers.ts';
import { readRemarks, readReplies } from './remarks.ts';
import {
  addRemark,
  removeRemark,
  reopenRemark,
  replyToRemark,
  resolveRemark,
} from './remarking.ts';
import { markReviewed, readReviews, reviewDigest, seenIn } from './reviews.ts';
import { readSupervision } from './supervision.ts';
import { writeText } from './text.ts';

function open(kind: 'pair' | 'supervision', personId: string): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, kind, personId);
  return doc;
}

const copy = (from: Y.Doc, kind: 'pair' | 'supervision', personId: string) => {
  const doc = open(kind, personId);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  return doc;
};

describe('an accepted plan', () => {
  it('is called changed from the first change of what was accepted', () => {
    const [pair, supervision] = [open('pair', 'mentor'), open('supervision', 'curator')];
    const goal = addGoal(pair, { title: 'Не бояться доски' });
    const task = addTask(pair, { goalId: goal, title: 'Выйти к доске', dueOn: '2026-11-01' });
    const changes = () => reviewDigest(supervision, pair).planChanges;
    expect(changes()).toBeNull();
    acceptPlan(supervision, readPlan(pair));
    expect(changes()).toBe(0);
    setTaskStatus(pair, task, 'done');
    expect(changes()).toBe(0);
    setTaskDue(pair, task, '2026-12-01');
    writeText(pair, goalText(pair, goal, 'success')!, 'Вышел сам');
    expect(changes()).toBe(2);
    acceptPlan(supervision, readPlan(pair));
    expect(changes()).toBe(0);
  });

  it('is the one that lay before the curator, also when the pair wrote on meanwhile', () => {
    const pair = open('pair', 'mentor');
    addGoal(pair, { title: 'Первая' });
    const seen = copy(pair, 'pair', 'curator');
    addGoal(pair, { title: 'Вторая, пока куратор без связи' });
    const supervision = open('supervision', 'curator');
    acceptPlan(supervision, readPlan(seen));
    expect(reviewDigest(supervision, pair).planChanges).toBe(1);
  });

  it('has a fingerprint of its text, and an earlier acceptance holds again when the last is taken back', () => {
    const [pair, supervision] = [open('pair', 'mentor'), open('supervision', 'curator')];
    addGoal(pair, { title: 'Первая' });
    acceptPlan(supervision, readPlan(pair));
    addGoal(pair, { title: 'Вторая' });
    const second = acceptPlan(supervision, readPlan(pair));
    const [a, b] = readAcceptances(supervision);
    expect(a?.fingerprint).toMatch(/^[0-9a-f]{64}$/u);
    expect(a?.fingerprint).not.toBe(b?.fingerprint);
    takeAcceptanceBack(supervision, second);
    expect(lastAcceptance(readAcceptances(supervision), 'plan')?.id).toBe(a?.id);
    expect(reviewDigest(supervision, pair).planChanges).toBe(1);
  });
});

describe('what is new since the curator last read', () => {
  it('is everything at first, nothing after reading, and then what came', () => {
    const [pair, supervision] = [open('pair', 'mentor'), open('supervision', 'curator')];
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
    const [pair, supervision] = [open('pair', 'mentor'), open('supervision', 'curator')];
    const meetingId = addMeeting(pair, { kind: 'working', heldOn: '2026-10-01', state: 'held' });
    const agreement = addAgreement(pair, { meetingId, what: 'Выучить роль', who: 'mentee' });
    setDoer(pair, agreement, { responsible: 'mentee', menteeId: 'kostya' });
    markReviewed(supervision, pair);
    setDoer(pair, agreement, { responsible: 'mentee', menteeId: 'tonya' });
    expect(reviewDigest(supervision, pair).meetings).toBe(1);
  });

  it('is no meeting that was read with an older app, and older apps know what this one has read', () => {
    const [pair, supervision] = [open('pair', 'mentor'), open('supervision', 'curator')];
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
    const [pair, supervision] = [open('pair', 'mentor'), open('supervision', 'curator')];
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
    expect(hasNews(reviewDigest(supervision, copy(pair, 'pair', 'curator')))).toBe(false);
  });

  it('is no work to somebody who has read with an app that did not look at it', () => {
    const [pair, supervision] = [open('pair', 'mentor'), open('supervision', 'curator')];
    const task = addTask(pair, { title: 'Выйти к доске' });
    const { plan, meetings, details, answers } = seenIn(pair);
    const seen = canonicalJson({ plan, meetings, details, answers } as unknown as Json);
    addItem(supervision, 'reviews', { values: { seen } });
    setTaskStatus(pair, task, 'done');
    expect(hasNews(reviewDigest(supervision, pair))).toBe(false);
  });

  it('is not lost when a curator marks an older copy as read', () => {
    const pair = open('pair', 'mentor');
    addMeeting(pair, { kind: 'trial', heldOn: '2026-10-01', state: 'held' });
    const kept = copy(pair, 'pair', 'curator');
    addMeeting(pair, { kind: 'working', heldOn: '2026-10-08', state: 'held' });
    const supervision = open('supervision', 'curator');
    markReviewed(supervision, kept);
    expect(reviewDigest(supervision, pair).meetings).toBe(1);
  });

  it('keeps the supervision small: only the last reading says what was seen', () => {
    const [pair, supervision] = [open('pair', 'mentor'), open('supervision', 'curator')];
    for (let day = 1; day <= 30; day += 1) {
      const heldOn = `2026-10-${String(day).padStart(2, '0')}`;
      addMeeting(pair, { kind: 'working', heldOn, state: 'held' });
      markReviewed(supervision, pair);
    }
    expect(readReviews(supervision)).toHaveLength(30);
    expect(Y.encodeStateAsUpdate(supervision).length).toBeLessThan(10_000);
  });
});

describe('a report', () => {
  it('waits for the curator from handing in until that very version is accepted', () => {
    const [pair, supervision] = [open('pair', 'mentor'), open('supervision', 'curator')];
    const waits = () => reviewDigest(supervision, pair).reportWaiting;
    writeText(pair, reportText(pair, 'worked'), 'Перестал бояться доски');
    expect(waits()).toBe(false);
    handReportIn(pair, 'first version');
    expect(waits()).toBe(true);
    accept(supervision, 'report', 'first version');
    expect(waits()).toBe(false);
    handReportIn(pair, 'second version');
    expect(waits()).toBe(true);
  });

  it('keeps the words of both when two tablets of the mentor write apart', () => {
    const one = open('pair', 'mentor');
    const two = open('pair', 'mentor');
    writeText(one, reportText(one, 'worked'), 'Доска.');
    writeText(two, reportText(two, 'worked'), 'Проект.');
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    expect(readReportWords(one)).toEqual(readReportWords(two));
    expect(readReportWords(one).worked).toContain('Доска.');
    expect(readReportWords(one).worked).toContain('Проект.');
  });

  it('is not begun by looking at it', () => {
    const pair = new Y.Doc();
    readReportWords(pair);
    expect(Y.encodeStateAsUpdate(pair)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()));
  });
});

describe('remarks and answers', () => {
  it('leave the pair’s words as they were', () => {
    const [pair, supervision] = [open('pair', 'mentor'), open('supervision', 'curator')];
    const goal = addGoal(pair, { title: 'Не бояться доски' });
    const before = Y.encodeStateAsUpdate(pair);
    const remark = addRemark(supervision, { anchor: `goal:${goal}:title`, text: 'Какой доски?' });
    replyToRemark(supervision, { remarkId: remark, text: 'Или всех?', after: 0 });
    resolveRemark(supervision, remark, 0);
    expect(Y.encodeStateAsUpdate(pair)).toEqual(before);
    expect(readSupervision(supervision).remarks[0]?.resolvedAt).not.toBe('');
  });

  it('can be taken back by their author alone', () => {
    const [pair, supervision] = [open('pair', 'mentor'), open('supervision', 'curator')];
    const remark = addRemark(supervision, { anchor: 'plan', text: 'Как проверите?' });
    const answer = answerRemark(pair, remark, 'Пробной работой');
    const mentee = copy(pair, 'pair', 'mentee');
    removeAnswer(mentee, answer);
    expect(readAnswers(mentee)).toHaveLength(1);
    const other = copy(supervision, 'supervision', 'other curator');
    removeRemark(other, remark);
    expect(readRemarks(other)).toHaveLength(1);
    removeRemark(supervision, remark);
    expect(readRemarks(supervision)).toHaveLength(0);
  });

  it('converge and lose no word, whoever writes what while apart', () => {
    const step = fc.record({
      who: fc.nat({ max: 3 }),
      action: fc.nat({ max: 5 }),
      pick: fc.nat({ max: 20 }),
      hears: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        // Two curators with the supervision, two members with the pair's document; all have read both.
        const supervisions = ['curator', 'other'].map((id) => open('supervision', id));
        const pairs = ['mentor', 'mentee'].map((id) => open('pair', id));
        const [written, taken] = [new Set<string>(), new Set<string>()];
        const remarksAnywhere = () => supervisions.flatMap((doc) => readRemarks(doc));
        for (const { who, action, pick, hears } of steps) {
          const docs = who < 2 ? supervisions : pairs;
          const [mine, theirs] = [docs[who % 2]!, docs[(who + 1) % 2]!];
          if (hears) Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
          const known = who < 2 ? readRemarks(mine) : remarksAnywhere();
          const remark = known[pick % Math.max(1, known.length)];
          if (who < 2) {
            if (action < 2 || !remark) written.add(addRemark(mine, { anchor: 'plan', text: 'р' }));
            else if (action === 2) {
              written.add(replyToRemark(mine, { remarkId: remark.id, text: 'о', after: pick }));
            } else if (action === 3) resolveRemark(mine, remark.id, pick);
            else reopenRemark(mine, remark.id);
          } else if (remark && action < 4) written.add(answerRemark(mine, remark.id, 'а'));
          else {
            const own = readAnswers(mine).find(
              ({ authorId }) => authorId === ['mentor', 'mentee'][who - 2],
            );
            if (own) {
              removeAnswer(mine, own.id);
              taken.add(own.id);
            }
          }
        }
        for (const docs of [supervisions, pairs]) {
          for (const doc of docs)
            for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
        }
        const views = [0, 1].map((index) => {
          const [supervision, pair] = [supervisions[index]!, pairs[index]!];
          return threadsOf({
            remarks: readRemarks(supervision),
            replies: readReplies(supervision),
            answers: readAnswers(pair),
            answersEver: answersEver(pair),
          });
        });
        expect(views[0]).toEqual(views[1]);
        const found = views[0]!.flatMap(({ remark, words }) => [
          remark.id,
          ...words.map(({ id }) => id),
        ]);
        expect(new Set(found)).toEqual(new Set([...written].filter((id) => !taken.has(id))));
      }),
      { numRuns: 150 },
    );
  });
});
