/** Close codes of a sync socket, named once for both ends. 4400 to 4499 end a client's retrying. */
export const closeReasons = {
  signIn: { code: 4401, reason: 'sign-in' },
  forbidden: { code: 4403, reason: 'forbidden' },
  gone: { code: 4404, reason: 'gone' },
  updateApp: { code: 4426, reason: 'update-app' },
  slowDown: { code: 4429, reason: 'slow-down' },
  malformed: { code: 4400, reason: 'malformed' },
  restart: { code: 1012, reason: 'restart' },
  unavailable: { code: 1013, reason: 'unavailable' },
} as const;

export type CloseReason = (typeof closeReasons)[keyof typeof closeReasons];
