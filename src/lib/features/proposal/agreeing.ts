import type { RosterPair } from '#lib/documents/roster.ts';
import type { ProposalAnswer } from '#lib/domain/pair-state.ts';
import type { Held } from '#lib/features/roster/beginning.ts';

/** A proposed pair whose members may be noted to have agreed in person. */
export interface MayAgree {
  readonly pair: RosterPair;
  /** For whom the curator answers. */
  readonly inPerson: readonly string[];
  /** Who has agreed in the app already. */
  readonly inApp: readonly string[];
}

/** One that is passed over, because somebody has declined or something holds it back. */
export interface PassedOver {
  readonly pair: RosterPair;
  readonly because: 'declined' | Held;
}

/** Of the pairs that wait for answers, those that may be noted as agreed at once and those that may not. */
export function planAgreements(
  pairs: readonly RosterPair[],
  answerOf: (personId: string, pairId: string) => ProposalAnswer | undefined,
  heldBy: (pair: RosterPair) => Held | undefined,
): { readonly may: readonly MayAgree[]; readonly passedOver: readonly PassedOver[] } {
  const may: MayAgree[] = [];
  const passedOver: PassedOver[] = [];
  for (const pair of pairs) {
    if (pair.state !== 'proposed') continue;
    const said = pair.members.map(({ personId }) => ({
      personId,
      choice: answerOf(personId, pair.id)?.choice,
    }));
    const idsOf = (isOne: (choice: ProposalAnswer['choice'] | undefined) => boolean) =>
      said.filter(({ choice }) => isOne(choice)).map(({ personId }) => personId);
    const inPerson = idsOf((choice) => choice === undefined);
    const because = said.some(({ choice }) => choice === 'declined') ? 'declined' : heldBy(pair);
    // Where all have answered for themselves nothing is left to be noted.
    if (because === 'declined' || (because && inPerson.length > 0))
      passedOver.push({ pair, because });
    else if (inPerson.length > 0) {
      may.push({ pair, inPerson, inApp: idsOf((choice) => choice === 'agreed') });
    }
  }
  return { may, passedOver };
}
