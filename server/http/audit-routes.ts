import { Hono } from 'hono';
import * as v from 'valibot';

import { parseDocumentName } from '#lib/domain/document-name.ts';
import { auditKinds, type AuditEntry, type AuditRecord } from '#lib/protocol/api.ts';
import type { RosterReader } from '#server/access/roster-reader.ts';
import type { Identify } from '#server/accounts/session.ts';
import type { AuditEvent, DocumentStore } from '#server/storage/port.ts';
import { asCurator } from './as-curator.ts';
import { ApiFailure } from './errors.ts';
import { requireSession, type AppEnv } from './request-context.ts';

/** What one answer tells at most; whoever needs more asks for a shorter time. */
const mostEvents = 5_000;

const moment = v.pipe(v.string(), v.isoTimestamp(), v.transform(Date.parse));
const asked = v.object({
  from: v.optional(moment),
  until: v.optional(moment),
  person: v.optional(v.pipe(v.string(), v.maxLength(64))),
  kind: v.optional(v.picklist(auditKinds)),
});

/** `GET /api/audit/<org>?from=&until=&person=&kind=`: a curator reads who did what. */
export function auditRoutes(
  identify: Identify,
  rosters: RosterReader,
  { store, keptYears }: { store: Pick<DocumentStore, 'events'>; keptYears: number },
) {
  return new Hono<AppEnv>().get('/audit/:org', requireSession(identify), async (c) => {
    const { org } = c.req.param();
    await asCurator(rosters, c.get('session'), org);
    const query = v.safeParse(asked, c.req.query());
    if (!query.success) throw new ApiFailure('malformed');
    const { person: personId, ...rest } = query.output;
    const events = await store.events(org, { ...rest, personId, limit: mostEvents });
    return c.json<AuditRecord>({ entries: events.map(entryOf), keptYears });
  });
}

function entryOf({ kind, personId, subjectId, document, detail, at }: AuditEvent): AuditEntry {
  const name = document === null ? null : parseDocumentName(document);
  return {
    ...{ kind, personId, detail },
    subjectId: subjectId ?? (name?.id || null),
    document: name?.kind ?? null,
    at: new Date(at).toISOString(),
  };
}
