import type { OrganisationRoster, RosterReader } from '#server/access/roster-reader.ts';
import type { Session } from '#server/accounts/session.ts';
import { ApiFailure } from './errors.ts';

/** The roster of an organisation, for a session of one of its curators; refuses everybody else. */
export async function asCurator(
  rosters: RosterReader,
  session: Session,
  org: string,
): Promise<OrganisationRoster & { readonly personId: string }> {
  const personId = session.identity.persons.get(org);
  // No roster is read for somebody who is nobody there.
  if (personId === undefined) throw new ApiFailure('forbidden');
  const roster = await rosters.of(org);
  const own = roster.access.people.get(personId);
  if (own?.role !== 'curator' || own.removed) throw new ApiFailure('forbidden');
  return { ...roster, personId };
}
