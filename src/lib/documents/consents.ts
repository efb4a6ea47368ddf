import type * as Y from 'yjs';

import {
  consentGivers,
  consentPurposes,
  consentTextVersion,
  type Consent,
  type ConsentGiver,
  type ConsentPurpose,
  type Withdrawal,
} from '#lib/domain/consents.ts';
import { isIsoDate, type IsoDate } from '#lib/domain/dates.ts';
import { edit } from './document.ts';
import { addItem, liveItems, numberOf, oneOf, removeItem, stringOf, type Item } from './items.ts';

/**
 * The consents of a roster: items `consents`, none of which is ever changed, and `withdrawals`, each of which
 * takes one of them back. A withdrawal is a record of its own, so that both papers keep their dates.
 * Two curators who record one paper apart make two items, which are read as one.
 */

export interface NewConsent {
  readonly personId: string;
  readonly purpose: ConsentPurpose;
  readonly givenBy: string;
  readonly givenOn: IsoDate;
  readonly giver?: ConsentGiver;
  /** Of the form that was signed; the present one unless given. */
  readonly textVersion?: number;
  /** Given where many are recorded at once (`NewItem`). */
  readonly id?: string;
  readonly rank?: string;
}

/** Records a consent to the processing of personal data, a separate record for each purpose. */
export function addConsent(
  doc: Y.Doc,
  { giver = 'self', textVersion = consentTextVersion, id, rank, ...consent }: NewConsent,
): string {
  return addItem(doc, 'consents', { id, rank, values: { ...consent, giver, textVersion } });
}

/** Records several consents at once and returns their ids. */
export function addConsents(doc: Y.Doc, consents: readonly NewConsent[]): string[] {
  return edit(doc, () => consents.map((consent) => addConsent(doc, consent)));
}

/** Takes back what `addConsents` has just recorded; what somebody else recorded of the same papers stays. */
export function undoConsents(doc: Y.Doc, ids: readonly string[]): void {
  edit(doc, () => {
    for (const id of ids) removeItem(doc, 'consents', id);
  });
}

/** Takes away a record that was made by mistake. */
export function removeConsent(doc: Y.Doc, id: string): void {
  edit(doc, () => {
    for (const twin of recordsOf(doc, id)) removeItem(doc, 'consents', twin);
  });
}

/** Records that a person's consent to a purpose was taken back, whichever of their papers it stands on. */
export function withdrawConsent(
  doc: Y.Doc,
  { personId, purpose }: { readonly personId: string; readonly purpose: ConsentPurpose },
  { on, by }: Omit<Withdrawal, 'id'>,
): void {
  const valid = readConsents(doc).filter(
    (each) => each.personId === personId && each.purpose === purpose && !each.withdrawal,
  );
  edit(doc, () => {
    for (const { id } of valid) addItem(doc, 'withdrawals', { values: { consentId: id, on, by } });
  });
}

/** Takes away the withdrawal of a consent that was recorded by mistake; the consent is in force again. */
export function removeWithdrawal(doc: Y.Doc, consentId: string): void {
  const twins = recordsOf(doc, consentId);
  edit(doc, () => {
    for (const [id, item] of liveItems(doc, 'withdrawals')) {
      if (twins.includes(stringOf(item, 'consentId'))) removeItem(doc, 'withdrawals', id);
    }
  });
}

/** All consents, the latest first. One for a purpose that this app does not know is left out. */
export function readConsents(doc: Y.Doc): Consent[] {
  const papers = new Map<string, Consent>();
  const withdrawals = readWithdrawals(doc);
  for (const [id, item] of liveItems(doc, 'consents')) {
    const own = withdrawals.filter(({ consentId }) => consentId === id);
    const ofTwin = withdrawals.filter(
      ({ paper, at }) => paper === paperOf(item) && at > stringOf(item, 'createdAt'),
    );
    const withdrawal = own[0] ?? ofTwin[0] ?? null;
    const consent = readConsent(id, item, withdrawal);
    const key = `${paperOf(item)} ${withdrawal?.on ?? ''}`;
    if (consent && !papers.has(key)) papers.set(key, consent);
  }
  return [...papers.values()].sort((a, b) =>
    a.givenOn > b.givenOn ? -1 : a.givenOn < b.givenOn ? 1 : 0,
  );
}

function readConsent(id: string, item: Item, withdrawal: Withdrawal | null): Consent | undefined {
  const purpose = consentPurposes.find((each) => each === item.get('purpose'));
  const givenOn = item.get('givenOn');
  if (!purpose || !isIsoDate(givenOn)) return undefined;
  return {
    ...{ id, purpose, givenOn },
    personId: stringOf(item, 'personId'),
    giver: oneOf(item, 'giver', consentGivers, 'self'),
    givenBy: stringOf(item, 'givenBy'),
    textVersion: numberOf(item, 'textVersion') ?? 0,
    withdrawal: withdrawal && { id: withdrawal.id, on: withdrawal.on, by: withdrawal.by },
  };
}

interface ReadWithdrawal extends Withdrawal {
  readonly consentId: string;
  /** The paper that it takes back, also where somebody else recorded that once more. */
  readonly paper: string;
  /** When it was recorded: the same paper may be signed anew afterwards. */
  readonly at: string;
}

function readWithdrawals(doc: Y.Doc): ReadWithdrawal[] {
  const consents = doc.getMap<Item>('consents');
  return liveItems(doc, 'withdrawals').flatMap(([id, item]) => {
    const [consentId, on] = [stringOf(item, 'consentId'), item.get('on')];
    const consent = consents.get(consentId);
    if (!isIsoDate(on) || !consent) return [];
    const [by, at] = [stringOf(item, 'by'), stringOf(item, 'createdAt')];
    return [{ id, on, by, at, consentId, paper: paperOf(consent) }];
  });
}

/** The records of the same paper as this one, itself included. */
function recordsOf(doc: Y.Doc, id: string): string[] {
  const consent = doc.getMap<Item>('consents').get(id);
  if (!consent) return [];
  const twins = liveItems(doc, 'consents').filter(([, item]) => paperOf(item) === paperOf(consent));
  return twins.map(([twin]) => twin);
}

function paperOf(item: Item): string {
  const fields = ['personId', 'purpose', 'giver', 'givenBy', 'givenOn'];
  return JSON.stringify(fields.map((field) => item.get(field)));
}
