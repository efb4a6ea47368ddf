import type { Role } from './access.ts';

/** What tells who is curator and who was. */
export interface CuratorRecord {
  readonly id: string;
  readonly role: Role;
  readonly removed: boolean;
  /** When somebody who is no curator any more was one last, as ISO time; absent for everybody else. */
  readonly curatorUntil?: string | undefined;
}

/**
 * An organisation without a curator could never have one again. The interface refuses to take the last one away,
 * but two curators may resign apart, each counting on the other: then whoever resigned last is read as curator
 * still. Everybody else stays as they are. (docs/domain.md, "Curators and head")
 */
export function keepLastCurator<Person extends CuratorRecord>(people: readonly Person[]): Person[] {
  if (people.some(isCurator)) return [...people];
  let last: Person | undefined;
  for (const person of people) if (isLater(person, last)) last = person;
  return people.map((person) =>
    person === last ? { ...person, role: 'curator', removed: false } : person,
  );
}

/** Whether nobody else could make somebody a curator if this person were none. */
export function isLastCurator(people: readonly CuratorRecord[], id: string): boolean {
  const curators = people.filter(isCurator);
  return curators.length === 1 && curators[0]?.id === id;
}

function isCurator({ role, removed }: CuratorRecord): boolean {
  return role === 'curator' && !removed;
}

function isLater(person: CuratorRecord, than: CuratorRecord | undefined): boolean {
  const { curatorUntil } = person;
  if (curatorUntil === undefined) return false;
  if (than?.curatorUntil === undefined || curatorUntil > than.curatorUntil) return true;
  return curatorUntil === than.curatorUntil && person.id < than.id;
}
