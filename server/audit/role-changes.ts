import type { AccessRoster } from '#lib/domain/access.ts';

export interface RoleChange {
  /** Who wrote to the roster last before it was read. */
  readonly personId: string | null;
  readonly subjectId: string;
  /** The new role; `out` and `back` for somebody who was taken out of the programme, or brought back. */
  readonly detail: string;
}

/**
 * Tells the changes of roles from one reading of a roster to the next. The reading after a start is the first
 * to compare with, so a change made in the moment of a crash is on record as a change of the roster alone.
 */
export function roleChanges(onChange: (org: string, change: RoleChange) => void) {
  const known = new Map<string, AccessRoster['people']>();
  const authors = new Map<string, string>();
  return {
    changedBy(org: string, personId: string): void {
      authors.set(org, personId);
    },
    read(org: string, { people }: AccessRoster): void {
      const before = known.get(org);
      known.set(org, people);
      const personId = authors.get(org) ?? null;
      if (!before) return;
      for (const [subjectId, { role, removed }] of people) {
        const was = before.get(subjectId);
        const change = (detail: string) => onChange(org, { personId, subjectId, detail });
        if (was ? was.role !== role : role !== 'member') change(role);
        if (was && was.removed !== removed) change(removed ? 'out' : 'back');
      }
    },
  };
}
