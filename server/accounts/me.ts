import { sharedIdsOf } from '#lib/documents/roster-access.ts';
import { access, isOut, type Identity } from '#lib/domain/access.ts';
import { formatDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import type { PairPart } from '#lib/domain/forms.ts';
import type { FormerPair, MyDocument, MyPair, MyPerson } from '#lib/protocol/api.ts';
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
  const place = view.access.people.get(personId);
  const takesNoPart = place === undefined || isOut(place);
  const pairs = view.roster.pairs.flatMap((pair): MyPair[] => {
    const membership = pair.members.find((member) => member.personId === personId);
    if (!membership || takesNoPart) return [];
    return [{ pairId: pair.id, part: membership.part, state: pair.state }];
  });

  const formerPairs = view.roster.pairs.flatMap((pair): FormerPair[] => {
    const isFormer = pair.former.some(
      (member) => member.personId === personId && member.part === 'mentor',
    );
    if (!isFormer || takesNoPart) return [];
    const named = (part: PairPart) =>
      pair.members
        .filter((member) => member.part === part)
        .map(({ personId: id }) => ({
          personId: id,
          name: view.roster.people.find((each) => each.id === id)?.name ?? '',
        }));
    const { id, state } = pair;
    return [{ pairId: id, state, mentors: named('mentor'), mentees: named('mentee') }];
  });

  const candidates: DocumentName[] = [
    { org, kind: 'programme', id: '' },
    { org, kind: 'roster', id: '' },
    { org, kind: 'overview', id: '' },
    ...pairs.flatMap(({ pairId }): DocumentName[] => [
      { org, kind: 'pair', id: pairId },
      { org, kind: 'supervision', id: pairId },
    ]),
    ...view.roster.pairs
      .filter(({ members, former }) =>
        [...members, ...former].some((member) => member.personId === personId),
      )
      .flatMap(sharedIdsOf)
      .map((id): DocumentName => ({ org, kind: 'shared', id })),
    { org, kind: 'diary', id: personId },
    { org, kind: 'answers', id: personId },
  ];
  const documents = candidates.flatMap((name): MyDocument[] => {
    const allowed = access(identity, name, view.access);
    return allowed === 'none' ? [] : [{ name: formatDocumentName(name), access: allowed }];
  });
  const { name, role } = person;
  const out = place?.removed ? 'left' : takesNoPart ? 'noConsent' : undefined;
  return { org, orgName: view.name, personId, name, role, out, pairs, formerPairs, documents };
}
