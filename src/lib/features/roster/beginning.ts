import { readMatchingChoices } from '#lib/documents/matching-choices.ts';
import { readSelections } from '#lib/documents/mentor-selection.ts';
import type { Roster, RosterPair } from '#lib/documents/roster.ts';
import { withoutConsent } from '#lib/domain/consents.ts';
import {
  beginningProblems,
  menteeLimit,
  menteesOf,
  needsOverride,
  type MentorFacts,
} from '#lib/domain/pairing.ts';
import { factsOf } from '#lib/domain/selection.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type * as Y from 'yjs';

/** What is known when pairs are to begin or to work again. */
export interface BeginningFacts {
  readonly selections: ReturnType<typeof readSelections>;
  readonly bans: ReadonlySet<string>;
}

export function readBeginningFacts(doc: Y.Doc): BeginningFacts {
  return { selections: readSelections(doc), bans: readMatchingChoices(doc).bans };
}

/** What holds a pair that is to begin or to work again. */
export interface Held {
  /** In words for the curator; empty when nothing holds it but a reason that is to be given. */
  readonly words: string;
  /** Of the mentor for whom a reason is to be given. */
  readonly unready: MentorFacts | undefined;
}

/** `undefined` where nothing speaks against it. */
export function heldBy(
  pair: RosterPair,
  roster: Roster,
  { selections, bans }: BeginningFacts,
): Held | undefined {
  const ids = pair.members.map(({ personId }) => personId);
  const lacking = new Set(withoutConsent(roster, ids).map(({ id }) => id));
  const facts = (id: string) => factsOf(selections.get(id));
  const problems = beginningProblems(pair, roster.pairs, facts, { bans, lacking });
  if (problems.length === 0) return undefined;

  const mentors = pair.members.filter(({ part }) => part === 'mentor');
  const unready = problems.includes('notReady')
    ? mentors.map(({ personId }) => facts(personId)).find(needsOverride)
    : undefined;
  if (problems.includes('exists')) return { words: m.pairs_exists(), unready };
  if (problems.includes('noConsent')) return { words: m.pair_held_consent(), unready };
  if (problems.includes('banned')) return { words: m.handover_banned(), unready };
  return { words: problems.includes('noPlace') ? noPlaceWords() : '', unready };

  function noPlaceWords() {
    const others = roster.pairs.filter(({ id }) => id !== pair.id);
    const menteeIds = pair.members.filter(({ part }) => part === 'mentee').map((of) => of.personId);
    for (const { personId } of mentors) {
      const total = new Set([...menteesOf(personId, others), ...menteeIds]).size;
      const limit = menteeLimit(pair.form, facts(personId));
      if (total > limit) return m.pairs_no_place({ total, limit });
    }
    return '';
  }
}
