import type { IsoDate } from '#lib/domain/dates.ts';
import { isSilent, lastSyncDay, type DigestMember } from '#lib/domain/progress.ts';
import { formatDay, formatRelativeDay } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { initialsOfName } from './pair-names.ts';

/** When the tablet of a member last delivered, in words: «Орлов И. П.: планшет молчит с 12 ноября». */
export function deliveryWords(member: DigestMember, today: IsoDate): string {
  const name = initialsOfName(member.name);
  const day = lastSyncDay(member);
  if (day === null) return m.delivery_never({ name });
  return isSilent(member, today)
    ? m.delivery_silent({ name, day: formatDay(day, today) })
    : m.delivery_recent({ name, when: formatRelativeDay(day, today) });
}
