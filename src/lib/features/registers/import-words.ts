import type { RefusedPartner } from '#lib/domain/register-pairs.ts';
import type { RowOutcome, ToConsent } from '#lib/domain/register-plan.ts';
import { formatDate } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { consentNoteTerms, partnerProblemTerms } from '#lib/i18n/register-terms.ts';

/** A consent that will be recorded, in one line. */
export function consentLine({ purpose, givenOn, giver, givenBy }: ToConsent): string {
  const say =
    purpose === 'participation' ? m.import_consent_participation : m.import_consent_publication;
  const consent = say({ date: formatDate(givenOn) });
  return giver === 'parent' && givenBy !== ''
    ? m.import_consent_by({ consent, by: givenBy })
    : consent;
}

/** What stands in the table and is not taken in, by row and column: consents of a sheet. */
export function consentNotes(outcomes: readonly RowOutcome[]): string[] {
  return outcomes.flatMap((outcome) =>
    'notes' in outcome
      ? outcome.notes.map(({ heading, note }) =>
          m.import_note({ row: outcome.row.row, heading, what: consentNoteTerms[note]() }),
        )
      : [],
  );
}

/** The same of names in the column of partners. */
export function partnerNotes(refused: readonly RefusedPartner[]): string[] {
  return refused.map(({ row, heading, name, problem }) =>
    m.import_note({ row, heading, what: partnerProblemTerms[problem]({ name }) }),
  );
}
