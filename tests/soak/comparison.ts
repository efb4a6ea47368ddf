import type { Page } from '@playwright/test';
import * as Y from 'yjs';

import type { DocumentStore } from '#server/storage/port.ts';
import { surplus, type Device } from './device.ts';

/** The documents on a tablet by account and name, each as the rows that IndexedDB has of it. */
async function documentsOn(page: Page): Promise<Map<string, Y.Doc>> {
  const databases = await page.evaluate(async () => {
    const answerOf = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB did not answer'));
      });
    const found: [name: string, rows: string[]][] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('tandem/')) continue;
      const database = await answerOf(indexedDB.open(name));
      const rows = database.transaction('updates').objectStore('updates').getAll();
      const texts = ((await answerOf(rows)) as Uint8Array[]).map((row) =>
        Array.from(row, (byte) => String.fromCharCode(byte)).join(''),
      );
      database.close();
      found.push([name, texts.map(btoa)]);
    }
    return found;
  });
  return new Map(
    databases.map(([name, rows]) => [
      name.split('/').slice(2).join('/'),
      merged(rows.map((row) => Buffer.from(row, 'base64'))),
    ]),
  );
}

function merged(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  return doc;
}

async function stored(store: DocumentStore, document: string): Promise<Y.Doc> {
  const { snapshot, updates } = await store.load(document);
  return merged(snapshot ? [snapshot, ...updates] : updates);
}

type SharedType = NonNullable<ReturnType<Y.Doc['share']['get']>>;

/** All words of a document that are not deleted, whatever types they lie in. */
function wordsOf(doc: Y.Doc): string {
  const wordsIn = (type: SharedType): string => {
    const inOrder: string[] = [];
    for (let item = type._start; item; item = item.right) {
      if (!item.deleted) inOrder.push(wordsOfContent(item.content));
    }
    const byKey = [...type._map.values()].filter(({ deleted }) => !deleted);
    return [inOrder.join(''), ...byKey.map(({ content }) => wordsOfContent(content))].join('\n');
  };
  const wordsOfContent = (content: Y.Item['content']): string => {
    if (content instanceof Y.ContentType) return wordsIn(content.type);
    if (content instanceof Y.ContentString) return content.str;
    return content instanceof Y.ContentAny ? JSON.stringify(content.arr) : '';
  };
  return [...doc.share.values()].map(wordsIn).join('\n');
}

/** How the tablets differ from the server, in sentences; empty when every document is the same everywhere. */
export async function differences(
  devices: readonly Device[],
  store: DocumentStore,
): Promise<{ readonly compared: number; readonly found: readonly string[] }> {
  const found: string[] = [];
  let compared = 0;
  for (const { name, tablet } of devices) {
    for (const [document, here] of await documentsOn(tablet.page)) {
      compared += 1;
      const there = await stored(store, document);
      if (Y.equalSnapshots(Y.snapshot(here), Y.snapshot(there))) continue;
      found.push(`${document} on the tablet “${name}” is not what the server has`);
    }
  }
  return { compared, found };
}

/** Whose words are not where they belong, in sentences: promised ones must be there once, others at most once. */
export async function lostWords(
  devices: readonly Device[],
  store: DocumentStore,
): Promise<readonly string[]> {
  const found: string[] = [];
  const documents = new Map<string, string>();
  for (const { markers } of devices) {
    for (const { words, document, promise } of markers) {
      const content = documents.get(document) ?? wordsOf(await stored(store, document));
      documents.set(document, content);
      if (promise !== '' && content.includes(words + surplus.charAt(0))) {
        found.push(`what was deleted behind “${words}” is in ${document}`);
      }
      const times = content.split(words).length - 1;
      if (times === 1 || (times === 0 && promise === '')) continue;
      const said = promise === '' ? 'nothing was said of it' : `the corner said “${promise}”`;
      found.push(`“${words}” is in ${document} ${times} times; ${said}`);
    }
  }
  return found;
}
