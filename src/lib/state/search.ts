import { excerptOf, holdsAny, type ExcerptPart } from '#lib/catalog/excerpt.ts';
import type { IndexedPlace } from '#lib/catalog/search-index.ts';
import { stemsAsked } from '#lib/catalog/word-forms.ts';
import { readSupervision } from '#lib/documents/supervision.ts';
import { formatDocumentName, parseDocumentName } from '#lib/domain/document-name.ts';
import { findableKinds, type FindableKind } from '#lib/domain/findable.ts';
import { readHere } from '#lib/sync/read-here.ts';
import { searchKeeper } from './search-keeper.ts';
import { session } from './session.svelte.ts';

/** One thing that was found. */
export interface Found {
  readonly kind: FindableKind;
  readonly pairId: string;
  readonly id: string;
  readonly meetingId: string;
  readonly day: string;
  readonly title: readonly ExcerptPart[];
  readonly excerpt: readonly ExcerptPart[];
}

export interface FoundKind {
  readonly kind: FindableKind;
  readonly found: readonly Found[];
}

/** What was found in one pair, by kind. */
export interface FoundPair {
  readonly pairId: string;
  /** Names of the others in it; of everybody for a curator, who is none of them. */
  readonly names: string;
  readonly count: number;
  readonly kinds: readonly FoundKind[];
}

/**
 * Everything of the account in use in which each word of the query occurs, in whatever form. Needs no network.
 * Rejects when the browser gives no database.
 */
export async function search(query: string): Promise<FoundPair[]> {
  const asked = stemsAsked(query);
  const keeper = searchKeeper();
  const places = await (await keeper.index).find(asked);
  if (!keeper.isCurrent) return [];
  const pairIds = [...new Set(places.map(({ pairId }) => pairId))];
  const pairs = await Promise.all(
    pairIds.map(async (pairId) => {
      // Whoever only reads a pair is shown the list for next time nowhere, and one that rests has no next time.
      const meets = session.persons.some(({ pairs }) =>
        pairs.some((pair) => pair.pairId === pairId && pair.state === 'active'),
      );
      const mine = onceEach(
        places.filter((place) => place.pairId === pairId && (meets || place.kind !== 'point')),
      );
      const kinds = findableKinds
        .map((kind) => ({ kind, found: foundOf(kind, mine, asked) }))
        .filter(({ found }) => found.length > 0);
      return { pairId, names: await namesOf(pairId, mine), count: mine.length, kinds };
    }),
  );
  return pairs.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

/** Brings the index up to what lies on the tablet now. */
export async function refreshSearch(): Promise<void> {
  await searchKeeper().refresh();
}

/** Of one kind, the latest first. */
function foundOf(kind: FindableKind, places: readonly IndexedPlace[], asked: readonly string[]) {
  return places
    .filter((place) => place.kind === kind)
    .sort((a, b) => b.day.localeCompare(a.day))
    .map((place): Found => {
      const { pairId, id, meetingId, day, title, texts } = place;
      const told = texts.find((text) => holdsAny(text, asked)) ?? texts[0] ?? '';
      const excerpt = excerptOf(told, asked);
      return { kind, pairId, id, meetingId, day, title: excerptOf(title, asked), excerpt };
    });
}

async function namesOf(pairId: string, places: readonly IndexedPlace[]): Promise<string> {
  const person = session.personOfPair(pairId);
  const org = person?.org ?? parseDocumentName(places[0]?.document ?? '')?.org ?? '';
  const name = formatDocumentName({ org, kind: 'supervision', id: pairId });
  const { people } = await readHere(searchKeeper().repository, name, readSupervision);
  return people
    .filter(({ personId }) => personId !== person?.personId)
    .map((each) => each.name)
    .join(', ');
}

/** A reflection that is shown to the next mentor lies, for a while, in the documents of both. */
function onceEach(places: readonly IndexedPlace[]): IndexedPlace[] {
  return [...new Map(places.map((place) => [`${place.kind}/${place.id}`, place])).values()];
}
