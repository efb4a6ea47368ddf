import type { DocumentName } from './document-name.ts';
import type { PairState } from './pair-state.ts';
import { parseSharedId } from './shared-reflections.ts';

/** What a person may be in an organisation; a `member` is a mentor, a mentee or both. */
export const roles = ['curator', 'head', 'member'] as const;
export type Role = (typeof roles)[number];

export type Access = 'none' | 'read' | 'write';

export interface AccessPerson {
  readonly role: Role;
  readonly removed: boolean;
  /** No consent to taking part is in force, although the person needs one. */
  readonly lacksConsent: boolean;
}

/** Whether somebody takes no part: not any more, or not without a consent. */
export function isOut({ removed, lacksConsent }: AccessPerson): boolean {
  return removed || lacksConsent;
}

/** The part of a roster that decides about access. */
export interface AccessRoster {
  readonly people: ReadonlyMap<string, AccessPerson>;
  readonly pairs: ReadonlyMap<
    string,
    {
      readonly state: PairState;
      readonly members: ReadonlySet<string>;
      /** Those of the members who are mentors. */
      readonly mentors: ReadonlySet<string>;
      /** Who once was a member and is none any more. */
      readonly former: ReadonlySet<string>;
    }
  >;
}

/** A signed-in account: which person it is in each organisation. */
export interface Identity {
  readonly persons: ReadonlyMap<string, string>;
}

/**
 * Decides what `who` may do with a document of the organisation that `roster` belongs to
 * (docs/architecture.md, "Documents and access"). Denies by default; the relay enforces it at each
 * message and the interface mirrors it. A person removed from the roster, or without a consent to taking
 * part, keeps reading their own diary and nothing else; nobody reads the answers of the latter.
 */
export function access(who: Identity, name: DocumentName, roster: AccessRoster): Access {
  const personId = who.persons.get(name.org);
  const person = personId === undefined ? undefined : roster.people.get(personId);
  if (personId === undefined || person === undefined) return 'none';
  if (isOut(person)) return name.kind === 'diary' && name.id === personId ? 'read' : 'none';

  const isCurator = person.role === 'curator';
  switch (name.kind) {
    case 'programme':
      return isCurator ? 'write' : 'read';
    case 'roster':
      return isCurator ? 'write' : 'none';
    case 'pair': {
      const pair = roster.pairs.get(name.id);
      if (pair?.members.has(personId)) return pair.state === 'active' ? 'write' : 'read';
      return isCurator && pair ? 'read' : 'none';
    }
    case 'supervision':
      // A curator's tablet may deliver the head of a new pair before the roster that names it.
      if (isCurator) return 'write';
      return roster.pairs.get(name.id)?.members.has(personId) ? 'read' : 'none';
    case 'shared':
      return sharedAccess(personId, isCurator, name, roster);
    case 'diary':
      return name.id === personId ? 'write' : 'none';
    case 'answers':
      if (name.id === personId) return 'write';
      return isCurator && roster.people.get(name.id)?.lacksConsent === false ? 'read' : 'none';
    case 'overview':
      return isCurator || person.role === 'head' ? 'read' : 'none';
  }
}

/**
 * Its author alone writes, also after leaving the pair, and when it is paused or closed: to take back, or to share
 * with the mentor who came after. The mentor in whose time it was shared reads while they are one, mentees and curators always.
 */
function sharedAccess(
  personId: string,
  isCurator: boolean,
  name: DocumentName,
  roster: AccessRoster,
): Access {
  const shared = parseSharedId(name.id);
  const pair = shared && roster.pairs.get(shared.pairId);
  if (!pair || !(pair.mentors.has(shared.mentorId) || pair.former.has(shared.mentorId)))
    return 'none';
  const isMember = pair.members.has(personId);
  if (personId === shared.authorId && (isMember || pair.former.has(personId)))
    return hasBegun(pair.state) ? 'write' : 'read';
  if (pair.mentors.has(personId)) return personId === shared.mentorId ? 'read' : 'none';
  return isMember || isCurator ? 'read' : 'none';
}

function hasBegun(state: PairState): boolean {
  return state === 'active' || state === 'paused' || state === 'closed';
}
