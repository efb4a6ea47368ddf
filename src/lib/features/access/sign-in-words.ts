import type { IsoDate } from '#lib/domain/dates.ts';
import { localDay } from '#lib/domain/dates.ts';
import { formatDay, formatMoment } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { SignInState } from '#lib/protocol/api.ts';

/** How somebody signs in, in a few words. */
export function signInWords(state: SignInState | undefined, today: IsoDate): string {
  if (!state) return m.access_never();
  const parts = [];
  if (state.devices > 0) parts.push(m.access_devices({ count: state.devices }));
  if (state.lastSeenAt !== null) {
    const when = formatMoment(Date.parse(state.lastSeenAt), today);
    parts.push(m.access_last_seen({ when }));
  }
  if (state.codeUntil !== null) {
    const date = formatDay(localDay(state.codeUntil), today);
    if (parts.length === 0) parts.push(m.access_never());
    parts.push(m.access_code_until({ date }));
  }
  return parts.length > 0 ? parts.join(', ') : m.access_signed_out();
}
