import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { localOrigin, prepareForEditing } from '#lib/documents/document.ts';
import { parseDocumentName } from '#lib/domain/document-name.ts';
import type { Refusal } from '#lib/protocol/messages.ts';
import { Delivery, type SeenTimes } from './delivery.ts';
import { LedgerNote } from './ledger-note.ts';
import type { Ledger } from './ledger.ts';
import { localStoreName, openLocalStore, type LocalStore } from './local-store.ts';
import { loadRelayCode } from './relay-code.ts';
import type { RelayConnection } from './relay-connection.ts';
import { savingState, type SavingFacts, type SavingState } from './saving-state.ts';
import { openTabChannel, type TabChannel } from './tab-channel.ts';

/** A document is opening, usable, or cannot be read from this tablet. */
export type OpenState = 'opening' | 'ready' | 'failed';

/** How long to wait before delivering again what the relay refused, at first and at most, in ms. */
const firstRetryMs = 5_000;
const longestRetryMs = 300_000;

/**
 * One document in use: its Yjs document, its copy on the tablet and its connection to the relay,
 * which starts only when the copy is loaded, so that the first full delivery holds all of it.
 */
export class OpenDocument {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  state: OpenState = 'opening';
  /** Settles when `state` has left `opening`. */
  readonly opened: Promise<void>;

  private facts: SavingFacts = {
    storage: 'opening',
    savedOnTablet: true,
    connection: 'offline',
    closedFor: null,
    unsent: 0,
    complete: false,
    refused: null,
    confirmedAt: null,
    reachedBeside: false,
  };
  private readonly listeners = new Set<() => void>();
  private readonly note: LedgerNote;
  private readonly store: LocalStore;
  /** Absent until its code is here, which no page waits for. */
  private relay: RelayConnection | undefined;
  private readonly relayCode: ReturnType<typeof loadRelayCode>;
  private closed = false;
  /** How many pages show it now. */
  private shown = 0;
  private readonly tabs: TabChannel;
  private delivery = new Delivery(0);
  /** When the connection was last complete, or this began, in ms of `performance`. */
  private completeUntil = performance.now();
  private barrierRunning = false;
  private barrierWanted = false;
  private retryMs = firstRetryMs;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    accountId: string,
    name: string,
    personId: string,
    ledger: Ledger,
    mayConnect: Promise<void>,
  ) {
    const parsed = parseDocumentName(name);
    if (!parsed) throw new Error(`not a document name: ${name}`);
    this.name = name;
    this.note = new LedgerNote(ledger, name, () => ({
      ...{ unsent: this.delivery.unsent, seenBy: this.delivery.seenBy },
      ...{ confirmedAt: this.facts.confirmedAt, refused: this.facts.refused },
    }));
    this.relayCode = mayConnect.then(loadRelayCode);
    this.doc = new Y.Doc();
    prepareForEditing(this.doc, parsed.kind, personId);

    const databaseName = localStoreName(accountId, name);
    // The count comes first; trouble of the network or of the disk must not stop it.
    this.doc.on('update', this.onUpdate);
    this.awareness = new Awareness(this.doc);
    this.store = openLocalStore(databaseName, this.doc, this.onStorage);
    this.tabs = openTabChannel(databaseName, this.doc);
    addEventListener('pagehide', this.onPageHide);
    this.opened = this.open();
  }

  get saving(): SavingState {
    return savingState(this.facts);
  }

  /** Changes that the relay has not acknowledged. */
  get unsent(): number {
    return this.delivery.unsent;
  }

  /** Who else has seen all that was written here. */
  get seenBy(): SeenTimes {
    return this.delivery.seenBy;
  }

  /** Whether a page shows it to a person; a document may also be open for a part of it. */
  get isShown(): boolean {
    return this.shown > 0;
  }

  /** To be called by a page that shows it to a member of the pair; returns what ends that. */
  show(): () => void {
    this.shown += 1;
    this.relay?.look();
    this.notify();
    return () => {
      this.shown -= 1;
      this.notify();
    };
  }

  /** Whether the relay has ever confirmed this document on this tablet. */
  get everSynced(): boolean {
    return this.facts.confirmedAt !== null;
  }

  /** Calls `listener` whenever `state` or `saving` may have changed. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Connects again after a reason to stay closed is gone, such as a new sign-in. */
  reconnect(): void {
    this.change({ closedFor: null });
    this.relay?.connect();
  }

  /** For how long the relay could not be reached by a socket, in ms; 0 when there is a reason not to try. */
  get cutOffFor(): number {
    if (this.state === 'opening' || this.delivery.complete || this.facts.closedFor) return 0;
    return performance.now() - this.completeUntil;
  }

  /**
   * Begins a delivery of everything over HTTP, for when the sockets do not open. `stored` is to be called when the
   * relay has it, `failed` when it does not answer or refuses.
   */
  deliverBeside(): { stored(): void; failed(refusal: Refusal | null): void } {
    const settle = this.delivery.beside();
    return {
      stored: () => {
        settle();
        const reachedBeside = this.facts.connection !== 'open';
        this.change({ confirmedAt: Date.now(), reachedBeside });
        this.note.writeSoon();
      },
      failed: (refusal) => {
        if (refusal && this.unsent > 0) this.delivery.refused = refusal;
        this.change({ reachedBeside: false });
        this.note.writeSoon();
      },
    };
  }

  /** True when closing it would lose words: neither the tablet nor the relay has them. */
  get isOnlyCopy(): boolean {
    return this.store.trouble !== null && this.unsent > 0;
  }

  /** Resolves when everything written is on the tablet; rejects when it cannot be. */
  flushed(): Promise<void> {
    return this.store.barrier();
  }

  async close(): Promise<void> {
    this.doc.off('update', this.onUpdate);
    removeEventListener('pagehide', this.onPageHide);
    this.closed = true;
    this.relay?.destroy();
    this.tabs.close();
    clearTimeout(this.retryTimer);
    await this.note.close();
    await this.store.close();
    this.doc.destroy();
  }

  private async open(): Promise<void> {
    const entry = await this.note.read();
    // What was typed before the entry was here is counted already, and seen by nobody.
    const typed = this.delivery.waiting;
    this.delivery = new Delivery((entry?.unsent ?? 0) + typed, entry?.seenBy);
    this.facts = { ...this.facts, confirmedAt: entry?.confirmedAt ?? null };
    await this.store.loaded.catch(() => undefined);
    this.state = this.store.trouble ? 'failed' : 'ready';
    this.onStorage();
    // Also without a working disk: what is typed then still reaches the relay.
    void this.connect();
  }

  private async connect(): Promise<void> {
    const { openRelayConnection } = await this.relayCode;
    if (this.closed) return;
    this.relay = openRelayConnection(this.name, this, {
      connection: (connection) => {
        if (connection !== 'open') this.disconnected();
        this.change({ connection, closedFor: connection === 'open' ? null : this.facts.closedFor });
      },
      closedFor: (closedFor) => this.change({ closedFor }),
      frameSent: (kind) => {
        this.delivery.frameSent(kind);
        this.change({});
      },
      acknowledged: (frames) => this.onAcknowledged(frames),
      refused: (frame, refusal) => {
        this.delivery.refusedFrame(frame, refusal);
        this.change({});
        // A relay that could not write may be able to soon; rights come back more seldom.
        this.retryLater(refusal === 'storage');
      },
      seenBy: (seen) => {
        this.delivery.seen(seen);
        this.change({});
        // It is seldom told and told once: noted at once, a page that is closed soon still knows it next time.
        void this.note.write();
      },
      isShown: () => this.isShown && this.state === 'ready' && this.delivery.complete,
    });
    this.relay.connect();
  }

  private disconnected(): void {
    if (this.delivery.complete) this.completeUntil = performance.now();
    this.delivery.disconnected();
  }

  private readonly onUpdate = (_update: Uint8Array, origin: unknown): void => {
    // What another tab wrote counts here too: that tab may have no connection, and may close.
    if (origin === localOrigin || origin === this.tabs?.origin) {
      this.delivery.changed();
      this.note.writeSoon();
    }
    if (origin !== this.store?.origin) {
      this.change({ savedOnTablet: false });
      void this.confirmSaved();
    }
  };

  /** The tablet's storage began or ceased to work; it never stops the relay. */
  private readonly onStorage = (): void => {
    const { trouble } = this.store;
    if (this.state === 'failed' && !trouble) this.state = 'ready';
    this.change({ storage: trouble ?? 'ok' });
    if (!trouble && !this.facts.savedOnTablet) void this.confirmSaved();
  };

  /** Runs write barriers one after the other while there are changes to confirm. */
  private async confirmSaved(): Promise<void> {
    this.barrierWanted = true;
    if (this.barrierRunning) return;
    this.barrierRunning = true;
    try {
      // The store hears of a change after this listener: the barrier must queue behind its write.
      await Promise.resolve();
      while (this.barrierWanted) {
        this.barrierWanted = false;
        await this.store.barrier();
        // "Saved" includes that a restart knows of it; the exact count may follow.
        if (this.unsent > 0 && !this.note.knowsUnsent) await this.note.write();
      }
      this.change({ savedOnTablet: true });
    } catch {
      this.change({ storage: this.store.trouble ?? 'ok' });
    } finally {
      this.barrierRunning = false;
    }
  }

  private onAcknowledged(frames: number): void {
    this.delivery.acknowledged(frames);
    const confirmed = this.delivery.complete && this.delivery.unsent === 0;
    // Whatever the disk does, all that the relay has is in memory now.
    if (this.delivery.complete && this.state === 'failed') this.state = 'ready';
    if (this.delivery.complete) this.facts = { ...this.facts, reachedBeside: false };
    if (confirmed) this.retryMs = firstRetryMs;
    if (this.delivery.complete) this.relay?.look();
    const isFirst = confirmed && !this.everSynced;
    this.change(confirmed ? { confirmedAt: Date.now() } : {});
    // That it is here at all is noted at once: somebody may only look in.
    if (isFirst) void this.note.write();
    this.note.writeSoon();
  }

  private retryLater(soon: boolean): void {
    this.retryTimer ??= setTimeout(() => {
      this.retryTimer = undefined;
      this.relay?.resync();
    }, this.retryMs);
    this.retryMs = soon ? firstRetryMs : Math.min(this.retryMs * 2, longestRetryMs);
  }

  private change(facts: Partial<SavingFacts>): void {
    this.facts = {
      ...this.facts,
      unsent: this.delivery.unsent,
      complete: this.delivery.complete,
      refused: this.delivery.refused,
      ...facts,
    };
    this.notify();
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }

  /** The last word on how much is unsent, before the page may be gone. */
  private readonly onPageHide = (): void => void this.note.write();
}
