import type { Page } from '@playwright/test';

/** Every place of the tablet's storage that holds `words`: databases, caches, local and session storage. */
export function placesThatHold(page: Page, words: string): Promise<string[]> {
  return page.evaluate(async (wanted) => {
    const decoder = new TextDecoder();
    const textOf = (value: unknown): string => {
      if (value instanceof Uint8Array) return decoder.decode(value);
      if (Array.isArray(value)) return value.map(textOf).join(' ');
      if (typeof value !== 'object' || value === null) return String(value);
      return Object.entries(value)
        .map(([key, inner]) => `${key} ${textOf(inner)}`)
        .join(' ');
    };
    const answerOf = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB did not answer'));
      });

    const places: [place: string, text: string][] = [
      ['localStorage', textOf({ ...localStorage })],
      ['sessionStorage', textOf({ ...sessionStorage })],
    ];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answerOf(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const content = database.transaction(store).objectStore(store);
        places.push([`${name} ${store}`, name + textOf(await answerOf(content.getAll()))]);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        places.push([request.url, request.url + ((await response?.text()) ?? '')]);
      }
    }
    return places.filter(([, text]) => text.includes(wanted)).map(([place]) => place);
  }, words);
}

/** How many changes the tablet has written down as not yet sent, over all documents. */
export function unsentInLedger(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const ledgers = databases.filter(
      ({ name }) =>
        name?.startsWith('tandem-') && !/^tandem-(device$|versions-|search-)/.test(name),
    );
    let unsent = 0;
    for (const { name = '' } of ledgers) {
      unsent += await new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error ?? new Error('IndexedDB did not open'));
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction('documents').objectStore('documents').getAll();
          reading.onsuccess = () => {
            database.close();
            const entries = reading.result as { unsent: number }[];
            resolve(entries.reduce((sum, entry) => sum + entry.unsent, 0));
          };
        };
      });
    }
    return unsent;
  });
}

/** What the service worker keeps, as addresses on the server. */
export function cachedAddresses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const caching = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
    const requests = (await Promise.all(caching)).flat();
    return requests.map(({ url }) => {
      const address = new URL(url);
      address.searchParams.delete('__WB_REVISION__');
      return address.href;
    });
  });
}
