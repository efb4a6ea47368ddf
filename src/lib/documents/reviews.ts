import type * as Y from 'yjs';

import { canonicalJson, type Json } from '#lib/domain/canonical-json.ts';
import type { IsoTime } from '#lib/domain/dates.ts';
import { changesSince, writePlanVersion } from '#lib/domain/plan-version.ts';
import {
  meetingFacts,
  newsSince,
  workFacts,
  type ReviewDigest,
  type Seen,
} from '#lib/domain/review.ts';
import { edit, editorOf } from './document.ts';
import { lastAcceptance, readAcceptances } from './acceptances.ts';
import { fingerprint } from './fingerprint.ts';
import { addItem, liveItems, setItemValue, stringOf } from './items.ts';
import { readJournal } from './pair-journal.ts';
import { readPlan } from './pair-plan.ts';
import { readHandedIn } from './pair-report.ts';
import { menteesWithFoot, readFoot } from './plan-foot.ts';
import { answersEver } from './remark-answers.ts';

/**
 * That a curator has read a pair's records: the root `reviews` of the supervision document, which the
 * pair sees. The last review says what was in sight, so that what came since can be told.
 */

export interface Review {
  readonly id: string;
  readonly by: string;
  readonly at: IsoTime;
}

/** What lies before a curator who has this copy of the pair's document. */
export function seenIn(pair: Y.Doc): Seen {
  const plan = readPlan(pair);
  const isEmpty = plan.goals.length === 0 && plan.tasks.length === 0;
  const print = (facts: unknown) => fingerprint(canonicalJson(facts as Json)).slice(0, 12);
  const journal = readJournal(pair);
  const meetings = meetingFacts(journal);
  return {
    plan: isEmpty ? '' : fingerprint(writePlanVersion(plan)).slice(0, 12),
    meetings: Object.fromEntries(meetings.map(({ id, facts }) => [id, print(facts)])),
    details: Object.fromEntries(meetings.map(({ id, details }) => [id, print(details)])),
    work: print(workFacts(plan, journal, readFeet(pair))),
    answers: [...answersEver(pair).values()].reduce((sum, count) => sum + count, 0),
  };
}

/** What stands at the foot of the plan of everybody who has one, by mentee. */
function readFeet(pair: Y.Doc) {
  return Object.fromEntries(menteesWithFoot(pair).map((id) => [id, readFoot(pair, id)]));
}

/** Marks the pair as read by the curator who edits, as far as this copy of its document goes. */
export function markReviewed(supervision: Y.Doc, pair: Y.Doc, createdAt?: string): string {
  const seen = canonicalJson(seenIn(pair) as unknown as Json);
  return edit(supervision, () => {
    // Only the last review is compared with; what the earlier ones saw would only make the document grow.
    for (const [id, item] of liveItems(supervision, 'reviews')) {
      if (stringOf(item, 'createdBy') !== editorOf(supervision)) continue;
      setItemValue(supervision, 'reviews', id, 'seen', '');
    }
    return addItem(supervision, 'reviews', { values: { seen }, createdAt });
  });
}

/** Earliest first. */
export function readReviews(supervision: Y.Doc): Review[] {
  return liveItems(supervision, 'reviews').map(([id, item]) => ({
    id,
    by: stringOf(item, 'createdBy'),
    at: stringOf(item, 'createdAt'),
  }));
}

/** How far the curators are with a pair; the relay and the tablet use the same function. */
export function reviewDigest(supervision: Y.Doc, pair: Y.Doc): ReviewDigest {
  const acceptances = readAcceptances(supervision);
  const accepted = lastAcceptance(acceptances, 'plan');
  const handedIn = readHandedIn(pair).at(-1);
  return {
    ...newsSince(lastSeen(supervision), seenIn(pair)),
    readAt: readReviews(supervision).at(-1)?.at ?? null,
    planChanges: accepted ? changesSince(accepted.version, readPlan(pair)) : null,
    reportWaiting:
      handedIn !== undefined &&
      lastAcceptance(acceptances, 'report')?.fingerprint !== handedIn.fingerprint,
  };
}

function lastSeen(supervision: Y.Doc): Seen | null {
  const written = liveItems(supervision, 'reviews').map(([, item]) => stringOf(item, 'seen'));
  return parseSeen(written.findLast((seen) => seen !== '') ?? '');
}

function parseSeen(text: string): Seen | null {
  try {
    const { plan, meetings, details, work, answers } = JSON.parse(text) as Partial<Seen>;
    if (typeof plan !== 'string' || typeof meetings !== 'object' || !meetings) return null;
    return {
      ...{ plan, meetings, details: details ?? {} },
      ...{ work: typeof work === 'string' ? work : undefined, answers: Number(answers) || 0 },
    };
  } catch {
    return null;
  }
}
