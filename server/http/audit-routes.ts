import { Hono } from 'hono';
import * as v from 'valibot';

import type { Roster } from '#lib/documents/roster.ts';
import { formatDocumentName, parseDocumentName, privateKinds } from '#lib/domain/document-name.ts';
import { auditKinds, type AuditEntry, type AuditRecord } from '#lib/protocol/api.ts';
import type { RosterReader } from '#server/access/roster-reader.ts';
import type { Identify } from '#server/accounts/session.ts';
import type { Audit } from '#server/audit/audit.ts';
import type { AuditEvent, AuditSubject, DocumentStore } from '#server/storage/port.ts';
import { asCurator } from './as-curator.ts';
import { ApiFailure } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { pairsOf } from './person-data.ts';
import { requireSession, type AppEnv } from './request-context.ts';

/** What one answer tells at most; whoever needs more asks for a shorter time. */
const mostEvents = 5_000;

const moment = v.pipe(v.string(), v.isoTimestamp(), v.transform(Date.parse));
const person = v.optional(v.pipe(v.string(), v.maxLength(64)));
const asked = v.object({
  from: v.optional(moment),
  until: v.optional(moment),
  person,
  by: person,
  about: person,
  kind: v.optional(v.picklist(auditKinds)),
});

/** What the app tells of itself: a curator's tablet has the roster, and shows a page of it without asking. */
const look = v.strictObject({
  org: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  personId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
});

export interface AuditRouteParts {
  readonly identify: Identify;
  readonly rosters: RosterReader;
  readonly audit: Pick<Audit, 'noteOnce' | 'settle'>;
  readonly store: Pick<DocumentStore, 'events'>;
  readonly keptYears: number;
}

/**
 * `GET /api/audit/<org>?from=&until=&by=&about=&kind=`: a curator reads who did what; `person=` is either of `by` and
 * `about`. `POST /api/looks`: a curator has opened the page of a person.
 */
export function auditRoutes({ identify, rosters, audit, store, keptYears }: AuditRouteParts) {
  return new Hono<AppEnv>()
    .get('/audit/:org', requireSession(identify), async (c) => {
      const { org } = c.req.param();
      const { personId, roster } = await asCurator(rosters, c.get('session'), org);
      const query = v.safeParse(asked, c.req.query());
      if (!query.success) throw new ApiFailure('malformed');
      const { person: either, by, about, ...rest } = query.output;
      const subject = about ?? either;
      await audit.settle();
      audit.noteOnce({ org, personId, kind: 'opened', detail: 'record' });
      const events = await store.events(org, {
        ...rest,
        by: by ?? either,
        about: subject === undefined ? undefined : subjectOf(org, subject, roster),
        either: either !== undefined,
        limit: mostEvents,
      });
      return c.json<AuditRecord>({ entries: events.map(entryOf), keptYears });
    })
    .post('/looks', requireSession(identify), jsonBody(look), async (c) => {
      const { org, personId: subjectId } = c.req.valid('json');
      const { personId, access } = await asCurator(rosters, c.get('session'), org);
      if (!access.people.has(subjectId)) throw new ApiFailure('not-found');
      audit.noteOnce({ org, personId, kind: 'opened', subjectId, detail: 'page' });
      return c.json({});
    });
}

/** Everything by which the record may name a person: what their pairs wrote is about them too. */
export function subjectOf(org: string, personId: string, roster: Roster): AuditSubject {
  const pairIds = pairsOf(roster, personId).map(({ id }) => id);
  const documents = [
    ...privateKinds.map((kind) => ({ org, kind, id: personId })),
    ...pairIds.flatMap((id) =>
      (['pair', 'supervision'] as const).map((kind) => ({ org, kind, id })),
    ),
  ];
  return { ids: [personId, ...pairIds], documents: documents.map(formatDocumentName) };
}

function entryOf({ kind, personId, subjectId, document, detail, at }: AuditEvent): AuditEntry {
  const name = document === null ? null : parseDocumentName(document);
  const isOfPair = name?.kind === 'pair' || name?.kind === 'supervision';
  return {
    ...{ kind, personId, detail },
    subjectId: subjectId ?? (name?.id || null),
    pairId: isOfPair ? name.id : null,
    document: name?.kind ?? null,
    at: new Date(at).toISOString(),
  };
}
