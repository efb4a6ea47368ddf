import * as Y from 'yjs';

import type { DocumentKind } from '#lib/domain/document-name.ts';
import type { IsoTime } from '#lib/domain/dates.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import type { Random } from './random.ts';

/** The simulated moment: everything that is written gets it as its time. */
export interface Clock {
  now: IsoTime;
}

/** A copy of a document on somebody's tablet, with ids and times that the seed decides. */
export function openCopy(
  kind: DocumentKind,
  personId: string,
  random: Random,
  clock: Clock,
): Y.Doc {
  const doc = new Y.Doc();
  // Never edited again under this number, so it may be chosen (a persisted one could not).
  doc.clientID = random.int(1, 0xffff_ffff);
  prepareForEditing(doc, kind, personId, { newId: random.id, now: () => clock.now });
  return doc;
}

/** The tablets of a pair: each has its own copy, and they learn of each other's work by `sync`. */
export interface Tablets {
  of(personId: string): Y.Doc;
  sync(): void;
}

export function createTablets(personIds: readonly string[], random: Random, clock: Clock): Tablets {
  const copies = new Map(
    personIds.map((personId) => [personId, openCopy('pair', personId, random, clock)]),
  );
  const docs = [...copies.values()];
  return {
    of: (personId) => {
      const doc = copies.get(personId);
      if (!doc) throw new Error('this person has no tablet here');
      return doc;
    },
    sync: () => {
      const [relay, ...others] = docs;
      if (!relay) return;
      for (const doc of others) pass(doc, relay);
      for (const doc of others) pass(relay, doc);
    },
  };
}

function pass(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'remote');
}
