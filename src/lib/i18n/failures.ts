import type { ApiErrorCode } from '#lib/protocol/api.ts';
import { m } from './generated/messages.js';

/** What to tell a person about a request that did not succeed. */
export const failureWords: Readonly<Record<ApiErrorCode | 'offline', () => string>> = {
  offline: m.error_offline,
  'sign-in': m.error_sign_in,
  forbidden: m.error_forbidden,
  'not-found': m.error_not_found,
  gone: m.error_not_found,
  malformed: m.error_malformed,
  'too-large': m.error_too_large,
  'slow-down': m.error_slow_down,
  'update-app': m.save_explain_update,
  'wrong-credentials': m.error_wrong_credentials,
  'wrong-code': m.error_wrong_code,
  'wrong-key': m.error_wrong_key,
  'username-taken': m.error_username_taken,
  'weak-password': m.error_weak_password,
  'no-consent': m.error_no_consent,
  'last-curator': m.error_last_curator,
  storage: m.error_storage,
  internal: m.error_internal,
};
