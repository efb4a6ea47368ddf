import { describe, expect, it } from 'vitest';

import { closingOf, closingSteps, isClosing, type ClosingSources } from './closing.ts';
import type { Journal, Meeting } from './journal.ts';
import type { Goal, Task } from './plan.ts';
import type { SharedRating } from './ratings.ts';
import { composeFigures, isCloser, parseReport, reportState, writeReport } from './report.ts';

const meeting = (changes: Partial<Meeting>) =>
  ({ kind: 'working', state: 'held', heldOn: '2026-10-01', minutes: 40, ...changes }) as Meeting;
const task = (status: Task['status']) => ({ status }) as Task;
const goal = (id: string, menteeId = '') => ({ id, title: id, menteeId }) as Goal;
const rated = (
  personId: string,
  moment: SharedRating['moment'],
  value: number | null,
): SharedRating => ({ goalId: 'board', moment, menteeId: 'mentee', personId, value });
const people = [
  { personId: 'mentor', part: 'mentor' as const },
  { personId: 'mentee', part: 'mentee' as const },
];

describe('the mentor’s report', () => {
  const journal: Journal = {
    meetings: [
      meeting({ kind: 'acquaintance', heldOn: '2026-09-20', minutes: 30 }),
      meeting({ heldOn: '2026-10-01', minutes: null }),
      meeting({ state: 'missed', heldOn: '2026-10-08' }),
      meeting({ kind: 'final', heldOn: '2027-05-12', minutes: 60 }),
      meeting({ state: 'planned', heldOn: '2027-05-20' }),
    ],
    agreements: [],
  };

  it('counts meetings that took place, their minutes and what of the plan is done', () => {
    const tasks = [task('done'), task('done'), task('dropped'), task('postponed')];
    const figures = composeFigures({ plan: { goals: [], tasks }, journal, ratings: [], people });
    expect(figures).toMatchObject({
      meetingsHeld: 3,
      meetingsMissed: 1,
      minutes: 90,
      byKind: { acquaintance: 1, working: 1, final: 1 },
      firstOn: '2026-09-20',
      lastOn: '2027-05-12',
      done: 2,
      counted: 3,
    });
  });

  it('compares a gap at entry and at exit by both sides’ ratings, and never by one', () => {
    const plan = { goals: [goal('board')], tasks: [] };
    const gapsOf = (ratings: SharedRating[]) =>
      composeFigures({ plan, journal, ratings, people }).gaps;
    const entry = [rated('mentor', 'entry', 3), rated('mentee', 'entry', 4)];
    expect(gapsOf([rated('mentor', 'entry', 3), rated('mentee', 'entry', null)])).toMatchObject([
      { entry: null, exit: null },
    ]);
    const [gap] = gapsOf([...entry, rated('mentor', 'exit', 7), rated('mentee', 'exit', 6)]);
    expect(gap).toMatchObject({ menteeId: 'mentee', entry: 3.5, exit: 6.5 });
    expect(gap && isCloser(gap)).toBe(true);
    expect(isCloser({ ...gap!, exit: 3 })).toBe(false);
    expect(isCloser({ ...gap!, exit: null })).toBe(false);
  });

  it('asks of a goal of everybody in a group for each mentee, of one’s own for that one', () => {
    const group = [...people, { personId: 'second', part: 'mentee' as const }];
    const plan = { goals: [goal('board'), goal('own', 'second')], tasks: [] };
    const { gaps } = composeFigures({ plan, journal, ratings: [], people: group });
    expect(gaps.map(({ goalId, menteeId }) => [goalId, menteeId])).toEqual([
      ['board', 'mentee'],
      ['board', 'second'],
      ['own', 'second'],
    ]);
  });

  it('reads as it was written, and what is no report is not shown as one', () => {
    const figures = composeFigures({
      plan: { goals: [], tasks: [] },
      journal,
      ratings: [],
      people,
    });
    const report = { figures, words: { worked: 'Дружба', difficulties: '', proposals: '' } };
    expect(parseReport(writeReport(report))).toEqual(report);
    for (const broken of ['', 'null', '{}', '{"figures":{},"words":{}}', '{']) {
      expect(parseReport(broken), broken).toBeUndefined();
    }
  });

  it('is accepted only as it was handed in', () => {
    expect(reportState('a', undefined, undefined)).toBe('draft');
    expect(reportState('a', 'a', undefined)).toBe('handedIn');
    expect(reportState('b', 'a', undefined)).toBe('changed');
    expect(reportState('a', 'a', 'a')).toBe('accepted');
    expect(reportState('b', 'b', 'a')).toBe('handedIn');
  });
});

describe('ending the work', () => {
  const sources: ClosingSources = {
    journal: { meetings: [], agreements: [] },
    gaps: [],
    feet: [{ analysis: '', selfAssessment: '' }],
    report: 'draft',
    closed: false,
  };
  const done = (changes: Partial<ClosingSources>) =>
    closingOf({ ...sources, ...changes })
      .filter((step) => step.done)
      .map(({ name }) => name);
  const gap = { goalId: 'g', title: '', menteeId: 'mentee', entry: 3, exit: 6 };

  it('has nothing done for a pair that has just begun, and everything for a closed one', () => {
    expect(done({})).toEqual([]);
    expect(
      done({
        journal: { meetings: [meeting({ kind: 'final' })], agreements: [] },
        gaps: [gap],
        feet: [{ analysis: 'Вырос', selfAssessment: 'Не боюсь' }],
        report: 'accepted',
        closed: true,
      }),
    ).toEqual([...closingSteps]);
  });

  it('asks for an exit rating where there was one at entry', () => {
    expect(done({ gaps: [gap, { ...gap, entry: null, exit: null }] })).toEqual(['exitRatings']);
    expect(done({ gaps: [gap, { ...gap, exit: null }] })).toEqual([]);
  });

  it('waits in a group for the words of each mentee', () => {
    const written = { analysis: 'Вырос', selfAssessment: 'Не боюсь' };
    expect(done({ feet: [written, { ...written, selfAssessment: ' ' }] })).toEqual(['analysis']);
  });

  it('is spoken of from the day on which the final meeting is planned', () => {
    const steps = closingOf(sources);
    const planned = [meeting({ kind: 'final', state: 'planned' })];
    expect(isClosing(steps, { meetings: [meeting({})], agreements: [] })).toBe(false);
    expect(isClosing(steps, { meetings: planned, agreements: [] })).toBe(true);
  });
});
