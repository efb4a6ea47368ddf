import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { ApiError, ApiErrorCode } from '#lib/protocol/api.ts';

/** 401 means one thing only, that there is no valid session: a tablet locks itself on it. */
const statusOf: Readonly<Record<ApiErrorCode, ContentfulStatusCode>> = {
  'sign-in': 401,
  forbidden: 403,
  'not-found': 404,
  gone: 410,
  malformed: 400,
  'too-large': 413,
  'slow-down': 429,
  'update-app': 426,
  'wrong-credentials': 403,
  'wrong-code': 403,
  'wrong-key': 403,
  'username-taken': 409,
  'weak-password': 422,
  'no-consent': 409,
  'last-curator': 409,
  storage: 503,
  internal: 500,
};

/** Thrown anywhere below a route; becomes the JSON answer of the API. */
export class ApiFailure extends Error {
  readonly code: ApiErrorCode;

  constructor(code: ApiErrorCode) {
    super(code);
    this.code = code;
  }
}

const codeOfStatus: Readonly<Record<number, ApiErrorCode>> = {
  400: 'malformed',
  404: 'not-found',
  413: 'too-large',
};

/** The code that an error of any origin stands for. */
export function codeOfError(error: unknown): ApiErrorCode {
  if (error instanceof ApiFailure) return error.code;
  if (error instanceof HTTPException) return codeOfStatus[error.status] ?? 'internal';
  return 'internal';
}

export function errorResponse(c: Context, code: ApiErrorCode) {
  if (code === 'slow-down') c.header('Retry-After', '60');
  return c.json<ApiError>({ error: code }, statusOf[code]);
}
