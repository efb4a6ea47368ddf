import { describe, expect, it } from 'vitest';

import type { DocumentStore } from '#server/storage/port.ts';
import type { StoreUnderTest } from './document-store.ts';

/** What every document store must do with the record of who did what. */
export function describeEvents(adapter: string, open: () => Promise<StoreUnderTest>): void {
  describe(`record of events on ${adapter}`, () => {
    it('tells who did what, the latest first, with the openings of that organisation', async () => {
      const { store, reopen } = await open();
      const event = { org: 'a', personId: 'c', subjectId: null, document: null, detail: '' };
      await store.recordEvent({ ...event, kind: 'signIn', at: 1_000 });
      await store.recordEvent({
        ...event,
        kind: 'role',
        subjectId: 'd',
        detail: 'head',
        at: 3_000,
      });
      await store.recordEvent({ ...event, kind: 'signIn', personId: null, at: 4_000 });
      await store.recordEvent({ ...event, org: 'ab', kind: 'signIn', at: 5_000 });
      const opening = { personId: 'c', kind: 'opened', at: 2_000 } as const;
      await store.recordOpening({ ...opening, document: 'a/pair/x' });
      await store.recordOpening({ ...opening, document: 'ab/pair/x' });
      const again = await reopen();
      const told = async (filter: Partial<Parameters<DocumentStore['events']>[1]> = {}) =>
        (await again.events('a', { limit: 10, ...filter })).map(({ kind, at }) => [kind, at]);
      expect(await told()).toEqual([
        ['signIn', 4_000],
        ['role', 3_000],
        ['opened', 2_000],
        ['signIn', 1_000],
      ]);
      expect(await told({ limit: 1 })).toHaveLength(1);
      const about = { ids: ['d'], documents: [] };
      expect(await told({ about })).toEqual([['role', 3_000]]);
      expect(await told({ by: 'd', about, either: true })).toEqual([['role', 3_000]]);
      expect(await told({ by: 'd', about })).toEqual([]);
      expect(await told({ by: 'c', about })).toEqual([['role', 3_000]]);
      expect(await told({ by: 'c' })).toEqual([
        ['role', 3_000],
        ['opened', 2_000],
        ['signIn', 1_000],
      ]);
      const documents = ['a/pair/x'];
      expect(await told({ about: { ids: [], documents } })).toEqual([['opened', 2_000]]);
      expect(await told({ kind: 'opened' })).toEqual([['opened', 2_000]]);
      expect(await told({ from: 2_000, until: 3_000 })).toEqual([['opened', 2_000]]);
      expect((await again.events('a', { kind: 'role', limit: 1 }))[0]).toEqual({
        ...event,
        ...{ kind: 'role', subjectId: 'd', detail: 'head', at: 3_000 },
      });
      // What is too old goes, openings with it, and nothing that happened at that moment or after.
      await again.forgetEvents(3_000);
      expect(await told()).toEqual([
        ['signIn', 4_000],
        ['role', 3_000],
      ]);
      expect(await again.openings('a/pair/x', 10)).toEqual([]);
      expect(await again.events('ab', { limit: 10 })).toHaveLength(1);
    });
  });
}
