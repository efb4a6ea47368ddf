import type * as Y from 'yjs';

import type { AccessRoster } from '#lib/domain/access.ts';
import { consentingPeople, needsConsent } from '#lib/domain/consents.ts';
import type { PairPart } from '#lib/domain/forms.ts';
import { formatSharedId, sharedDocumentsOf } from '#lib/domain/shared-reflections.ts';
import { readRoster, type Membership, type Roster, type RosterPair } from './roster.ts';

/** The part of the roster that decides about access. */
export function readAccessRoster(doc: Y.Doc): AccessRoster {
  return accessRosterOf(readRoster(doc));
}

export function accessRosterOf({ people, pairs, consents }: Roster): AccessRoster {
  const consenting = consentingPeople(consents);
  return {
    people: new Map(
      people.map((person) => {
        const { id, role, removed } = person;
        return [id, { role, removed, lacksConsent: needsConsent(person) && !consenting.has(id) }];
      }),
    ),
    pairs: new Map(
      pairs.map(({ id, state, members, former }) => [
        id,
        {
          state,
          members: idsOf(members),
          mentors: idsOf(members.filter(({ part }) => part === 'mentor')),
          former: idsOf(former),
        },
      ]),
    ),
  };
}

/** The ids of the documents in which something may be shared in a pair. */
export function sharedIdsOf({ id, members, former }: RosterPair): string[] {
  const ids = (all: readonly Membership[], part: PairPart) =>
    all.filter((member) => member.part === part).map(({ personId }) => personId);
  return sharedDocumentsOf(id, {
    mentorIds: ids(members, 'mentor'),
    formerMentorIds: ids(former, 'mentor'),
    menteeIds: ids(members, 'mentee'),
  }).map(formatSharedId);
}

const idsOf = (members: readonly Membership[]): ReadonlySet<string> =>
  new Set(members.map(({ personId }) => personId));
