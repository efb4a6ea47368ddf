import { version } from '$app/environment';

import { openAccountLedger, type AccountLedgerStore } from '#lib/catalog/account-ledger.ts';
import {
  lastUsedAccount,
  rememberAccount,
  type KnownAccount,
} from '#lib/catalog/device-database.ts';
import type { Me, MyPerson } from '#lib/protocol/api.ts';
import { inTime } from '#lib/sync/document-database.ts';
import { Ledger, untoldIn } from '#lib/sync/ledger.ts';
import type { SyncQueue } from '#lib/sync/queue.ts';
import { DocumentRepository } from '#lib/sync/repository.ts';
import { joinAccountTabs } from './account-tabs.ts';
import { ApiFailure, callApi } from './api.ts';
import { firstPage, late, startTurn } from './first-page.ts';

/** `locked`: the account is known but the server asks to sign in again; its work stays unseen until then. */
export type SessionStatus = 'starting' | 'signedOut' | 'open' | 'locked';

/** How often a visible page asks the server what its account may see, in ms. */
const refreshEveryMs = 60_000;

/** How long the tablet may take to say who used it last, before its silence is shown, in ms. */
const deviceTimeoutMs = 3_000;

/** For how long the first page waits for its documents before it is shown without them, in ms. */
const aheadTimeoutMs = 500;

/** Everything that belongs to the account in use; replaced as a whole when another signs in. */
interface OpenAccount {
  readonly repository: DocumentRepository;
  readonly ledgerStore: AccountLedgerStore;
  /** Comes after the page that is being opened; absent when its code cannot be had. */
  readonly queue: Promise<SyncQueue | undefined>;
  /** Tells the other tabs that this one has let go. */
  readonly part: () => void;
}

/**
 * Who uses this tablet. Opens the last account from the tablet alone and asks the server after
 * that: no network never means signed out.
 */
export class Session {
  status = $state<SessionStatus>('starting');
  me = $state.raw<Me | null>(null);
  /** The tablet's storage does not answer: not even who used it last is known. */
  storageSilent = $state(false);
  /** The school has erased whoever was here, and so has the tablet. */
  erased = $state(false);
  /** The server asks for a newer app: until the update this one only reads. */
  appTooOld = $state(false);
  private account: OpenAccount | null = null;
  private leaving = false;
  /** Whether one of those who wait for a sign-in here may have been erased, as far as the server was asked. */
  private mayHoldErased = true;

  /** `openAhead` opens what the first page will show; that page is made when it is there, or after a moment. */
  async start(openAhead: () => Promise<unknown>): Promise<void> {
    const reading = lastUsedAccount();
    const known = await inTime(reading, deviceTimeoutMs).catch(() => {
      this.storageSilent = true;
      // It may only be slow: whoever it names in the end is let in.
      void reading.then((late) => this.heardLate(late)).catch(() => undefined);
      return undefined;
    });
    if (known) {
      this.prepare(known);
      if (!known.locked) {
        await inTime(openAhead(), aheadTimeoutMs).catch(() => undefined);
        await startTurn();
      }
      if (this.status === 'starting') this.status = known.locked ? 'locked' : 'open';
    }
    this.keepAsking();
    // With a known account nothing waits for the network; without one there is nothing to show yet.
    if (this.status === 'open') {
      await firstPage;
      await this.refresh();
    } else {
      await this.refresh();
      // A silent tablet may hold an account: asking to sign in would not be true.
      if (this.status === 'starting' && !this.storageSilent) this.status = 'signedOut';
    }
  }

  private heardLate(known: KnownAccount | undefined): void {
    this.storageSilent = false;
    if (this.status !== 'starting') return;
    if (known) this.open(known);
    else this.status = 'signedOut';
  }

  /** Asks the server who is signed in; keeps everything as it is when there is no answer. */
  async refresh(): Promise<void> {
    const before = this.me?.accountId;
    // An answer to what was asked before a sign-out says nothing about what is after it.
    const outdated = () => this.leaving || this.me?.accountId !== before;
    try {
      const me = await callApi<Me>('GET', 'me');
      if (outdated()) return;
      await this.signedIn(me);
      // Of the others who use this tablet.
      if (this.mayHoldErased) await this.forgetErased();
    } catch (failure) {
      if (outdated()) return;
      if (!(failure instanceof ApiFailure) || failure.code !== 'sign-in') return;
      await this.lock();
      await this.forgetErased();
    }
  }

  /** An account that was erased leaves nothing on its tablets; one that has only lost its session stays. */
  private async forgetErased(): Promise<void> {
    const load = () => import('./erased-accounts.ts');
    // What fails is tried again when the server answers next.
    this.mayHoldErased = !(await load()
      .then(({ forgetErased }) => forgetErased())
      .catch(() => false));
  }

  /** Asks again whenever the answer may have changed: new pairs, lost rights, an ended session. */
  private keepAsking(): void {
    const ask = () => {
      if (this.me && !document.hidden && navigator.onLine) void this.refresh();
    };
    addEventListener('online', ask);
    addEventListener('focus', ask);
    document.addEventListener('visibilitychange', ask);
    setInterval(ask, refreshEveryMs);
  }

  /** A document that the relay closed for good means that rights or the session have changed. */
  private watchClosings(repository: DocumentRepository): void {
    const known = new Set<string>();
    repository.subscribe(() => {
      for (const { name, saving } of repository.openDocuments) {
        if (saving.kind === 'onServer') this.noteTooOld(false);
        if (saving.kind !== 'closed') known.delete(name);
        else if (saving.reason === 'updateApp') this.noteTooOld(true);
        else if (!known.has(name)) {
          known.add(name);
          void this.refresh();
        }
      }
    });
  }

  /** Written down, so that this version knows it without a network too. */
  private noteTooOld(isTooOld: boolean): void {
    if (this.appTooOld === isTooOld || !this.me) return;
    this.appTooOld = isTooOld;
    const { accountId } = this.me;
    const locked = this.status === 'locked';
    const refusedApp = isTooOld ? version : '';
    void remember({ accountId, me: this.me, lastUsedAt: Date.now(), locked, refusedApp });
  }

  /** Once there is something to lose, and not before: a browser may put the question to the person. */
  private askToPersist(repository: DocumentRepository): void {
    const stop = repository.subscribe(() => {
      if (!repository.openDocuments.some(({ unsent }) => unsent > 0)) return;
      stop();
      void import('./device-storage.ts').then(({ askToPersist }) => askToPersist());
    });
  }

  /** Takes over the account that the server has just signed in. */
  async signedIn(me: Me): Promise<void> {
    if (this.me && this.me.accountId !== me.accountId) {
      // Whoever was here before comes back only by signing in: the tablet is somebody else's now.
      await this.lock();
      await this.closeAccount();
    }
    const wasLocked = this.status === 'locked';
    this.erased = false;
    const known = { accountId: me.accountId, me, lastUsedAt: Date.now(), locked: false };
    await remember(known);
    if (JSON.stringify(this.me) === JSON.stringify(me) && this.status === 'open') return;
    this.open(known);
    if (wasLocked) this.account?.repository.reconnectAll();
    void this.account?.queue.then((queue) => queue?.drain());
  }

  /** Changes and versions of this account that the server does not have yet, and people whose pairs are still to be told. */
  async unsentChanges(): Promise<number> {
    const { repository } = this.current;
    const untold = untoldIn(await repository.ledger.all());
    const { unsentVersions } = await import('./version-shelves.ts');
    return repository.openDocuments.reduce(
      (sum, document) => sum + document.unsent,
      repository.unsentElsewhere + untold + (await unsentVersions(repository.accountId)),
    );
  }

  /**
   * Signs out. What the server has is deleted from the tablet; with `keepUnsent` the tablet keeps
   * its copy, locked until the account signs in again.
   */
  async signOut({ keepUnsent }: { keepUnsent: boolean }): Promise<void> {
    const { me } = this;
    if (!me) return;
    // From here on the server refuses the session, which is no reason to lock what is being left.
    this.leaving = true;
    try {
      await callApi('POST', 'auth/sign-out', {});
      await this.closeAccount();
      if (keepUnsent) {
        await rememberAccount({ accountId: me.accountId, me, lastUsedAt: 0, locked: true });
      } else {
        const { deleteAccountTraces } = await import('./account-traces.ts');
        await deleteAccountTraces(me);
      }
      this.me = null;
      this.status = 'signedOut';
    } finally {
      this.leaving = false;
    }
  }

  /** Closes an account that waits for a new sign-in, before its traces are deleted. */
  async forgetLocked(accountId: string): Promise<void> {
    if (this.me?.accountId !== accountId) return;
    await this.closeAccount();
    this.me = null;
    this.status = 'signedOut';
  }

  /** Ends an account that the school has erased, by `clear`, which deletes its traces. */
  async endErased(accountId: string, clear: () => Promise<void>): Promise<void> {
    const isHere = this.me?.accountId === accountId;
    if (isHere) await this.closeAccount();
    await clear();
    if (!isHere) return;
    this.erased = true;
    this.me = null;
    this.status = 'signedOut';
  }

  /** Another tab of this browser has ended the account, and its records are about to be deleted. */
  private async endedElsewhere(): Promise<void> {
    if (this.leaving) return;
    this.leaving = true;
    try {
      await this.closeAccount();
      this.me = null;
      this.status = 'signedOut';
    } finally {
      this.leaving = false;
    }
  }

  /** The account's documents; only while an account is open. */
  get repository(): DocumentRepository {
    return this.current.repository;
  }

  /** Runs through the documents that are not on the screen now. */
  drainQueue(): void {
    void this.account?.queue.then((queue) => queue?.drain());
  }

  get persons(): readonly MyPerson[] {
    return this.me?.persons ?? [];
  }

  /** The person that the account is in the organisation of a pair. */
  personOfPair(pairId: string): MyPerson | undefined {
    return (
      this.persons.find((person) => person.pairs.some((pair) => pair.pairId === pairId)) ??
      this.persons.find((person) => person.role === 'curator')
    );
  }

  private get current(): OpenAccount {
    if (!this.account) throw new Error('no account is open');
    return this.account;
  }

  private open(known: KnownAccount): void {
    this.prepare(known);
    this.status = known.locked ? 'locked' : 'open';
  }

  /** Takes up the account; no page is made before `status` says so. */
  private prepare(known: KnownAccount): void {
    this.me = known.me;
    if (!this.account) {
      // A newer version of the app is asked anew.
      this.appTooOld = known.refusedApp === version;
      const ledgerStore = openAccountLedger(known.accountId);
      const repository = new DocumentRepository(
        known.accountId,
        new Ledger(ledgerStore),
        known.locked ? undefined : firstPage,
      );
      const load = () => import('./account-queue.ts');
      // Whoever has to sign in first is shown no page that could be waited for.
      const queue = (known.locked ? load() : late(load)).then(
        ({ startQueue }) =>
          startQueue(repository, {
            persons: () => this.persons,
            onSignInNeeded: () => void this.lock().then(() => this.refresh()),
            onTooOld: () => this.noteTooOld(true),
          }),
        () => undefined,
      );
      const part = joinAccountTabs(known.accountId, () => this.endedElsewhere());
      this.account = { ledgerStore, repository, queue, part };
      this.watchClosings(repository);
      this.askToPersist(repository);
    }
  }

  private async lock(): Promise<void> {
    if (this.leaving) return;
    if (!this.me) {
      this.status = 'signedOut';
      return;
    }
    if (this.status === 'locked') return;
    this.status = 'locked';
    this.mayHoldErased = true;
    const { accountId } = this.me;
    const locked = { accountId, me: this.me, lastUsedAt: Date.now(), locked: true };
    await remember(locked);
  }

  private async closeAccount(): Promise<void> {
    const account = this.account;
    this.account = null;
    account?.repository.leave();
    await (await account?.queue)?.stop();
    await account?.repository.closeAll();
    account?.ledgerStore.close();
    account?.part();
  }
}

/** A tablet that cannot write down who uses it can still be used. */
async function remember(account: KnownAccount): Promise<void> {
  await inTime(rememberAccount(account), deviceTimeoutMs).catch(() => undefined);
}

export const session = new Session();
