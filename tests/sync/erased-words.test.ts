import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { openLocalStore } from '#lib/sync/local-store.ts';
import {
  addRow,
  databaseNames,
  deleteDatabase,
  openDatabase,
  readLog,
} from '../support/memory-database.ts';

vi.mock('#lib/sync/document-database.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('../support/memory-database.ts')),
}));

const word = 'МЕТКА';

/** How long nobody must write before rows are merged, and some more, in ms. */
const whileIdle = 3_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  databaseNames().forEach((name) => void deleteDatabase(name));
});

async function openTablet() {
  const doc = new Y.Doc();
  const store = openLocalStore('roster', doc, () => undefined);
  await store.loaded;
  return {
    doc,
    store,
    /** What another tablet did. */
    take: async (update: Uint8Array) => {
      Y.applyUpdate(doc, update, 'relay');
      await store.barrier();
    },
    /** The battery is empty: nothing that it was about to do happens. */
    kill: () => vi.clearAllTimers(),
  };
}

const lingers = async () =>
  Buffer.concat((await readLog(await openDatabase('roster'))).rows).includes(word);

/** A document with the word in an item, in one of its fields and in a text, and what erases each. */
function documentWithTheWord() {
  const doc = new Y.Doc();
  const item = new Y.Map<string>();
  doc.getMap('people').set('id', item);
  item.set('name', `${word} ученика`);
  item.set('by', 'Куратор');
  doc.getText('note').insert(0, `${word} в тексте`);
  const erase = {
    item: () => doc.getMap('people').delete('id'),
    field: () => item.delete('name'),
    text: () => doc.getText('note').delete(0, doc.getText('note').length),
  };
  return {
    whole: Y.encodeStateAsUpdate(doc),
    /** What the curator's tablet sends when all of this is erased. */
    erasure: (...what: (keyof typeof erase)[]) => {
      const updates: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update));
      what.forEach((each) => erase[each]());
      return Y.mergeUpdates(updates);
    },
  };
}

it.each([
  { rest: 'text', erased: 'item' },
  { rest: 'text', erased: 'field' },
  { rest: 'item', erased: 'text' },
] as const)(
  'a tablet that is killed right after a $erased was erased keeps nothing of it from its next start on',
  async ({ rest, erased }) => {
    const { whole, erasure } = documentWithTheWord();
    const before = await openTablet();
    // The other place with the word is empty from the start.
    await before.take(Y.mergeUpdates([whole, erasure(rest)]));
    await before.store.close();
    const killed = await openTablet();
    await killed.take(erasure(erased));
    killed.kill();
    expect(await lingers()).toBe(true);

    const { doc } = await openTablet();
    await vi.advanceTimersByTimeAsync(whileIdle);
    expect(await lingers()).toBe(false);
    expect(doc.getMap('people').has('id')).toBe(erased !== 'item' && rest !== 'item');
  },
);

it('a tablet that is only looked at merges its rows when it closes, and then not again', async () => {
  const { whole, erasure } = documentWithTheWord();
  const killed = await openTablet();
  await killed.take(whole);
  await killed.take(erasure('item', 'text'));
  killed.kill();
  await (await openTablet()).store.close();
  expect(await lingers()).toBe(false);
  expect(await readLog(await openDatabase('roster'))).toMatchObject({ lingers: false });
});

it('rows that cannot be merged yet are merged when they can be', async () => {
  const { whole, erasure } = documentWithTheWord();
  const later = new Y.Doc();
  const ahead: Uint8Array[] = [];
  later.on('update', (update: Uint8Array) => ahead.push(update));
  later.getText('other').insert(0, 'first');
  later.getText('other').insert(0, 'second');
  // A row that builds on something that is not here yet, as after a damage: it can be in no merged row.
  await addRow(await openDatabase('roster'), ahead[1]!, false);
  const killed = await openTablet();
  await killed.take(whole);
  await killed.take(erasure('item', 'text'));
  await vi.advanceTimersByTimeAsync(whileIdle);
  expect(await lingers()).toBe(true);
  killed.kill();

  const { take } = await openTablet();
  await take(ahead[0]!);
  await vi.advanceTimersByTimeAsync(whileIdle);
  expect(await lingers()).toBe(false);
});
