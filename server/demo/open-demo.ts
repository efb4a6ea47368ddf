import * as Y from 'yjs';

import type { IsoDate, IsoTime } from '#lib/domain/dates.ts';
import type { Journal, SharedReflection } from '#lib/domain/journal.ts';
import type { Plan } from '#lib/domain/plan.ts';
import { digestPair, type PairDigest } from '#lib/domain/progress.ts';
import { readJournal } from '#lib/documents/pair-journal.ts';
import { readPlan } from '#lib/documents/pair-plan.ts';
import { readSharedReflections } from '#lib/documents/pair-reflections.ts';
import { readAnswers } from '#lib/documents/remark-answers.ts';
import { readRoster, type Roster, type RosterPair } from '#lib/documents/roster.ts';
import { reviewDigest } from '#lib/documents/reviews.ts';
import { planAcceptance, readSupervision, type Supervision } from '#lib/documents/supervision.ts';
import type { DemoSchool } from './school.ts';

/** A generated school opened for reading, as tests look at it. */
export interface OpenDemo {
  readonly school: DemoSchool;
  readonly roster: Roster;
  /** Opens a document by what follows the organisation in its name. */
  open(rest: string): Y.Doc;
}

export function openDemo(school: DemoSchool): OpenDemo {
  const open = (rest: string) => {
    const doc = new Y.Doc();
    const update = school.documents.get(`${school.org}/${rest}`);
    if (update) Y.applyUpdate(doc, update);
    return doc;
  };
  return { school, roster: readRoster(open('roster')), open };
}

export interface OpenPair {
  readonly doc: Y.Doc;
  readonly plan: Plan;
  readonly journal: Journal;
  readonly reflections: readonly SharedReflection[];
  readonly supervision: Supervision;
  readonly digest: PairDigest;
}

export function openPair(demo: OpenDemo, pair: RosterPair, today: IsoDate): OpenPair {
  const doc = demo.open(`pair/${pair.id}`);
  const supervisionDoc = demo.open(`supervision/${pair.id}`);
  const supervision = readSupervision(supervisionDoc);
  const [plan, journal] = [readPlan(doc), readJournal(doc)];
  const names = new Map(demo.roster.people.map((person) => [person.id, person.name]));
  const deliveredBy = (personId: string): IsoTime | null => {
    const found = demo.school.deliveries.find(
      (delivery) => delivery.personId === personId && delivery.document.endsWith(`/${pair.id}`),
    );
    return found ? new Date(found.at).toISOString() : null;
  };
  const { id: pairId, form, roleModel, state, startsOn } = pair;
  const members = pair.members.map(({ personId, part }) => ({
    personId,
    part,
    name: names.get(personId) ?? '',
    lastSyncAt: deliveredBy(personId),
  }));
  const planAcceptedAt = planAcceptance(supervision)?.acceptedAt ?? null;
  const review = reviewDigest(supervisionDoc, doc);
  const head = { pairId, form, roleModel, state, startsOn, members, planAcceptedAt, review };
  return {
    doc,
    plan,
    journal,
    reflections: sharedIn(demo, pair),
    supervision,
    digest: digestPair(head, plan, journal, today),
  };
}

function sharedIn({ school, open }: OpenDemo, { id }: RosterPair): SharedReflection[] {
  const start = `${school.org}/shared/${id}.`;
  return [...school.documents.keys()]
    .filter((name) => name.startsWith(start))
    .flatMap((name) => readSharedReflections(open(name.slice(school.org.length + 1))));
}

/** Every text of the pair that must not be empty, sentence by sentence where it has several. */
export function textsOf({ doc, plan, journal, reflections, supervision }: OpenPair): string[] {
  const held = journal.meetings.filter((meeting) => meeting.state === 'held');
  const answers = readAnswers(doc).map(({ text }) => text);
  const long = [
    ...held.map((meeting) => meeting.notes),
    ...reflections.map((reflection) => reflection.text),
    ...supervision.remarks.map((remark) => remark.text),
    ...answers,
  ];
  return [
    ...long.flatMap((text) => text.split(/(?<=[.!?…])\s+/)),
    ...held.map((meeting) => meeting.topic),
    ...plan.goals.flatMap(({ title, gap, success }) => [title, gap, success]),
    ...plan.tasks.map((task) => task.title),
    ...journal.agreements.filter((each) => !each.inPlan).map((each) => each.title),
  ];
}
