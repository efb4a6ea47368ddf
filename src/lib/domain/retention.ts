import { consentState, needsConsent, type Consent } from './consents.ts';
import { addDays, type IsoDate } from './dates.ts';

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

/** Within how many days after a withdrawal the data must be destroyed (152-FZ, article 21, part 5). */
export const withdrawalDays = 30;

export interface WithdrawnPerson {
  readonly id: string;
  readonly name: string;
  /** The last day for destroying what was processed under the consent. */
  readonly eraseBy: IsoDate;
}

/**
 * Who took their consent to taking part back and has given no new one, the most urgent first (docs/domain.md, "Rights of a
 * person"). Staff need no consent; whoever was erased is in no roster any more.
 */
export function dueAfterWithdrawal(
  people: readonly { readonly id: string; readonly name: string; readonly role: string }[],
  consents: readonly Consent[],
): WithdrawnPerson[] {
  const papers = Map.groupBy(
    consents.filter(({ purpose }) => purpose === 'participation'),
    ({ personId }) => personId,
  );
  return people
    .flatMap((person) => {
      const own = papers.get(person.id) ?? [];
      const ends = own.flatMap(({ withdrawal }) => (withdrawal ? [withdrawal.on] : [])).sort();
      const last = ends.at(-1);
      if (
        !needsConsent(person) ||
        last === undefined ||
        consentState(own, person.id) !== 'withdrawn'
      )
        return [];
      return [{ id: person.id, name: person.name, eraseBy: addDays(last, withdrawalDays) }];
    })
    .sort((a, b) => (a.eraseBy < b.eraseBy ? -1 : a.eraseBy > b.eraseBy ? 1 : 0));
}
