import { deliverOpen, deliverOverHttp, type DeliveryOutcome } from './http-delivery.ts';
import { KeptCopies } from './kept-copies.ts';
import type { LedgerEntry } from './ledger.ts';
import type { DocumentRepository } from './repository.ts';

/** How often documents that are not on the screen are fetched and delivered, in ms. */
const intervalMs = 60_000;
/** How many are on their way at once: a tablet and a school's server are small. */
const atOnce = 3;
/** A class comes back to the network in one moment; each tablet waits up to this long, in ms. */
const jitterMs = 1_500;
/** How long what is kept by choice counts as fresh, in ms: there may be hundreds of such documents. */
const freshMs = 600_000;
/** How long an open document may have unsent changes before this tab delivers them over HTTP, in ms. */
const strandedAfterMs = 3_000;
/** How long sockets may fail before what is open is delivered over HTTP too, in ms: a proxy may let none through. */
const cutOffAfterMs = 20_000;

/** What the queue needs of the account that it works for. */
export interface QueueOptions {
  /** The documents that this tablet always keeps. */
  readonly keep: () => readonly string[];
  /** Those that the person chose to keep besides; `null` while that can't be known. */
  readonly chosen: () => Promise<readonly string[] | null>;
  readonly deliverVersions: () => Promise<DeliveryOutcome>;
  /** What waits for documents to be here: called when those that are always kept have been synced. */
  readonly whenHere: () => Promise<void>;
  /** The tablet has let go of these: what else it keeps of them goes too. */
  readonly onGone: (documents: readonly string[]) => void;
  readonly onSignInNeeded: () => void;
  /** The server takes nothing more from this version of the app: the queue has stopped for good. */
  readonly onTooOld: () => void;
}

/**
 * How long after a drain to look for unsent changes again, in ms. While the server does not answer the pause
 * grows, with chance in it: a whole class that waits for its server must not knock in step.
 */
function pauseAfter(failures: number): number {
  if (failures === 0) return strandedAfterMs;
  return Math.min(strandedAfterMs * 2 ** failures, intervalMs) * (0.5 + Math.random() / 2);
}

/**
 * Delivers and prefetches the documents that are not open in this tab, a few at a time: at the start,
 * when the network returns, when the app becomes visible, and every minute while it is. Also what
 * another tab wrote and did not deliver, and what is open here while its sockets do not open. One document's failure does not stop the others. Versions follow
 * the documents. What the person chose to keep comes last, and what they chose no longer is deleted once
 * nothing of it is unsent.
 */
export class SyncQueue {
  private readonly repository: DocumentRepository;
  private readonly options: QueueOptions;
  private running: Promise<void> | null = null;
  private again = false;
  /** Somebody waits for a drain, which another tab's must not stand in for. */
  private patient = false;
  private readonly copies: KeptCopies;
  /** Drains in a row that left something undelivered because the server did not answer. */
  private failures = 0;
  /** The same of drains that did not get all that is kept by choice. */
  private copyFailures = 0;
  private stranded: ReturnType<typeof setTimeout> | undefined;
  private jitter: ReturnType<typeof setTimeout> | undefined;
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly abort = new AbortController();

  constructor(repository: DocumentRepository, options: QueueOptions) {
    this.repository = repository;
    this.options = options;
    this.copies = new KeptCopies(repository, options.onGone);
    const { signal } = this.abort;
    const wake = () => {
      if (!document.hidden) this.drainSoon();
    };
    addEventListener('online', wake, { signal });
    addEventListener('focus', wake, { signal });
    document.addEventListener('visibilitychange', wake, { signal });
    this.timer = setInterval(wake, intervalMs);
    const stopWatching = [
      repository.ledger.subscribe(() => this.watchStranded()),
      repository.subscribe(() => {
        if (this.copies.mayGoNow()) void this.drain();
      }),
    ];
    signal.addEventListener('abort', () => stopWatching.forEach((stop) => stop()));
    void this.drain({ unlessBusy: true });
  }

  /**
   * Goes through all kept documents once; a call while it runs makes it go through them again. With `unlessBusy` what another
   * tab is just doing counts as done; without it, what was chosen a moment ago counts here and now.
   */
  drain({ unlessBusy = false } = {}): Promise<void> {
    if (this.abort.signal.aborted) return Promise.resolve();
    this.again = true;
    if (!unlessBusy) this.patient = true;
    this.running ??= this.rounds();
    return this.running;
  }

  async stop(): Promise<void> {
    this.halt();
    await this.running;
  }

  private halt(): void {
    this.abort.abort();
    clearInterval(this.timer);
    clearTimeout(this.stranded);
    clearTimeout(this.jitter);
  }

  private drainSoon(): void {
    this.jitter ??= setTimeout(() => {
      this.jitter = undefined;
      void this.drain({ unlessBusy: true });
    }, Math.random() * jitterMs);
  }

  /** Another tab may have left changes behind, or be without a connection of its own; a copy may have failed to come. */
  private watchStranded(): void {
    if (this.stranded !== undefined || this.abort.signal.aborted || !navigator.onLine) return;
    const wait = this.nextTurn();
    if (wait === Infinity && this.copyFailures === 0) return;
    const failures = Math.max(this.failures, this.copyFailures);
    this.stranded = setTimeout(
      () => {
        this.stranded = undefined;
        if (this.nextTurn() === 0 || this.copyFailures > 0) void this.drain({ unlessBusy: true });
        else this.watchStranded();
      },
      Math.max(wait === Infinity ? 0 : wait, pauseAfter(failures)),
    );
  }

  /**
   * In how many ms something unsent that has a chance to be sent is the queue's to send; never, when there is
   * nothing. What the relay refused waits for the next round.
   */
  private nextTurn(): number {
    const waits = this.repository.ledger.known
      .filter(({ unsent, refused }) => unsent > 0 && !refused)
      .map(({ document }) => this.turnOf(document));
    return Math.min(Infinity, ...waits);
  }

  /** The socket of an open document has the first turn. */
  private turnOf(name: string): number {
    if (!this.repository.isOpen(name)) return 0;
    const cutOffFor = this.repository.opened(name)?.cutOffFor ?? 0;
    return cutOffFor > 0 ? Math.max(0, cutOffAfterMs - cutOffFor) : Infinity;
  }

  private async rounds(): Promise<void> {
    let ran = false;
    while (this.again && !this.abort.signal.aborted) {
      this.again = false;
      // A round that was cut short for the next one, or broke, is no other tab's: the browser may give the lock back a moment late.
      ran = await this.alone(ran).catch(() => false);
    }
    // In the turn of the last look at `again`, so that no call falls between two drains.
    this.running = null;
    // A pause that was made for an earlier failure is none for what this drain found.
    clearTimeout(this.stranded);
    this.stranded = undefined;
    this.watchStranded();
  }

  /** One drain at a time over all tabs of the account, where the browser can tell; false when another tab's stood in for it. */
  private async alone(goesOn: boolean): Promise<boolean> {
    const waits = this.patient || goesOn;
    this.patient = false;
    // Web Locks exist on https and localhost only.
    const { locks } = navigator as { locks?: LockManager };
    // What fails here has failed for one drain; the next event brings another.
    const run = () =>
      this.run().then(
        () => true,
        () => true,
      );
    if (!locks) return run();
    const name = `tandem/${this.repository.accountId}/queue`;
    const options = waits ? { signal: this.abort.signal } : { ifAvailable: true };
    return locks.request(name, options, (lock) => (lock ? run() : false));
  }

  /** What has changes that the relay lacks comes first, then what is open or always kept here. */
  private async names(): Promise<Set<string>> {
    const entries = await this.repository.ledger.all();
    const unsent = entries.filter((entry) => entry.unsent > 0);
    const open = this.repository.openDocuments.map(({ name }) => name);
    const gone = entries.filter(({ erased }) => erased).map(({ document }) => document);
    const kept = this.options.keep().filter((document) => !gone.includes(document));
    return new Set([...unsent.map(({ document }) => document), ...open, ...kept]);
  }

  private async run(): Promise<void> {
    const reached = await this.syncAlways();
    if (this.abort.signal.aborted) return;
    // What is chosen no more goes, whether the server answers or not.
    const chosen = await this.options.chosen().catch(() => null);
    if (!chosen) {
      this.copyFailures = 0;
      return;
    }
    await this.copies.letGoOfAllBut(new Set(chosen));
    if (!reached) return;
    // A new choice must not wait until an old one is fetched.
    const stale = chosen.filter((name) => this.isStale(name));
    await this.syncAll(stale, () => this.again, { kept: true });
  }

  /** What is unsent, open or always kept, what waits for that, and versions. False when nothing more can be synced now. */
  private async syncAlways(): Promise<boolean> {
    if (!(await this.syncAll(await this.names(), () => false))) return false;
    if (this.abort.signal.aborted || !navigator.onLine) return true;
    await this.options.whenHere().catch(() => undefined);
    return !this.endsAll(await this.options.deliverVersions());
  }

  /** False when nothing more can be synced now. Of what is `kept` by choice it is noted that it is. */
  private async syncAll(
    documents: Iterable<string>,
    isEnough: () => boolean,
    { kept = false } = {},
  ): Promise<boolean> {
    const { accountId, ledger } = this.repository;
    const deliverer = { accountId, ledger, fetch: fetch.bind(globalThis) };
    const names = [...documents].values();
    let stop: DeliveryOutcome | null = null;
    let failed = false;
    const worker = async () => {
      for (const document of names) {
        if (stop || isEnough() || this.abort.signal.aborted || !navigator.onLine) return;
        // Noted before anything of it is here: a page that is closed in the middle must not leave what nothing lets go of.
        if (kept && !this.entryOf(document)?.kept) await ledger.write({ document, kept });
        if (this.turnOf(document) > 0) {
          // Its socket brings it; whether it has is looked at again soon.
          failed ||= kept && !this.entryOf(document)?.confirmedAt;
          continue;
        }
        const open = this.repository.opened(document);
        const outcome = await (open
          ? deliverOpen(deliverer.fetch, open)
          : deliverOverHttp(deliverer, document));
        failed ||= outcome === 'offline' || outcome === 'later';
        if (outcome === 'offline' || outcome === 'signIn' || outcome === 'tooOld') stop = outcome;
        if (kept && (outcome === 'delivered' || outcome === 'unchanged')) {
          await ledger.write({ document, confirmedAt: Date.now() });
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    // That copies to read fail is no reason to send more seldom.
    if (kept) this.copyFailures = failed ? this.copyFailures + 1 : 0;
    else this.failures = failed ? this.failures + 1 : 0;
    return stop === null || !this.endsAll(stop);
  }

  /** Whether an outcome means that nothing more can be synced now; tells whom it concerns. */
  private endsAll(outcome: DeliveryOutcome): boolean {
    if (outcome === 'signIn') this.options.onSignInNeeded();
    if (outcome === 'tooOld') {
      // Asking again would be in vain until the update, which starts another queue.
      this.halt();
      this.options.onTooOld();
    }
    return outcome === 'offline' || outcome === 'signIn' || outcome === 'tooOld';
  }

  private entryOf(name: string): LedgerEntry | undefined {
    return this.repository.ledger.known.find(({ document }) => document === name);
  }

  private isStale(name: string): boolean {
    const entry = this.entryOf(name);
    if (!entry?.kept || !entry.confirmedAt) return true;
    // The clock may have been set meanwhile.
    return Math.abs(Date.now() - entry.confirmedAt) > freshMs;
  }
}
