import type { Refusal } from '#lib/protocol/messages.ts';
import type { LedgerEntry } from './ledger.ts';
import type { StorageTrouble } from './local-store.ts';

/** What one document's parts know; the saving state is derived from these facts alone. */
export interface SavingFacts {
  /** `opening`, `ok`, or why this tablet cannot keep the document. */
  readonly storage: 'opening' | 'ok' | StorageTrouble;
  /** Whether all changes are behind a write barrier of IndexedDB. */
  readonly savedOnTablet: boolean;
  readonly connection: 'offline' | 'connecting' | 'open';
  /** Why the relay closed for good, if it did. */
  readonly closedFor: 'signIn' | 'forbidden' | 'updateApp' | 'gone' | null;
  readonly unsent: number;
  /** Whether the open connection has acknowledged everything up to its last full delivery. */
  readonly complete: boolean;
  readonly refused: Refusal | null;
  /** When the relay last acknowledged everything, in ms of this device's clock. */
  readonly confirmedAt: number | null;
  /** Whether it was reached over HTTP when that was last tried, without an open connection. */
  readonly reachedBeside: boolean;
}

/** What a person is told, in words that the interface chooses. Never ahead of the facts. */
export type SavingState =
  | { readonly kind: 'cannotSave'; readonly trouble: StorageTrouble; readonly unsent: number }
  | { readonly kind: 'notAccepted'; readonly refusal: Refusal; readonly unsent: number }
  | {
      readonly kind: 'closed';
      readonly reason: NonNullable<SavingFacts['closedFor']>;
      readonly unsent: number;
    }
  /** Everything is saved still; soon nothing will be. Concerns the tablet, not one document. */
  | { readonly kind: 'spaceLow'; readonly unsent: number }
  | { readonly kind: 'saving' }
  /** `sentAt`: there is no open connection, but everything went over HTTP, in ms of this device's clock. */
  | { readonly kind: 'offline'; readonly unsent: number; readonly sentAt?: number }
  | { readonly kind: 'sending'; readonly unsent: number }
  | { readonly kind: 'onServer'; readonly at: number };

export function savingState(facts: SavingFacts): SavingState {
  const { storage, unsent } = facts;
  if (storage === 'full' || storage === 'unavailable') {
    return { kind: 'cannotSave', trouble: storage, unsent };
  }
  if (facts.refused) return { kind: 'notAccepted', refusal: facts.refused, unsent };
  if (facts.closedFor) return { kind: 'closed', reason: facts.closedFor, unsent };
  if (facts.storage === 'opening' || !facts.savedOnTablet) return { kind: 'saving' };
  if (facts.connection !== 'open') {
    const { reachedBeside, confirmedAt } = facts;
    return reachedBeside && unsent === 0 && confirmedAt !== null
      ? { kind: 'offline', unsent, sentAt: confirmedAt }
      : { kind: 'offline', unsent };
  }
  if (!facts.complete || unsent > 0 || facts.confirmedAt === null) {
    return { kind: 'sending', unsent };
  }
  return { kind: 'onServer', at: facts.confirmedAt };
}

/** The state of a document that is not in use, from what the ledger says of it. */
export function restingState(entry: LedgerEntry, connected: boolean): SavingState | null {
  const { unsent, refused, confirmedAt } = entry;
  if (unsent > 0 && refused) return { kind: 'notAccepted', refusal: refused, unsent };
  if (unsent > 0) return { kind: connected ? 'sending' : 'offline', unsent };
  return confirmedAt === null ? null : { kind: 'onServer', at: confirmedAt };
}

/** The state of several documents as one: the one that needs the person's attention most. */
export function mergeSavingStates(states: readonly SavingState[]): SavingState | null {
  const order: SavingState['kind'][] = [
    'cannotSave',
    'notAccepted',
    'closed',
    'spaceLow',
    'saving',
    'offline',
    'sending',
    'onServer',
  ];
  const worst = states.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0];
  if (!worst) return null;
  const unsent = states.reduce((sum, state) => sum + ('unsent' in state ? state.unsent : 0), 0);
  if (worst.kind === 'onServer') {
    return {
      kind: 'onServer',
      at: Math.min(...states.map((s) => (s.kind === 'onServer' ? s.at : Infinity))),
    };
  }
  if (worst.kind === 'offline') {
    const sent = states.map((s) => (s.kind === 'offline' ? s.sentAt : Infinity));
    const isAllSent = sent.every((at) => at !== undefined);
    return { kind: 'offline', unsent, ...(isAllSent && { sentAt: Math.min(...sent) }) };
  }
  return 'unsent' in worst ? { ...worst, unsent } : worst;
}
