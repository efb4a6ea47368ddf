import type { BrowserContext, Page } from '@playwright/test';

/**
 * Gives an origin no more than `bytes` of storage. Chromium heeds it only before the origin's first
 * database is open, and as long as the page lives; later limits replace it at once.
 */
export async function limitStorage(
  page: Page,
  origin: string,
  bytes: number,
): Promise<(bytes: number) => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  const limit = async (quotaSize: number) => {
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
  };
  await limit(bytes);
  return limit;
}

/** Lets something else take `bytes` of the origin's storage, as photographs take that of a tablet. */
export async function takeStorage(page: Page, bytes: number): Promise<void> {
  await page.evaluate(
    (length) =>
      new Promise<void>((resolve, reject) => {
        const ballast = new Uint8Array(length);
        // What can be pressed together takes no room.
        for (let at = 0; at < length; at += 65_536) {
          crypto.getRandomValues(ballast.subarray(at, at + 65_536));
        }
        const opening = indexedDB.open('ballast');
        opening.onerror = () => reject(opening.error ?? new Error('IndexedDB did not open'));
        opening.onupgradeneeded = () => opening.result.createObjectStore('ballast');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('ballast', 'readwrite');
          transaction.objectStore('ballast').put(ballast, 'ballast');
          transaction.onerror = () => reject(transaction.error ?? new Error('no room'));
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    bytes,
  );
}

/** Empties the origin's storage, as a browser does that needs room, or a person who clears site data. */
export async function wipeStorage(page: Page, origin: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
}

/** Keeps every database handle that pages of the tablet open from now on, for `closeHandles`. */
export async function watchHandles(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const handles: IDBDatabase[] = [];
    Object.assign(globalThis, { handles });
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (name, version) {
      const request = open.call(this, name, version);
      request.addEventListener('success', () => handles.push(request.result));
      return request;
    };
  });
}

/** Closes all database handles under the app, as a browser does that runs out of memory. */
export function closeHandles(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { handles } = globalThis as unknown as { handles: IDBDatabase[] };
    for (const handle of handles) handle.close();
    return handles.splice(0).length;
  });
}

/** From the next page on, opening databases whose name begins with `prefix` fails or never ends. */
export async function breakOpening(
  context: BrowserContext,
  way: 'fails' | 'hangs',
  prefix = '',
): Promise<void> {
  await context.addInitScript(
    ([way, prefix]) => {
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (name, version) {
        if (!name.startsWith(prefix)) return open.call(this, name, version);
        if (way === 'fails') throw new DOMException('no storage for you', 'UnknownError');
        // A request that nobody ever answers.
        return new EventTarget() as IDBOpenDBRequest;
      };
    },
    [way, prefix] as const,
  );
}

/** Puts rows into a document's database as y-indexeddb wrote them, one for each update. */
export function storeRows(page: Page, database: string, rows: readonly number[][]): Promise<void> {
  return page.evaluate(
    ([name, updates]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error ?? new Error('IndexedDB did not open'));
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore('updates', { autoIncrement: true });
          opening.result.createObjectStore('custom');
        };
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('updates', 'readwrite');
          for (const row of updates) transaction.objectStore('updates').add(new Uint8Array(row));
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [database, rows] as const,
  );
}

/** How many rows a document's database holds; `null` when there is no such database. */
export function countRows(page: Page, database: string): Promise<number | null> {
  return page.evaluate(async (name) => {
    const known = await indexedDB.databases();
    if (!known.some((each) => each.name === name)) return null;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error ?? new Error('IndexedDB did not open'));
      opening.onsuccess = () => {
        const counting = opening.result.transaction('updates').objectStore('updates').count();
        counting.onsuccess = () => {
          opening.result.close();
          resolve(counting.result);
        };
      };
    });
  }, database);
}

/** The names of the databases of documents on the tablet. */
export function documentDatabases(page: Page): Promise<string[]> {
  return page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name }) =>
      name?.startsWith('tandem/') ? [name] : [],
    ),
  );
}
