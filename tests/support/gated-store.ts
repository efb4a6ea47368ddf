import type { DocumentStore } from '#server/storage/port.ts';

export interface GatedStore {
  readonly wrap: (inner: DocumentStore) => DocumentStore;
  /** Appends that wait for the test, oldest first; each is let through or failed once. */
  readonly waiting: { letThrough(): void; fail(): void }[];
}

/** A store whose appends are committed when the test says so, and not before. */
export function createGatedStore(): GatedStore {
  const waiting: GatedStore['waiting'] = [];
  const wrap = (inner: DocumentStore): DocumentStore => ({
    load: (document) => inner.load(document),
    outline: (document) => inner.outline(document),
    version: (document) => inner.version(document),
    erase: (document, personId) => inner.erase(document, personId),
    erasures: (prefix, limit) => inner.erasures(prefix, limit),
    bytesOf: (prefix) => inner.bytesOf(prefix),
    compact: (document, merge) => inner.compact(document, merge),
    list: (prefix) => inner.list(prefix),
    recordDelivery: (delivery) => inner.recordDelivery(delivery),
    deliveries: (document) => inner.deliveries(document),
    recordSeen: (seen, version) => inner.recordSeen(seen, version),
    seenOf: (document) => inner.seenOf(document),
    recordOpening: (opening, quietMs) => inner.recordOpening(opening, quietMs),
    openings: (document, limit) => inner.openings(document, limit),
    recordEvent: (event) => inner.recordEvent(event),
    events: (org, filter) => inner.events(org, filter),
    forgetEvents: (before) => inner.forgetEvents(before),
    keepVersion: (version) => inner.keepVersion(version),
    versionsOf: (document) => inner.versionsOf(document),
    versionBytes: (document, id) => inner.versionBytes(document, id),
    dropVersions: (document, ids) => inner.dropVersions(document, ids),
    close: () => inner.close(),
    append: (update) =>
      new Promise((resolve, reject) => {
        waiting.push({
          letThrough: () => void inner.append(update).then(resolve, reject),
          fail: () => reject(new Error('the disk is full')),
        });
      }),
  });
  return { wrap, waiting };
}
