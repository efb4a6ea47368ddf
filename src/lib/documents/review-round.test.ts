import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { copyFor, openAs } from '../../../tests/support/review-documents.ts';
import { threadsOf } from '#lib/domain/remarks.ts';
import { accept, acceptPlan, takeAcceptanceBack } from './accepting.ts';
import { lastAcceptance, readAcceptances } from './acceptances.ts';
import { addGoal, addTask, goalText, readPlan, setTaskDue, setTaskStatus } from './pair-plan.ts';
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
import { reviewDigest } from './reviews.ts';
import { readSupervision } from './supervision.ts';
import { writeText } from './text.ts';

describe('an accepted plan', () => {
  it('is called changed from the first change of what was accepted', () => {
    const [pair, supervision] = [openAs('pair', 'mentor'), openAs('supervision', 'curator')];
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
    const pair = openAs('pair', 'mentor');
    addGoal(pair, { title: 'Первая' });
    const seen = copyFor(pair, 'pair', 'curator');
    addGoal(pair, { title: 'Вторая, пока куратор без связи' });
    const supervision = openAs('supervision', 'curator');
    acceptPlan(supervision, readPlan(seen));
    expect(reviewDigest(supervision, pair).planChanges).toBe(1);
  });

  it('has a fingerprint of its text, and an earlier acceptance holds again when the last is taken back', () => {
    const [pair, supervision] = [openAs('pair', 'mentor'), openAs('supervision', 'curator')];
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

describe('a report', () => {
  it('waits for the curator from handing in until that very version is accepted', () => {
    const [pair, supervision] = [openAs('pair', 'mentor'), openAs('supervision', 'curator')];
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
    const one = openAs('pair', 'mentor');
    const two = openAs('pair', 'mentor');
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
    const [pair, supervision] = [openAs('pair', 'mentor'), openAs('supervision', 'curator')];
    const goal = addGoal(pair, { title: 'Не бояться доски' });
    const before = Y.encodeStateAsUpdate(pair);
    const remark = addRemark(supervision, { anchor: `goal:${goal}:title`, text: 'Какой доски?' });
    replyToRemark(supervision, { remarkId: remark, text: 'Или всех?', after: 0 });
    resolveRemark(supervision, remark, 0);
    expect(Y.encodeStateAsUpdate(pair)).toEqual(before);
    expect(readSupervision(supervision).remarks[0]?.resolvedAt).not.toBe('');
  });

  it('can be taken back by their author alone', () => {
    const [pair, supervision] = [openAs('pair', 'mentor'), openAs('supervision', 'curator')];
    const remark = addRemark(supervision, { anchor: 'plan', text: 'Как проверите?' });
    const answer = answerRemark(pair, remark, 'Пробной работой');
    const mentee = copyFor(pair, 'pair', 'mentee');
    removeAnswer(mentee, answer);
    expect(readAnswers(mentee)).toHaveLength(1);
    const other = copyFor(supervision, 'supervision', 'other curator');
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
        const supervisions = ['curator', 'other'].map((id) => openAs('supervision', id));
        const pairs = ['mentor', 'mentee'].map((id) => openAs('pair', id));
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
