import type { IsoDate } from './dates.ts';

/** How long personal data are kept (docs/domain.md, "Rights of a person"): the choices, in months. */
export const retentionChoices = [1, 6, 12, 36, 60] as const;

export interface KeptPerson {
  readonly id: string;
  readonly role: string;
  /** The day on which the person was taken out of the programme; `null` for who takes part. */
  readonly leftOn: IsoDate | null;
}

/**
 * Whose time is over: who left that long ago, and, once the programme itself ended that long ago, everybody but
 * its staff.
 */
export function dueForErasure<Person extends KeptPerson>(
  people: readonly Person[],
  { months, endsOn, today }: { months: number | null; endsOn: IsoDate | null; today: IsoDate },
): Person[] {
  if (months === null) return [];
  const isOver = (day: IsoDate | null) => day !== null && addMonths(day, months) <= today;
  return people.filter(
    ({ role, leftOn }) => isOver(leftOn) || (role === 'member' && isOver(endsOn)),
  );
}

/** The same day of a later month, or that month's last day. */
function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const later = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
  return later.toISOString().slice(0, 10);
}
