import type { DeliveryOutcome } from './http-delivery.ts';
import type { DocumentRepository } from './repository.ts';

/** How often documents that are not on the screen are fetched and delivered, in ms. */
const intervalMs = 60_000;

/**
 * Delivers and prefetches the documents that are not open, one after the other: at the start, when
 * the network returns, when the app becomes visible, and every minute while it is.
 */
export class SyncQueue {
  private readonly repository: DocumentRepository;
  private readonly keep: () => readonly string[];
  private readonly onSignInNeeded: () => void;
  private running: Promise<void> | null = null;
  private again = false;
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly abort = new AbortController();

  constructor(
    repository: DocumentRepository,
    keep: () => readonly string[],
    onSignInNeeded: () => void,
  ) {
    this.repository = repository;
    this.keep = keep;
    this.onSignInNeeded = onSignInNeeded;
    const { signal } = this.abort;
    const wake = () => {
      if (!document.hidden) void this.drain();
    };
    addEventListener('online', wake, { signal });
    addEventListener('focus', wake, { signal });
    document.addEventListener('visibilitychange', wake, { signal });
    this.timer = setInterval(wake, intervalMs);
    void this.drain();
  }

  /** Goes through all kept documents once; a call while it runs makes it go through them again. */
  drain(): Promise<void> {
    this.again = this.running !== null;
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  async stop(): Promise<void> {
    this.abort.abort();
    clearInterval(this.timer);
    await this.running;
  }

  /** What is to be kept here, and whatever else has changes that the relay lacks. */
  private async names(): Promise<Set<string>> {
    const entries = await this.repository.ledger.all();
    const unsent = entries.filter((entry) => entry.unsent > 0);
    return new Set([...unsent.map(({ document }) => document), ...this.keep()]);
  }

  private async run(): Promise<void> {
    // Comes after the page that is being opened.
    const { deliverOverHttp } = await import('./http-delivery.ts');
    do {
      this.again = false;
      for (const name of await this.names()) {
        if (this.abort.signal.aborted || !navigator.onLine) return;
        if (this.repository.isOpen(name)) continue;
        const outcome: DeliveryOutcome = await deliverOverHttp(
          this.repository.accountId,
          name,
          this.repository.ledger,
        );
        if (outcome === 'offline') return;
        if (outcome === 'signIn') {
          this.onSignInNeeded();
          return;
        }
      }
    } while (this.again);
  }
}
