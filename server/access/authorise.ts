import { access, type Access, type Identity } from '#lib/domain/access.ts';
import type { DocumentName } from '#lib/domain/document-name.ts';
import type { RosterReader } from './roster-reader.ts';

/**
 * What `who` may do with a document by the roster of this moment; `undefined` while a change of the
 * roster is being read, when nobody can tell yet.
 */
export function judge(
  rosters: RosterReader,
  who: Identity,
  name: DocumentName,
): Access | undefined {
  // No roster is read for somebody who is nobody there: names of organisations cost nothing to make up.
  if (!who.persons.has(name.org)) return 'none';
  const current = rosters.current(name.org);
  return current && access(who, name, current.access);
}

/** The same, waiting for the roster where needed. Rejects when it cannot be read. */
export async function authorise(
  rosters: RosterReader,
  who: Identity,
  name: DocumentName,
): Promise<Access> {
  for (;;) {
    const judged = judge(rosters, who, name);
    if (judged !== undefined) return judged;
    await rosters.of(name.org);
  }
}
