import { apiErrorCodes, type ApiErrorCode } from '#lib/protocol/api.ts';

/** A request that did not succeed; `offline` when the server could not be reached at all. */
export class ApiFailure extends Error {
  readonly code: ApiErrorCode | 'offline';

  constructor(code: ApiErrorCode | 'offline') {
    super(code);
    this.code = code;
  }
}

/** Calls the JSON API; rejects with an `ApiFailure` for anything but success. */
export async function callApi<Result>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Result> {
  let response: Response;
  try {
    response = await fetch(`/api/${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch {
    throw new ApiFailure('offline');
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as Result;
  throw new ApiFailure(errorCodeOf(answer, response.status));
}

function errorCodeOf(answer: unknown, status: number): ApiErrorCode | 'offline' {
  const text = typeof answer === 'object' && answer && 'error' in answer ? answer.error : undefined;
  const known = apiErrorCodes.find((code) => code === text);
  if (known) return known;
  if (status === 401) return 'sign-in';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'slow-down';
  // A gateway without the school's server behind it is no answer of the server.
  return status === 502 || status === 503 || status === 504 ? 'offline' : 'internal';
}
