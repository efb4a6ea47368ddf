import { mentionsLeft } from '#lib/documents/mentions.ts';
import type { Roster } from '#lib/documents/roster.ts';
import type { DocumentName } from '#lib/domain/document-name.ts';
import type { NameMention } from '#lib/protocol/api.ts';
import type { Relay } from '#server/relay/relay.ts';

export interface MentionSources {
  readonly org: string;
  readonly personId: string;
  readonly roster: Roster;
  readonly relay: Pick<Relay, 'read'>;
}

/**
 * Where a person's name would go on standing after the erasure, in what curators may read: it was typed there by
 * others. Of pairs only that they name the person: a curator's look at their words is noted, and this is none.
 */
export async function findMentions({
  org,
  personId,
  roster,
  relay,
}: MentionSources): Promise<NameMention[]> {
  const name = roster.people.find(({ id }) => id === personId)?.name ?? '';
  const look = async (document: DocumentName) =>
    mentionsLeft(await relay.read(document), name, [personId]);

  const inProgramme = await look({ org, kind: 'programme', id: '' });
  const inRoster = await look({ org, kind: 'roster', id: '' });
  const found: NameMention[] = [
    ...inProgramme.map(({ words }) => ({ where: 'programme' as const, id: '', words })),
    ...inRoster.map(({ root, id, words }) => ({
      ...(root === 'people'
        ? { where: 'person' as const, id }
        : { where: 'roster' as const, id: '' }),
      words,
    })),
  ];
  for (const { id } of roster.pairs) {
    for (const kind of ['supervision', 'pair'] as const) {
      const places = await look({ org, kind, id });
      if (places.length > 0) found.push({ where: kind, id, words: '' });
    }
  }
  return found;
}
