import { deliverOverHttp, type DeliveryOutcome } from './http-delivery.ts';
import type { DocumentRepository } from './repository.ts';

/** How often documents that are not on the screen are fetched and delivered, in ms. */
const intervalMs = 60_000;
/** How many are on their way at once: a tablet and a school's server are small. */
const atOnce = 3;
/** A class comes back to the network in one moment; each tablet waits up to this long, in ms. */
const jitterMs = 1_500;
/** How long an open document may have unsent changes before this tab delivers them over HTTP, in ms. */
const strandedAfterMs = 3_000;

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
 * another tab wrote and did not deliver. One document's failure does not stop the others. Versions follow
 * the documents.
 */
export class SyncQueue {
  private readonly repository: DocumentRepository;
  private readonly keep: () => readonly string[];
  private readonly onSignInNeeded: () => void;
  private readonly deliverVersions: () => Promise<DeliveryOutcome>;
  private running: Promise<void> | null = null;
  private again = false;
  /** Drains in a row that left something undelivered because the server did not answer. */
  private failures = 0;
  private stranded: ReturnType<typeof setTimeout> | undefined;
  private jitter: ReturnType<typeof setTimeout> | undefined;
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly abort = new AbortController();

  constructor(
    repository: DocumentRepository,
    keep: () => readonly string[],
    onSignInNeeded: () => void,
    deliverVersions: () => Promise<DeliveryOutcome>,
  ) {
    this.repository = repository;
    this.keep = keep;
    this.onSignInNeeded = onSignInNeeded;
    this.deliverVersions = deliverVersions;
    const { signal } = this.abort;
    const wake = () => {
      if (!document.hidden) this.drainSoon();
    };
    addEventListener('online', wake, { signal });
    addEventListener('focus', wake, { signal });
    document.addEventListener('visibilitychange', wake, { signal });
    this.timer = setInterval(wake, intervalMs);
    const stopWatching = repository.ledger.subscribe(() => this.watchStranded());
    signal.addEventListener('abort', stopWatching);
    void this.drain();
  }

  /** Goes through all kept documents once; a call while it runs makes it go through them again. */
  drain(): Promise<void> {
    this.again = this.running !== null;
    // What fails here has failed for one drain; the next event brings another.
    this.running ??= this.alone()
      .catch(() => undefined)
      .finally(() => {
        this.running = null;
        // A pause that was made for an earlier failure is none for what this drain found.
        clearTimeout(this.stranded);
        this.stranded = undefined;
        this.watchStranded();
      });
    return this.running;
  }

  async stop(): Promise<void> {
    this.abort.abort();
    clearInterval(this.timer);
    clearTimeout(this.stranded);
    clearTimeout(this.jitter);
    await this.running;
  }

  private drainSoon(): void {
    this.jitter ??= setTimeout(() => {
      this.jitter = undefined;
      void this.drain();
    }, Math.random() * jitterMs);
  }

  /** Another tab may have left changes behind, or be without a connection of its own. */
  private watchStranded(): void {
    if (this.stranded !== undefined || this.abort.signal.aborted || !navigator.onLine) return;
    if (!this.repository.ledger.known.some((entry) => this.isUnsent(entry))) return;
    this.stranded = setTimeout(() => {
      this.stranded = undefined;
      if (this.repository.ledger.known.some((entry) => this.isUnsent(entry))) void this.drain();
    }, pauseAfter(this.failures));
  }

  /** Unsent, with a chance to be sent: what the relay refused waits for the next round. */
  private isUnsent({
    document,
    unsent,
    refused,
  }: {
    document: string;
    unsent: number;
    refused?: unknown;
  }) {
    return unsent > 0 && !refused && !this.repository.isOpen(document);
  }

  /** One drain at a time over all tabs of the account, where the browser can tell. */
  private async alone(): Promise<void> {
    // Web Locks exist on https and localhost only.
    const { locks } = navigator as { locks?: LockManager };
    if (!locks) return this.run();
    const name = `tandem/${this.repository.accountId}/queue`;
    await locks.request(name, { ifAvailable: true }, (lock) => (lock ? this.run() : undefined));
  }

  /** What has changes that the relay lacks comes first, then whatever is to be kept here. */
  private async names(): Promise<Set<string>> {
    const entries = await this.repository.ledger.all();
    const unsent = entries.filter((entry) => entry.unsent > 0);
    return new Set([...unsent.map(({ document }) => document), ...this.keep()]);
  }

  private async run(): Promise<void> {
    const { accountId, ledger } = this.repository;
    const deliverer = { accountId, ledger, fetch: fetch.bind(globalThis) };
    do {
      this.again = false;
      const names = [...(await this.names())].values();
      let stop: DeliveryOutcome | null = null;
      let failed = false;
      const worker = async () => {
        for (const name of names) {
          if (stop || this.abort.signal.aborted || !navigator.onLine) return;
          if (this.repository.isOpen(name)) continue;
          const outcome = await deliverOverHttp(deliverer, name);
          if (outcome === 'offline' || outcome === 'signIn') stop = outcome;
          failed ||= outcome === 'offline' || outcome === 'later';
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
      this.failures = failed ? this.failures + 1 : 0;
      if (!stop && !this.abort.signal.aborted && navigator.onLine) {
        const outcome = await this.deliverVersions();
        if (outcome === 'offline' || outcome === 'signIn') stop = outcome;
      }
      if (stop === 'signIn') this.onSignInNeeded();
      if (stop) return;
    } while (this.again);
  }
}
