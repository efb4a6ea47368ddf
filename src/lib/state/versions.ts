import { nanoid } from 'nanoid';

import { takeSnapshot } from '#lib/documents/pair-versions.ts';
import { localIsoDate } from '#lib/domain/dates.ts';
import { parseDocumentName } from '#lib/domain/document-name.ts';
import type { PairSnapshot } from '#lib/domain/pair-snapshot.ts';
import { versionReasons, versionsToDrop, type VersionReason } from '#lib/domain/versions.ts';
import type { PairVersion } from '#lib/protocol/api.ts';
import type { OpenDocument } from '#lib/sync/open-document.ts';
import {
  deliverVersions,
  type ShelvedVersion,
  type VersionShelf,
} from '#lib/sync/version-delivery.ts';
import { callApi } from './api.ts';
import { session } from './session.svelte.ts';
import { packVersion, unpackVersion } from './version-bytes.ts';
import { shelfOf } from './version-shelves.ts';

/** A version as the list shows it; its content may lie here, on the server, or both. */
export interface ListedVersion {
  readonly id: string;
  readonly reason: VersionReason;
  readonly personId: string;
  readonly at: number;
}

const shelf = (): VersionShelf => shelfOf(session.repository.accountId);
const dayOf = (time: number) => localIsoDate(new Date(time));

/** Keeps a pair's document as it is now, on this tablet and, as soon as it can be reached, on the server. */
export async function keepVersion(document: OpenDocument, reason: VersionReason): Promise<void> {
  const snapshot = takeSnapshot(document.doc);
  const org = parseDocumentName(document.name)?.org;
  const personId = session.persons.find((person) => person.org === org)?.personId;
  if (personId === undefined) return;
  const [bytes, at] = [await packVersion(snapshot), Date.now()];
  const version = { document: document.name, id: nanoid(), reason, personId, at };
  await shelf().put({ ...version, delivery: 'unsent', bytes });
  await shelf().drop(document.name, versionsToDrop(await shelf().of(document.name), at));
  await sendVersions();
}

/** Once a day, before the day's first change: how the document was, when it is not as it was last time. */
export async function keepDailyVersion(document: OpenDocument): Promise<void> {
  const snapshot = takeSnapshot(document.doc);
  if (Object.values(snapshot).every((items) => Object.keys(items).length === 0)) return;
  const last = (await shelf().of(document.name)).sort((a, b) => b.at - a.at)[0];
  if (last && dayOf(last.at) === dayOf(Date.now())) return;
  if (last && JSON.stringify(await unpackVersion(last.bytes)) === JSON.stringify(snapshot)) return;
  await keepVersion(document, 'daily');
}

/** Sends at once what the queue would send with its next round. */
async function sendVersions(): Promise<void> {
  const { ledger } = session.repository;
  const outgoing = { shelf: shelf(), ledger, fetch: fetch.bind(globalThis), now: Date.now };
  await deliverVersions(outgoing);
}

/** The versions of a document, the latest first: the server's and this tablet's, or the latter alone. */
export async function listVersions(document: string): Promise<ListedVersion[]> {
  await sendVersions();
  const here = await shelf().of(document);
  const there = await callApi<PairVersion[]>('GET', `versions/${document}`).catch(() => null);
  if (!there) return latestFirst(here);
  const listed = new Map(there.map((each) => [each.id, { ...each, at: Date.parse(each.at) }]));
  // What the server had and has no more was thinned out or erased, and goes here too.
  const gone = here.filter(({ id, delivery }) => delivery === 'sent' && !listed.has(id));
  const goneIds = gone.map(({ id }) => id);
  await shelf().drop(document, goneIds);
  const mine = here.filter(({ id }) => !goneIds.includes(id) && !listed.has(id));
  return latestFirst([...listed.values(), ...mine]);
}

/** Rejects when it is neither here nor can be fetched. */
export async function readVersion(document: string, version: ListedVersion): Promise<PairSnapshot> {
  const here = (await shelf().of(document)).find(({ id }) => id === version.id);
  if (here) return unpackVersion(here.bytes);
  const response = await fetch(`/api/versions/${document}/${version.id}`);
  if (!response.ok) throw new Error(`the version was answered with ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const snapshot = await unpackVersion(bytes);
  const kept: ShelvedVersion = { ...version, document, delivery: 'sent', bytes };
  await shelf().put(kept);
  return snapshot;
}

function latestFirst(versions: readonly ListedVersion[]): ListedVersion[] {
  return versions
    .map(({ id, reason, personId, at }) => ({ id, reason, personId, at }))
    .filter(({ reason }) => versionReasons.includes(reason))
    .sort((a, b) => b.at - a.at);
}
