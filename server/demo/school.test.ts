import type * as Y from 'yjs';
import { describe, expect, it } from 'vitest';

import { addDays, type IsoDate } from '#lib/domain/dates.ts';
import { forms } from '#lib/domain/forms.ts';
import { attentionFor, overdueCount } from '#lib/domain/progress.ts';
import { promisesOf } from '#lib/domain/plan.ts';
import { readDiary } from '#lib/documents/diary.ts';
import { lastAcceptance } from '#lib/documents/acceptances.ts';
import { readHandedIn } from '#lib/documents/pair-report.ts';
import { readFoot } from '#lib/documents/plan-foot.ts';
import { answersEver, readAnswers } from '#lib/documents/remark-answers.ts';
import { readRemarks, readReplies } from '#lib/documents/remarks.ts';
import { threadsOf } from '#lib/domain/remarks.ts';
import { parseReport } from '#lib/domain/report.ts';
import { hasNews } from '#lib/domain/review.ts';
import { readRatings } from '#lib/documents/pair-ratings.ts';
import { schoolYearOn } from './calendar.ts';
import { generateSchool, type DemoSchool } from './school.ts';
import { firstPairs } from './texts/storylines.ts';
import { openDemo, openPair, textsOf, type OpenDemo, type OpenPair } from './open-demo.ts';

interface SchoolOfDay {
  readonly school: DemoSchool;
  readonly demo: OpenDemo;
  readonly pairs: readonly OpenPair[];
}

const today = '2026-11-23';
const seed = 14;
/** Days of all seasons: whenever somebody opens the demonstration, it must be alive. */
const days: readonly IsoDate[] = [
  today,
  '2026-09-01',
  '2026-09-12',
  '2026-10-05',
  '2026-11-10',
  '2027-01-04',
  '2027-02-24',
  '2027-03-29',
  '2027-05-16',
  '2027-05-30',
  '2027-07-20',
  '2027-08-31',
];
const schools = new Map<IsoDate, SchoolOfDay>();
/** The school on a day, opened for reading; it is generated once, which takes most of a second. */
function schoolOn(day: IsoDate): SchoolOfDay {
  const ofDay = schools.get(day) ?? open(generateSchool({ seed, today: day }), day);
  schools.set(day, ofDay);
  return ofDay;
}
function open(school: DemoSchool, day: IsoDate): SchoolOfDay {
  const demo = openDemo(school);
  return { school, demo, pairs: demo.roster.pairs.map((pair) => openPair(demo, pair, day)) };
}
const { school, demo, pairs } = schoolOn(today);
const storyOf = (name: (typeof firstPairs)[number]['situation']) => {
  const pair = pairs.find((_, index) => firstPairs[index]?.situation === name);
  if (!pair) throw new Error(`no pair is ${name}`);
  return pair;
};
const reasonsOf = (pair: OpenPair) => attentionFor(pair.digest, today);

describe('the same seed and day', () => {
  it('give the same bytes', () => {
    const again = generateSchool({ seed, today });
    expect([...again.documents.keys()]).toEqual([...school.documents.keys()]);
    for (const [name, update] of school.documents) {
      expect(again.documents.get(name), name).toEqual(update);
    }
    expect(again.deliveries).toEqual(school.deliveries);
  });

  it('give another school when the seed is another', () => {
    const other = generateSchool({ seed: seed + 1, today });
    expect(other.org).not.toBe(school.org);
    expect(other.mentor.name).not.toBe(school.mentor.name);
  });
});

describe('the demonstration school', () => {
  it('has twelve pairs of all six forms, two of them groups', () => {
    expect(pairs).toHaveLength(12);
    expect(new Set(pairs.map((pair) => pair.digest.form))).toEqual(new Set(forms));
    expect(pairs.filter((pair) => pair.digest.members.length > 2)).toHaveLength(2);
    expect(new Set(pairs.map((pair) => pair.digest.roleModel)).size).toBeGreaterThan(9);
  });

  it('shows plans with evidence, reasons, open ratings, and goals of one mentee in a group', () => {
    const tasks = pairs.flatMap(({ plan }) => plan.tasks);
    expect(tasks.filter(({ evidence }) => evidence !== '').length).toBeGreaterThan(10);
    expect(tasks.some(({ status, reason }) => status === 'postponed' && reason !== '')).toBe(true);
    for (const { doc, plan, journal, digest } of pairs) {
      const ratings = readRatings(doc);
      expect(ratings.every(({ value }) => value !== null)).toBe(true);
      for (const { id } of plan.goals) {
        expect(ratings.some(({ goalId, moment }) => goalId === id && moment === 'entry')).toBe(
          true,
        );
      }
      const exits = ratings.filter(({ moment }) => moment === 'exit');
      const ended = journal.meetings.some(({ kind }) => kind === 'final');
      expect(exits.length > 0).toBe(ended);
      if (digest.members.length > 2 && plan.goals.length > 0) {
        expect(plan.goals.some(({ menteeId }) => menteeId !== '')).toBe(true);
      }
    }
  });

  it('shows a curator at work: remarks of every state, plans as accepted and changed since, marks of reading', () => {
    const threads = demo.roster.pairs.flatMap(({ id }) => {
      const [pair, supervision] = [demo.open(`pair/${id}`), demo.open(`supervision/${id}`)];
      return threadsOf({
        remarks: readRemarks(supervision),
        replies: readReplies(supervision),
        answers: readAnswers(pair),
        answersEver: answersEver(pair),
      });
    });
    expect(new Set(threads.map(({ state }) => state))).toEqual(
      new Set(['waiting', 'answered', 'open', 'resolved']),
    );
    const changes = pairs.map(({ digest }) => digest.review.planChanges);
    expect(changes.filter((count) => count === 0).length).toBeGreaterThan(1);
    expect(changes.filter((count) => count !== null && count > 0).length).toBeGreaterThan(1);
    const read = pairs.filter(({ digest }) => digest.review.readAt !== null);
    expect(read.length).toBeGreaterThan(8);
    expect(read.some(({ digest }) => !hasNews(digest.review))).toBe(true);
    expect(read.some(({ digest }) => hasNews(digest.review))).toBe(true);
  });

  it('is no larger than a real school would be', () => {
    const sizes = [...school.documents.values()].map((update) => update.length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    console.info(
      `${sizes.length} documents, ${Math.round(total / 1024)} KiB, ${Math.max(...sizes)} at most`,
    );
    expect(total).toBeGreaterThan(200_000);
    expect(total).toBeLessThan(2_000_000);
  });

  it('says nothing twice within a pair, and leaves no text of a held meeting empty', () => {
    for (const pair of pairs) {
      const texts = textsOf(pair);
      expect(new Set(texts).size, texts.filter((text, i) => texts.indexOf(text) !== i).join()).toBe(
        texts.length,
      );
      expect(texts.every((text) => text.trim() !== '' && !/[{}]|undefined/.test(text))).toBe(true);
    }
  });

  it('has a consent for every member, given by somebody else for a pupil', () => {
    const consents = [...demo.open('roster').getMap('consents').values()] as Y.Map<string>[];
    const members = demo.roster.people.filter((person) => person.role === 'member');
    expect(consents).toHaveLength(members.length);
    const mentee = consents.find((item) => item.get('personId') === school.mentee.personId);
    expect(mentee?.get('givenBy')).not.toBe(school.mentee.name);
  });

  it('shows many hands in one pair document', () => {
    for (const pair of pairs.filter((each) => each.digest.meetingsHeld > 3)) {
      expect(pair.doc.getMap('authors').size).toBe(pair.digest.members.length);
    }
  });

  it('keeps private thoughts in diaries and shared ones in the pair', () => {
    const diary = readDiary(demo.open(`diary/${school.mentee.personId}`));
    const [first] = pairs;
    expect(diary.some((entry) => entry.sharedId === '')).toBe(true);
    const shared = diary.filter((entry) => entry.sharedId !== '').map((entry) => entry.sharedId);
    expect(first?.reflections.map((reflection) => reflection.id)).toEqual(
      expect.arrayContaining(shared),
    );
  });
});

describe('the pair to look at first', () => {
  it.each(days)('is alive on %s', (day) => {
    const year = schoolYearOn(day);
    const { school, pairs } = schoolOn(day);
    const [pair] = pairs;
    if (!pair) throw new Error('no pair');
    expect(attentionFor(pair.digest, day)).toEqual([]);
    expect(pair.digest.meetingsHeld).toBeGreaterThanOrEqual(6);
    const next = pair.digest.nextMeetingOn ?? '';
    expect(next >= day && next <= addDays(day, 10), next).toBe(true);
    expect(year.isSchoolDay(next)).toBe(true);
    const promises = ({ personId }: { personId: string }, part: 'mentor' | 'mentee') =>
      promisesOf(pair.plan, pair.journal.agreements, { personId, part });
    expect(promises(school.mentor, 'mentor').length).toBeGreaterThan(0);
    const soon = promises(school.mentee, 'mentee').filter((task) => (task.dueOn ?? '') <= next);
    expect(soon.length).toBeGreaterThan(0);
  });
});

describe('pairs in trouble', () => {
  it('has not met for five weeks though its tablets sync', () => {
    const pair = storyOf('quiet');
    expect(reasonsOf(pair)).toContain('noMeeting');
    expect(reasonsOf(pair)).not.toContain('notSynced');
    expect((pair.digest.lastMeetingOn ?? '') <= addDays(today, -35)).toBe(true);
  });

  it('has delivered nothing for three weeks', () => {
    expect(reasonsOf(storyOf('silent'))[0]).toBe('notSynced');
  });

  it('has many overdue tasks though it meets', () => {
    const pair = storyOf('behind');
    expect(reasonsOf(pair)).toEqual(['overdueTasks']);
    expect(overdueCount(pair.digest, today)).toBeGreaterThan(4);
  });

  it('has just met and has no plan', () => {
    expect(reasonsOf(storyOf('newlyFormed'))).toEqual(['noPlan']);
  });

  it('waits for its plan to be accepted', () => {
    expect(reasonsOf(storyOf('unaccepted'))).toEqual(['planToAccept']);
  });

  it('has ended with a report that waits for the curator', () => {
    const pair = storyOf('ending');
    expect(pair.digest.review.reportWaiting).toBe(true);
    expect(pair.digest.state).toBe('active');
    expect(pair.journal.meetings.at(-1)?.kind).toBe('final');
    const [report] = readHandedIn(pair.doc);
    const { words, figures } = parseReport(report?.version ?? '')!;
    expect(Object.values(words).every((text) => text !== '')).toBe(true);
    expect(figures.gaps.every(({ entry, exit }) => entry !== null && exit !== null)).toBe(true);
    const mentees = pair.supervision.people.filter(({ part }) => part === 'mentee');
    for (const { personId } of mentees) {
      expect(Object.values(readFoot(pair.doc, personId)).every((text) => text !== '')).toBe(true);
    }
  });

  it('is closed after a final meeting, its report accepted as it was handed in', () => {
    const pair = storyOf('closed');
    expect(pair.digest.state).toBe('closed');
    expect(pair.journal.meetings.at(-1)?.kind).toBe('final');
    expect(pair.supervision.head.endsOn).toBe(pair.digest.lastMeetingOn);
    expect(lastAcceptance(pair.supervision.acceptances, 'report')?.version).toBe(
      readHandedIn(pair.doc)[0]?.version,
    );
  });

  it('and all the others need no attention', () => {
    for (const [index, pair] of pairs.entries()) {
      if (firstPairs[index]?.situation === 'healthy') expect(reasonsOf(pair)).toEqual([]);
    }
  });
});

describe('dates', () => {
  it.each(days)('make sense on %s', (day) => {
    const year = schoolYearOn(day);
    const { school, demo, pairs } = schoolOn(day);
    for (const [index, { startsOn }] of demo.roster.pairs.entries()) {
      const pair = pairs[index]!;
      expect(year.isSchoolDay(startsOn ?? ''), startsOn ?? '').toBe(true);
      const { remarks, acceptances } = pair.supervision;
      for (const at of [
        ...remarks.map((r) => r.createdAt),
        ...acceptances.map((a) => a.acceptedAt),
      ]) {
        expect(at.slice(0, 10) < day && year.isSchoolDay(at.slice(0, 10)), at).toBe(true);
      }
      for (const meeting of pair.journal.meetings) {
        expect(year.isSchoolDay(meeting.heldOn), meeting.heldOn).toBe(true);
        expect(meeting.heldOn >= year.startsOn && meeting.heldOn <= year.endsOn).toBe(true);
        if (meeting.state === 'held') expect(meeting.heldOn < day).toBe(true);
      }
      for (const task of [...pair.plan.tasks, ...pair.journal.agreements]) {
        const due = task.dueOn ?? '';
        expect(due > task.createdAt.slice(0, 10), `${task.title} ${task.createdAt} ${due}`).toBe(
          true,
        );
        expect(due <= year.endsOn).toBe(true);
        expect(task.createdAt.slice(0, 10) < day).toBe(true);
      }
      for (const { at } of school.deliveries) {
        expect(at < Date.parse(`${day}T00:00:00Z`)).toBe(true);
      }
    }
  });
});

it('makes as many pairs as it is asked for, with names of their own', () => {
  const large = openDemo(generateSchool({ seed, today, pairs: 40 }));
  expect(large.roster.pairs).toHaveLength(40);
  const names = large.roster.people.map((person) => person.name);
  expect(new Set(names).size).toBe(names.length);
});
