import { describe, expect, it } from 'vitest';

import {
  ErasedError,
  type DocumentStore,
  type Merged,
  type StoredDocument,
} from '#server/storage/port.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const concat = (parts: readonly Uint8Array[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
/** Stands for merging: all bytes one after the other, described by their number. */
const merge = ({ snapshot, updates }: StoredDocument): Merged => {
  const merged = concat(snapshot ? [snapshot, ...updates] : updates);
  return { snapshot: merged, content: bytes(merged.length) };
};

export interface StoreUnderTest {
  readonly store: DocumentStore;
  /** Opens what is stored once more, as after a restart. */
  readonly reopen: () => Promise<DocumentStore>;
}

/** What every document store must do, whatever it is built on. */
export function describeDocumentStore(adapter: string, open: () => Promise<StoreUnderTest>): void {
  describe(`document store on ${adapter}`, () => {
    const append = (store: DocumentStore, document: string, ...values: number[]) =>
      store.append({ document, update: bytes(...values), personId: 'someone' });

    it('has nothing of a document that nobody wrote to', async () => {
      const { store } = await open();
      expect(await store.load('a/pair/x')).toEqual({ snapshot: null, updates: [] });
      expect(await store.list('')).toEqual([]);
    });

    it('gives updates back in the order of their appending, each document its own', async () => {
      const { store } = await open();
      await Promise.all([
        append(store, 'a/pair/x', 1),
        append(store, 'a/pair/y', 9),
        append(store, 'a/pair/x', 2),
        store.append({ document: 'a/pair/x', update: bytes(), personId: null }),
      ]);
      await append(store, 'a/pair/x', 3);
      const { snapshot, updates } = await store.load('a/pair/x');
      expect(snapshot).toBeNull();
      expect(updates.map((update) => [...update])).toEqual([[1], [2], [], [3]]);
    });

    it('has after a restart what it said was stored', async () => {
      const { store, reopen } = await open();
      await append(store, 'a/pair/x', 1, 2, 3);
      await store.recordDelivery({ document: 'a/pair/x', personId: 'p', at: 5 });
      await store.recordOpening({ document: 'a/pair/x', personId: 'c', kind: 'opened', at: 6 });
      const again = await reopen();
      expect((await again.load('a/pair/x')).updates.map((update) => [...update])).toEqual([
        [1, 2, 3],
      ]);
      expect(await again.deliveries('a/pair/x')).toHaveLength(1);
      expect(await again.openings('a/pair/x', 10)).toHaveLength(1);
    });

    it('replaces a log by what it was merged into', async () => {
      const { store } = await open();
      await append(store, 'a/pair/x', 1);
      await append(store, 'a/pair/x', 2);
      await store.compact('a/pair/x', merge);
      await append(store, 'a/pair/x', 3);
      expect(await store.load('a/pair/x')).toEqual({ snapshot: bytes(1, 2), updates: [bytes(3)] });
      expect(await store.outline('a/pair/x')).toEqual({
        content: bytes(2),
        snapshotBytes: 2,
        updates: [bytes(3)],
        erased: false,
      });
      await store.compact('a/pair/x', merge);
      expect(await store.load('a/pair/x')).toEqual({ snapshot: bytes(1, 2, 3), updates: [] });
    });

    it('keeps an update that arrives while its log is being merged', async () => {
      const { store } = await open();
      await append(store, 'a/pair/x', 1);
      await store.compact('a/pair/x', async (stored) => {
        await append(store, 'a/pair/x', 2);
        return merge(stored);
      });
      expect(await store.load('a/pair/x')).toEqual({ snapshot: bytes(1), updates: [bytes(2)] });
    });

    it('loses nothing when two merge one log at the same time', async () => {
      const { store } = await open();
      await append(store, 'a/pair/x', 1);
      await store.compact('a/pair/x', async (slow) => {
        await append(store, 'a/pair/x', 2);
        await store.compact('a/pair/x', merge);
        return merge(slow);
      });
      const { snapshot, updates } = await store.load('a/pair/x');
      expect([...concat([snapshot ?? bytes(), ...updates])]).toEqual([1, 2]);
    });

    it('leaves a log alone that could not be merged', async () => {
      const { store } = await open();
      await append(store, 'a/pair/x', 1);
      const failing = store.compact('a/pair/x', () => {
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.load('a/pair/x')).toEqual({ snapshot: null, updates: [bytes(1)] });
    });

    it('changes the version of a document with each change of it, and with no other', async () => {
      const { store, reopen } = await open();
      const seen: string[] = [await store.version('a/pair/x')];
      await append(store, 'a/pair/x', 1);
      seen.push(await store.version('a/pair/x'));
      await append(store, 'a/pair/x', 2);
      seen.push(await store.version('a/pair/x'));
      expect(new Set(seen).size).toBe(3);
      await append(store, 'a/pair/y', 1);
      await store.compact('a/pair/x', merge);
      expect(await store.version('a/pair/x')).toBe(seen[2]);
      expect(await (await reopen()).version('a/pair/x')).toBe(seen[2]);
    });

    it('never takes an erased document again, and keeps nothing of it', async () => {
      const { store, reopen } = await open();
      await append(store, 'a/pair/x', 1);
      await store.compact('a/pair/x', merge);
      await store.recordOpening({ document: 'a/pair/x', personId: 'c', kind: 'opened', at: 6 });
      const late = append(store, 'a/pair/x', 2);
      await store.erase('a/pair/x', 'c');
      await late;
      const again = await reopen();
      await expect(append(again, 'a/pair/x', 3)).rejects.toThrow(ErasedError);
      await Promise.all([
        append(again, 'a/pair/y', 1),
        expect(append(again, 'a/pair/x', 3)).rejects.toThrow(ErasedError),
      ]);
      await again.recordOpening({ document: 'a/pair/x', personId: 'c', kind: 'opened', at: 7 });
      expect(await again.load('a/pair/x')).toEqual({ snapshot: null, updates: [] });
      expect((await again.outline('a/pair/x')).erased).toBe(true);
      expect(await again.openings('a/pair/x', 9)).toEqual([]);
      expect(await again.list('')).toEqual(['a/pair/y']);
    });

    it('remembers who erased what, and the first of two', async () => {
      const { store, reopen } = await open();
      await append(store, 'a/pair/x', 1);
      await store.erase('a/pair/x', 'c');
      await store.erase('a/pair/x', 'd');
      await store.erase('a/diary/never-written', null);
      await store.erase('ab/pair/x', 'e');
      const again = await reopen();
      const erasures = await again.erasures('a/', 9);
      expect(erasures.map(({ document, personId }) => `${document} ${personId}`).sort()).toEqual([
        'a/diary/never-written null',
        'a/pair/x c',
      ]);
      expect(await again.erasures('a/', 1)).toHaveLength(1);
    });

    it('counts the bytes of all documents of an organisation', async () => {
      const { store } = await open();
      await append(store, 'a/pair/x', 1, 2, 3);
      await store.compact('a/pair/x', merge);
      await append(store, 'a/pair/x', 4);
      await append(store, 'a/roster', 5);
      await append(store, 'ab/roster', 6);
      expect(await store.bytesOf('a/')).toBe(5);
    });

    it('lists documents by the beginning of their names', async () => {
      const { store } = await open();
      for (const name of ['b/roster', 'a/pair/y', 'a/pair/x', 'a/pairs', 'ab/roster']) {
        await append(store, name, 1);
      }
      expect(await store.list('a/')).toEqual(['a/pair/x', 'a/pair/y', 'a/pairs']);
      expect(await store.list('a/pair/')).toEqual(['a/pair/x', 'a/pair/y']);
      expect(await store.list('')).toHaveLength(5);
    });

    const version = (id: string, at: number, document = 'a/pair/x') => ({
      ...{ document, id, reason: 'daily', personId: 'p', at },
      bytes: bytes(at, 1, 2),
    });

    it('keeps versions, each once, tells the latest first and drops what is asked for', async () => {
      const { store, reopen } = await open();
      await store.keepVersion(version('one', 1));
      await store.keepVersion(version('two', 2));
      await store.keepVersion({ ...version('one', 9), reason: 'signed' });
      await store.keepVersion(version('one', 5, 'a/pair/y'));
      const { bytes: content, ...note } = version('two', 2);
      expect((await store.versionsOf('a/pair/x')).map(({ id, at }) => [id, at])).toEqual([
        ['two', 2],
        ['one', 1],
      ]);
      expect((await store.versionsOf('a/pair/x'))[0]).toEqual(note);
      expect(await store.versionBytes('a/pair/x', 'two')).toEqual(content);
      expect(await store.versionBytes('a/pair/y', 'two')).toBeNull();
      expect(await store.bytesOf('a/')).toBe(9);
      await store.dropVersions('a/pair/x', ['one']);
      const again = await reopen();
      expect((await again.versionsOf('a/pair/x')).map(({ id }) => id)).toEqual(['two']);
      expect(await again.versionsOf('a/pair/y')).toHaveLength(1);
    });

    it('erases the versions with their document, and takes none of it ever after', async () => {
      const { store } = await open();
      await store.keepVersion(version('one', 1));
      await store.keepVersion(version('two', 2, 'a/pair/y'));
      await store.erase('a/pair/x', 'c');
      await store.keepVersion(version('three', 3));
      expect(await store.versionsOf('a/pair/x')).toEqual([]);
      expect(await store.versionBytes('a/pair/x', 'one')).toBeNull();
      expect(await store.versionsOf('a/pair/y')).toHaveLength(1);
    });

    it('finishes what is under way before it closes', async () => {
      const { store, reopen } = await open();
      const stored = append(store, 'a/pair/x', 1);
      await store.close();
      await stored;
      expect((await (await reopen()).load('a/pair/x')).updates).toHaveLength(1);
    });
  });
}
