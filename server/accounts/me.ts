import { access, type Identity } from '#lib/domain/access.ts';
import { formatDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import type { MyDocument, MyPair, MyPerson } from '#lib/protocol/api.ts';
import type { OrganisationReader, OrganisationView } from './organisation-reader.ts';

/** The account's persons in all its organisations, with what each may open. */
export async function describePersons(
  identity: Identity,
  organisations: OrganisationReader,
): Promise<MyPerson[]> {
  const persons = await Promise.all(
    [...identity.persons].map(async ([org, personId]) =>
      describePerson(identity, org, personId, await organisations.read(org)),
    ),
  );
  return persons.filter((person) => person !== undefined);
}

function describePerson(
  identity: Identity,
  org: string,
  personId: string,
  view: OrganisationView,
): MyPerson | undefined {
  const person = view.roster.people.find((candidate) => candidate.id === personId);
  if (!person) return undefined;
  const pairs = view.roster.pairs.flatMap((pair): MyPair[] => {
    const membership = pair.members.find((member) => member.personId === personId);
    if (!membership || person.removed) return [];
    return [{ pairId: pair.id, part: membership.part, state: pair.state }];
  });

  const candidates: DocumentName[] = [
    { org, kind: 'programme', id: '' },
    { org, kind: 'roster', id: '' },
    { org, kind: 'overview', id: '' },
    ...pairs.flatMap(({ pairId }): DocumentName[] => [
      { org, kind: 'pair', id: pairId },
      { org, kind: 'supervision', id: pairId },
    ]),
    { org, kind: 'diary', id: personId },
    { org, kind: 'answers', id: personId },
  ];
  const documents = candidates.flatMap((name): MyDocument[] => {
    const allowed = access(identity, name, view.access);
    return allowed === 'none' ? [] : [{ name: formatDocumentName(name), access: allowed }];
  });
  const { name, role } = person;
  return { org, orgName: view.name, personId, name, role, pairs, documents };
}
