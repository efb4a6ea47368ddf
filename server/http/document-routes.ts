import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';

import type { ApiErrorCode } from '#lib/protocol/api.ts';
import { syncContentType, versionHeader } from '#lib/protocol/http-sync.ts';
import type { Refusal } from '#lib/protocol/messages.ts';
import type { Identify } from '#server/accounts/session.ts';
import type { Relay } from '#server/relay/relay.ts';
import { ApiFailure } from './errors.ts';
import { requireSession, type AppEnv } from './request-context.ts';

/** `POST /api/documents/<name>`: the sync of one document in one round trip. */
export function documentRoutes(identify: Identify, relay: Relay, maxBytes: number) {
  return new Hono<AppEnv>().post(
    '/documents/:name{.+}',
    requireSession(identify),
    bodyLimit({ maxSize: maxBytes }),
    compress({ encoding: 'gzip', contentTypeFilter: (type) => type === syncContentType }),
    async (c) => {
      const result = await relay.syncOverHttp({
        session: c.get('session'),
        documentName: c.req.param('name'),
        body: new Uint8Array(await c.req.arrayBuffer()),
        ifNoneMatch: c.req.header('if-none-match')?.replace(/^W\//, ''),
        version: c.req.header(versionHeader),
      });
      switch (result.kind) {
        case 'ok':
          return c.body(new Uint8Array(result.body), 200, {
            'Content-Type': syncContentType,
            ETag: result.etag,
          });
        case 'unchanged':
          return c.body(null, 304, { ETag: result.etag });
        case 'refused':
          throw new ApiFailure(codeOfRefusal[result.refusal]);
        default:
          throw new ApiFailure(codeOfResult[result.kind]);
      }
    },
  );
}

const codeOfRefusal: Readonly<Record<Refusal, ApiErrorCode>> = {
  readOnly: 'forbidden',
  malformed: 'malformed',
  tooLarge: 'too-large',
  storage: 'storage',
  gone: 'gone',
};

const codeOfResult = {
  forbidden: 'forbidden',
  notFound: 'not-found',
  gone: 'gone',
  malformed: 'malformed',
  tooOld: 'update-app',
  unavailable: 'storage',
} as const;
