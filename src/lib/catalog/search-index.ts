import { Dexie, type Collection, type Table } from 'dexie';

import type { Findable } from '#lib/domain/findable.ts';
import { isMeant, otherStems, plain, prefixFrom, wordsIn } from './word-forms.ts';

/** A thing that can be found, with the document in which it lies. */
export interface IndexedPlace extends Findable {
  readonly key: string;
  readonly document: string;
  readonly stems: readonly string[];
}

/** What the index holds of a document. */
export interface IndexedDocument {
  readonly document: string;
  /** Of everything that was indexed: what has the same one needs no second look. */
  readonly fingerprint: string;
}

/**
 * An account's index of the words in its documents, in a database of its own that is named by account. It is
 * disposable: everything in it comes from documents of the tablet, and is made again from them.
 */
export interface SearchIndex {
  documents(): Promise<IndexedDocument[]>;
  /**
   * Puts what a document holds in the place of what it held. A year at once would hold up whoever types: words are
   * looked at after `rest` each time, and written a few things at a time, all in one transaction.
   */
  put(
    document: IndexedDocument,
    findables: readonly Findable[],
    rest: () => Promise<void>,
  ): Promise<void>;
  drop(documents: readonly string[]): Promise<void>;
  /** Things that have a word for each of the stems. */
  find(asked: readonly string[]): Promise<IndexedPlace[]>;
  close(): void;
}

/** How many things are looked at or written at a time. */
const portion = 5;

/** Rejects when the browser gives no database. Once it is deleted, nothing makes it again but a new opening. */
export async function openSearchIndex(accountId: string): Promise<SearchIndex> {
  const database = new Dexie(databaseName(accountId), { autoOpen: false }) as Dexie & {
    places: Table<IndexedPlace, string>;
    documents: Table<IndexedDocument, string>;
  };
  database.version(1).stores({ places: 'key, document, *stems', documents: 'document' });
  database.on('versionchange', () => database.close());
  await database.open();
  const { places, documents } = database;
  return {
    documents: () => documents.toArray(),
    put: async (document, findables, rest) => {
      const name = document.document;
      const portions: IndexedPlace[][] = [];
      for (let begin = 0; begin < findables.length; begin += portion) {
        await rest();
        const some = findables.slice(begin, begin + portion);
        portions.push(some.map((each) => placeOf(name, each)));
      }
      await rest();
      await database.transaction('rw', places, documents, async () => {
        await places.where({ document: name }).delete();
        for (const some of portions) await places.bulkPut(some);
        await documents.put(document);
      });
    },
    drop: (names) =>
      database.transaction('rw', places, documents, async () => {
        await places.where('document').anyOf(names).delete();
        await documents.bulkDelete([...names]);
      }),
    find: async ([first, ...others]) => {
      if (first === undefined) return [];
      const some = await havingWord(places, first).distinct().toArray();
      return some.filter(({ stems }) =>
        others.every((asked) => stems.some((stem) => isMeant(stem, asked))),
      );
    },
    close: () => database.close(),
  };
}

export async function deleteSearchIndex(accountId: string): Promise<void> {
  await Dexie.delete(databaseName(accountId));
}

function havingWord(
  places: Table<IndexedPlace, string>,
  asked: string,
): Collection<IndexedPlace, string> {
  const stems = places.where('stems');
  const begun = asked.length < prefixFrom ? stems.equals(asked) : stems.startsWith(asked);
  const others = otherStems(asked);
  // Of no words at all Dexie makes a collection that ends the whole.
  return others.length > 0 ? begun.or('stems').anyOf(others) : begun;
}

function placeOf(document: string, findable: Findable): IndexedPlace {
  const words = [findable.title, ...findable.texts].flatMap((text) => wordsIn(plain(text)));
  const stems = [...new Set(words.map(({ stem }) => stem))];
  return { ...findable, document, stems, key: `${document}#${findable.kind}/${findable.id}` };
}

function databaseName(accountId: string): string {
  return `tandem-search-${accountId}`;
}
