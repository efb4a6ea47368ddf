import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import type { Access } from '#lib/domain/access.ts';
import { formatDocumentName, parseDocumentName } from '#lib/domain/document-name.ts';
import { versionReasons, versionsToDrop, type VersionReason } from '#lib/domain/versions.ts';
import type { PairVersion } from '#lib/protocol/api.ts';
import { authorise } from '#server/access/authorise.ts';
import type { RosterReader } from '#server/access/roster-reader.ts';
import type { Identify } from '#server/accounts/session.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import { ApiFailure } from './errors.ts';
import { requireSession, type SignedInEnv } from './request-context.ts';

/** A compressed school year of a busy pair is well below this. */
const maxVersionBytes = 1024 * 1024;

/** How many versions one document may have, whoever sends them. */
const mostVersions = 1_000;

const idPattern = /^[\w-]{1,40}$/u;

/** A curator who looks at several versions in a row is noted once, as with the document itself. */
const quietMs = 60 * 60_000;

export interface VersionRouteParts {
  readonly identify: Identify;
  readonly rosters: RosterReader;
  readonly store: DocumentStore;
  readonly maxBytes: number;
}

interface Asking {
  readonly document: string;
  readonly org: string;
  readonly allowed: Exclude<Access, 'none'>;
  readonly personId: string;
  readonly isCurator: boolean;
}

/**
 * Versions of a pair's document: whoever may read the document reads them; whoever may write it adds
 * to them, and a curator adds what was accepted.
 */
export function versionRoutes({ identify, rosters, store, maxBytes }: VersionRouteParts) {
  async function asking(c: Context<SignedInEnv>): Promise<Asking> {
    const name = parseDocumentName(`${c.req.param('org')}/pair/${c.req.param('id')}`);
    if (!name) throw new ApiFailure('not-found');
    const { identity } = c.get('session');
    const allowed = await authorise(rosters, identity, name);
    const personId = identity.persons.get(name.org);
    if (allowed === 'none' || personId === undefined) throw new ApiFailure('forbidden');
    const { people, pairs } = (await rosters.of(name.org)).access;
    const isMember = pairs.get(name.id)?.members.has(personId) ?? false;
    const isCurator = !isMember && people.get(personId)?.role === 'curator';
    const document = formatDocumentName(name);
    return { document, org: name.org, allowed, personId, isCurator };
  }

  const path = '/versions/:org/pair/:id';
  return new Hono<SignedInEnv>()
    .get(path, requireSession(identify), async (c) => {
      const { document } = await asking(c);
      const versions = await store.versionsOf(document);
      return c.json<PairVersion[]>(
        versions.map(({ id, reason, personId, at }) => ({
          ...{ id, personId, at: new Date(at).toISOString() },
          reason: reasonOf(reason) ?? 'daily',
        })),
      );
    })
    .get(`${path}/:version`, requireSession(identify), async (c) => {
      const { document, personId, isCurator } = await asking(c);
      const bytes = await store.versionBytes(document, c.req.param('version'));
      if (!bytes) throw new ApiFailure('not-found');
      // What a curator reads of a pair is visible to the pair, also what it was earlier.
      if (isCurator) {
        const opening = { document, personId, kind: 'opened', at: Date.now() } as const;
        await store.recordOpening(opening, quietMs);
      }
      return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'application/octet-stream' });
    })
    .post(
      `${path}/:version`,
      requireSession(identify),
      bodyLimit({ maxSize: maxVersionBytes }),
      async (c) => {
        const { document, org, allowed, personId, isCurator } = await asking(c);
        const [id, reason] = [c.req.param('version'), reasonOf(c.req.query('reason'))];
        if (!reason || !idPattern.test(id)) throw new ApiFailure('malformed');
        if (allowed !== 'write' && !(isCurator && reason === 'accepted')) {
          throw new ApiFailure('forbidden');
        }
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        if (bytes.length === 0) throw new ApiFailure('malformed');
        if ((await store.outline(document)).erased) throw new ApiFailure('gone');
        const before = await store.versionsOf(document);
        const isFull = (await store.bytesOf(`${org}/`)) + bytes.length > maxBytes;
        if (before.length >= mostVersions || isFull) throw new ApiFailure('too-large');
        const at = Date.now();
        await store.keepVersion({ document, id, reason, personId, at, bytes });
        const tooMany = versionsToDrop(before, at);
        if (tooMany.length > 0) await store.dropVersions(document, tooMany);
        return c.json({ id });
      },
    );
}

function reasonOf(text: string | undefined): VersionReason | undefined {
  return versionReasons.find((reason) => reason === text);
}
