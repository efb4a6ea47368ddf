import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

import type { DocumentName } from '#lib/domain/document-name.ts';
import { closeReasons, type CloseReason } from '#lib/protocol/close-reasons.ts';
import { carriesUpdate } from '#lib/protocol/messages.ts';
import { authorise, judge } from '#server/access/authorise.ts';
import type { Session } from '#server/accounts/session.ts';
import { ErasedError } from '#server/storage/port.ts';
import type { RelayContext } from './context.ts';
import { DeliveryNote } from './delivery-note.ts';
import { FrameBudget } from './frame-budget.ts';
import { encodeAwareness } from './frames.ts';
import { Inbox, type Waiting } from './inbox.ts';
import { documentFields, noteForbidden } from './log-fields.ts';
import { handleFrame, sharesPresence } from './message.ts';
import { Outbox } from './outbox.ts';
import { Receipts } from './receipts.ts';
import type { Lease } from './rooms.ts';
import { toServerFrame } from './server-frame.ts';
import { watchSession } from './session-watch.ts';
import { Sight } from './sight.ts';

export interface ConnectionOptions {
  readonly context: RelayContext;
  readonly socket: WebSocket;
  /** What `socket` speaks through. */
  readonly stream: Duplex;
  readonly name: DocumentName;
  readonly session: Session;
  /** Who the session speaks for in the document's organisation. */
  readonly personId: string;
  readonly address: string;
  /** Whether the client asked for acknowledgements. */
  readonly acknowledges: boolean;
  /** Asks again who the socket's request speaks for. */
  readonly identifyAgain: () => Promise<Session | undefined>;
  readonly onClosed: (connection: Connection) => void;
}

/** How often a socket that does not read is looked at, besides when it says so itself. */
const lookEveryMs = 100;

/**
 * One socket on one document. Frames are handled one after the other, each judged by the roster of
 * its moment; until the room is loaded they wait.
 */
export class Connection {
  readonly name: DocumentName;
  readonly personId: string;
  readonly address: string;
  readonly session: Session;
  readonly receipts: Receipts;
  readonly deliveryNote: DeliveryNote;
  /** What the client has seen and is told of that; only of a pair, and if it asked for our additions. */
  readonly sight: Sight | undefined;
  readonly #context: RelayContext;
  readonly #socket: WebSocket;
  readonly #inbox: Inbox;
  readonly #outbox: Outbox;
  readonly #budget: FrameBudget;
  readonly #stopWatching: () => void;
  readonly #whenSent: (() => void)[] = [];
  /** Bytes of the document that it asked for and has not taken yet. */
  #expected = 0;
  #lease: Lease | undefined;
  #alive = true;
  #left = false;

  constructor(options: ConnectionOptions) {
    const { context, socket, stream, name, session, personId, acknowledges } = options;
    const { limits } = context;
    this.name = name;
    this.personId = personId;
    this.address = options.address;
    this.session = session;
    this.#context = context;
    this.#socket = socket;
    this.deliveryNote = new DeliveryNote(context, name, personId);
    this.#budget = new FrameBudget(limits.framesPerSecond, limits.framesAtOnce);
    this.#outbox = new Outbox(stream, () => {
      const acknowledged = acknowledges ? this.receipts.take() : undefined;
      return acknowledged && toServerFrame(acknowledged);
    });
    this.receipts = new Receipts({
      send: (message) => acknowledges && this.send(toServerFrame(message)),
      due: () => acknowledges && this.#mayTalk && this.#outbox.touch(),
    });
    if (acknowledges && name.kind === 'pair') {
      this.sight = new Sight({
        context,
        personId,
        send: (frame) => this.send(frame),
        settled: () => this.receipts.settled,
      });
    }
    this.#inbox = new Inbox({
      handle: (waiting) => this.#handle(waiting),
      delay: () => this.#delay(),
      pause: () => socket.pause(),
      resume: () => socket.resume(),
    });
    this.#stopWatching = watchSession({
      session,
      now: context.now,
      identifyAgain: options.identifyAgain,
      isSame: (again) => again.identity.persons.get(name.org) === personId,
      onEnd: (reason) => this.close(reason),
    });
    stream.on('drain', () => this.#drained());
    socket.on('message', (data, isBinary) => this.#receive(data as Buffer, isBinary));
    socket.on('pong', () => (this.#alive = true));
    socket.on('close', () => {
      this.#leave();
      options.onClosed(this);
    });
  }

  get unsentBytes(): number {
    return this.#outbox.unsentBytes;
  }

  get #mayTalk(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Lets the client in: judged first, noted where it must be, and only then part of the room. */
  async open(): Promise<void> {
    const { rosters, rooms, visits, organisationBytes, now, log } = this.#context;
    try {
      const access = await authorise(rosters, this.session.identity, this.name);
      if (access === 'none') {
        noteForbidden(this.#context, this.name);
        return this.close(closeReasons.forbidden);
      }
      await visits.opened(this.name, this.personId, 'opened', await rosters.of(this.name.org));
      await organisationBytes.counted(this.name.org, now());
      if (this.#left) return;
      const lease = await rooms.open(this.name);
      // A change of the roster meanwhile has closed this connection already.
      if (this.#left) return lease.release();
      this.#lease = lease;
    } catch (error) {
      if (error instanceof ErasedError) return this.close(closeReasons.gone);
      log.error('document not opened', error, documentFields(this.name));
      return this.close(closeReasons.unavailable);
    }
    const { room } = this.#lease;
    room.members.add(this);
    if (sharesPresence(this.name.kind) && !room.presence.isEmpty) {
      this.send(toServerFrame(room.presence.frame()));
    }
    this.#inbox.open();
  }

  /**
   * Sends a frame of `toServerFrame`, together with whatever else this turn brings. `rest` is the end of a
   * large frame, sent from where it lies.
   */
  send(frame: Buffer, rest?: Buffer): void {
    if (!this.#mayTalk) return;
    this.#outbox.push(frame);
    if (rest) this.#outbox.push(rest);
    this.sight?.sent(frame);
    const { maxUnsentBytes } = this.#context.limits;
    if (this.#outbox.unsentBytes <= maxUnsentBytes + this.#expected) return;
    // An update that is left out would never be made up for: better to come back and ask for all.
    this.#outbox.discard();
    this.close(closeReasons.unavailable);
  }

  look(): void {
    if (this.sight && this.#lease) this.sight.look(this.#lease.room);
  }

  /** That many bytes follow because the client asked for them; they don't make it a slow reader. */
  expect(bytes: number): void {
    this.#expected += 2 * bytes;
  }

  /** Calls `action` when the client has taken most of what was sent, or is gone. */
  whenSent(action: () => void): void {
    this.#outbox.flush();
    if (this.#left || this.#outbox.unsentBytes === 0) action();
    else this.#whenSent.push(action);
  }

  /** Says goodbye and takes part in nothing from this moment on. */
  close({ code, reason }: CloseReason): void {
    if (this.#left) return;
    if (this.#mayTalk) this.#outbox.flush();
    this.#leave();
    this.#context.counts.countClosed(code);
    this.#socket.resume();
    this.#socket.close(code, reason);
    setTimeout(() => this.#socket.terminate(), this.#context.limits.closeTimeoutMs).unref();
  }

  /** Reads nothing more; what was read goes on. */
  stopReading(): void {
    this.#inbox.close();
    this.#socket.pause();
  }

  /** To be called at intervals: a dead network does not close a socket by itself. */
  askForLife(): void {
    if (!this.#alive) return this.#socket.terminate();
    this.#alive = false;
    if (this.#mayTalk) this.#socket.ping();
  }

  /** To be called after a change of the roster. */
  judgeAnew(): void {
    const { rosters } = this.#context;
    if (judge(rosters, this.session.identity, this.name) === 'none') {
      this.close(closeReasons.forbidden);
    }
    this.look();
  }

  /** Handles a frame once more, of which all has been found out that can be. */
  async handleAgain(waiting: Waiting): Promise<void> {
    await this.#handle(waiting, true);
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (this.#left) return;
    this.#alive = true;
    if (!isBinary) return this.close(closeReasons.malformed);
    const number = carriesUpdate(data) ? this.receipts.count() : 0;
    this.#inbox.receive({ frame: data, number });
  }

  #delay(): number {
    const { limits } = this.#context;
    if (this.#outbox.unsentBytes > limits.pauseAboveUnsentBytes) return lookEveryMs;
    return this.#budget.take(performance.now());
  }

  #handle(waiting: Waiting, again = false): Promise<void> | undefined {
    const access = judge(this.#context.rosters, this.session.identity, this.name);
    // A change of the roster is just being read.
    if (access === undefined) return this.#handleLater(waiting, again);
    if (access === 'none') {
      this.close(closeReasons.forbidden);
      return;
    }
    const room = this.#lease?.room;
    if (!room) return;
    const context = this.#context;
    try {
      const done = handleFrame({ context, connection: this, room, access, again, ...waiting });
      return done?.catch((error: unknown) => this.#failed(waiting, error));
    } catch (error) {
      this.#failed(waiting, error);
    }
  }

  async #handleLater(waiting: Waiting, again: boolean): Promise<void> {
    try {
      await authorise(this.#context.rosters, this.session.identity, this.name);
    } catch (error) {
      return this.#failed(waiting, error);
    }
    await this.#handle(waiting, again);
  }

  #failed({ number }: Waiting, error: unknown): void {
    this.#context.log.error('message not handled', error, documentFields(this.name));
    if (number > 0) this.receipts.refused(number, 'storage');
  }

  #drained(): void {
    this.#expected = 0;
    for (const action of this.#whenSent.splice(0)) action();
    this.#inbox.goOn();
  }

  #leave(): void {
    if (this.#left) return;
    this.#left = true;
    this.#stopWatching();
    this.#inbox.close();
    for (const action of this.#whenSent.splice(0)) action();
    const lease = this.#lease;
    this.#lease = undefined;
    if (!lease) return;
    const { room } = lease;
    room.members.delete(this);
    const gone = room.presence.leave(this);
    if (gone.length > 0 && sharesPresence(this.name.kind)) {
      const message = encodeAwareness(gone);
      room.broadcast(toServerFrame(message));
      this.#context.publishPresence(room, message);
    }
    lease.release();
  }
}
