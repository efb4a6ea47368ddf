import { describe, expect, it } from 'vitest';

import type { OpeningKind } from '#lib/protocol/api.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import type { StoreUnderTest } from './document-store.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

/** What every document store must know of who has delivered, opened and seen a document. */
export function describeVisits(adapter: string, open: () => Promise<StoreUnderTest>): void {
  describe(`visits on ${adapter}`, () => {
    const append = (store: DocumentStore, document: string, ...values: number[]) =>
      store.append({ document, update: bytes(...values), personId: 'someone' });

    it('remembers the latest delivery of each person', async () => {
      const { store } = await open();
      const deliver = (personId: string, at: number) =>
        store.recordDelivery({ document: 'a/pair/x', personId, at });
      await Promise.all([deliver('q', 7), deliver('p', 5), deliver('p', 9), deliver('p', 6)]);
      expect(await store.deliveries('a/pair/x')).toEqual([
        { document: 'a/pair/x', personId: 'p', at: 9 },
        { document: 'a/pair/x', personId: 'q', at: 7 },
      ]);
      expect(await store.deliveries('a/pair/y')).toEqual([]);
    });

    it('tells the latest openings first and notes one person no more often than asked', async () => {
      const { store } = await open();
      const look = (personId: string, at: number, quietMs?: number) =>
        store.recordOpening({ document: 'a/pair/x', personId, kind: 'opened', at }, quietMs);
      await look('c', 1_000);
      await look('c', 1_500, 1_000);
      await look('d', 1_600, 1_000);
      await look('c', 2_000, 1_000);
      await Promise.all([look('e', 3_000, 1_000), look('e', 3_000, 1_000)]);
      const seen = (await store.openings('a/pair/x', 10)).map(({ personId, at }) => [personId, at]);
      expect(seen).toEqual([
        ['e', 3_000],
        ['c', 2_000],
        ['d', 1_600],
        ['c', 1_000],
      ]);
      expect(await store.openings('a/pair/x', 1)).toHaveLength(1);
    });

    it('tells a copy from an opening, and of each person’s copies the last', async () => {
      const { store } = await open();
      const look = (personId: string, kind: OpeningKind, at: number) =>
        store.recordOpening({ document: 'a/pair/x', personId, kind, at }, 1_000);
      await look('c', 'opened', 1_000);
      await look('c', 'copied', 1_100);
      await look('d', 'copied', 1_200);
      await look('c', 'copied', 1_300);
      await look('c', 'copied', 2_500);
      const seen = await store.openings('a/pair/x', 10);
      expect(seen.map(({ personId, kind, at }) => [personId, kind, at])).toEqual([
        ['c', 'copied', 2_500],
        ['d', 'copied', 1_200],
        ['c', 'opened', 1_000],
      ]);
      expect(await store.openings('a/pair/x', 0)).toHaveLength(2);
    });

    it('knows who has seen a document as it is, until somebody else appends', async () => {
      const { store, reopen } = await open();
      const write = (personId: string | null) =>
        store.append({ document: 'a/pair/x', update: bytes(1), personId });
      const see = async (personId: string, at: number) =>
        store.recordSeen({ document: 'a/pair/x', personId, at }, await store.version('a/pair/x'));
      await write('p');
      await see('q', 5);
      await see('q', 9);
      expect(await store.seenOf('a/pair/x')).toEqual([
        { document: 'a/pair/x', personId: 'q', at: 5 },
      ]);
      await Promise.all([write('q'), write('q')]);
      const again = await reopen();
      expect(await again.seenOf('a/pair/x')).toHaveLength(1);
      expect(await again.seenOf('a/pair/y')).toEqual([]);
      await again.append({ document: 'a/pair/x', update: bytes(2), personId: 'p' });
      expect(await again.seenOf('a/pair/x')).toEqual([]);
    });

    it('believes no receipt of a state that somebody has changed since', async () => {
      const { store } = await open();
      await append(store, 'a/pair/x', 1);
      const version = await store.version('a/pair/x');
      const seen = { document: 'a/pair/x', personId: 'q', at: 5 };
      await Promise.all([store.recordSeen(seen, version), append(store, 'a/pair/x', 2)]);
      expect(await store.seenOf('a/pair/x')).toEqual([]);
      await store.recordSeen(seen, version);
      expect(await store.seenOf('a/pair/x')).toEqual([]);
      await store.recordSeen(seen, await store.version('a/pair/x'));
      expect(await store.seenOf('a/pair/x')).toEqual([seen]);
      await store.erase('a/pair/x', 'c');
      await store.recordSeen(seen, await store.version('a/pair/x'));
      expect(await store.seenOf('a/pair/x')).toEqual([]);
    });
  });
}
