import type { WebSocket } from 'ws';

import type { DocumentName } from '#lib/domain/document-name.ts';
import { closeReasons, type CloseReason } from '#lib/protocol/close-reasons.ts';
import { carriesUpdate } from '#lib/protocol/messages.ts';
import { authorise, judge } from '#server/access/authorise.ts';
import type { Session } from '#server/accounts/session.ts';
import type { RelayContext } from './context.ts';
import { encodeAwareness } from './frames.ts';
import { documentFields } from './log-fields.ts';
import { handleFrame, sharesPresence } from './message.ts';
import { Receipts } from './receipts.ts';
import type { Lease } from './rooms.ts';
import { watchSession } from './session-watch.ts';

export interface ConnectionOptions {
  readonly context: RelayContext;
  readonly socket: WebSocket;
  readonly name: DocumentName;
  readonly session: Session;
  /** Who the session speaks for in the document's organisation. */
  readonly personId: string;
  /** Whether the client asked for acknowledgements. */
  readonly acknowledges: boolean;
  /** Asks again who the socket's request speaks for. */
  readonly identifyAgain: () => Promise<Session | undefined>;
}

interface Waiting {
  readonly frame: Uint8Array;
  /** Its number among the update-carrying frames; 0 for any other. */
  readonly number: number;
}

/**
 * One socket on one document. Frames are handled one after the other, each judged by the roster of
 * its moment; until the room is loaded they wait.
 */
export class Connection {
  readonly name: DocumentName;
  readonly personId: string;
  readonly session: Session;
  readonly receipts: Receipts;
  /** Resolves when the socket is closed. */
  readonly closed: Promise<void>;
  readonly #context: RelayContext;
  readonly #socket: WebSocket;
  readonly #waiting: Waiting[] = [];
  readonly #stopWatching: () => void;
  #lease: Lease | undefined;
  #handling = false;
  #left = false;

  constructor(options: ConnectionOptions) {
    const { context, socket, name, session, personId, acknowledges, identifyAgain } = options;
    this.name = name;
    this.personId = personId;
    this.session = session;
    this.#context = context;
    this.#socket = socket;
    this.receipts = new Receipts((frame) => acknowledges && this.send(frame));
    this.#stopWatching = watchSession({
      session,
      now: context.now,
      identifyAgain,
      isSame: (again) => again.identity.persons.get(name.org) === personId,
      onEnd: (reason) => this.close(reason),
    });
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.#leave();
        resolve();
      });
    });
    socket.on('message', (data, isBinary) => this.#receive(data as ArrayBuffer, isBinary));
  }

  /** Lets the client in: judged first, noted where it must be, and only then part of the room. */
  async open(): Promise<void> {
    const { rosters, rooms, visits, log } = this.#context;
    try {
      const access = await authorise(rosters, this.session.identity, this.name);
      if (access === 'none') return this.close(closeReasons.forbidden);
      await visits.opened(this.name, this.personId, await rosters.of(this.name.org));
      const lease = await rooms.open(this.name);
      // A change of the roster meanwhile has closed this connection already.
      if (this.#left) return lease.release();
      this.#lease = lease;
    } catch (error) {
      log.error('document not opened', error, documentFields(this.name));
      return this.close(closeReasons.unavailable);
    }
    const { room } = this.#lease;
    room.members.add(this);
    if (sharesPresence(this.name.kind) && !room.presence.isEmpty) this.send(room.presence.frame());
    await this.#handleWaiting();
  }

  send(frame: Uint8Array): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(frame);
  }

  /** Says goodbye and takes part in nothing from this moment on. */
  close({ code, reason }: CloseReason): void {
    if (this.#left) return;
    this.#leave();
    this.#socket.close(code, reason);
    setTimeout(() => this.#socket.terminate(), this.#context.limits.closeTimeoutMs).unref();
  }

  /** To be called after a change of the roster. */
  judgeAnew(): void {
    const { rosters } = this.#context;
    if (judge(rosters, this.session.identity, this.name) === 'none') {
      this.close(closeReasons.forbidden);
    }
  }

  /** The client's tablet has brought what it had. */
  delivered(): void {
    const { rosters, visits, log } = this.#context;
    rosters
      .of(this.name.org)
      .then((roster) => visits.delivered(this.name, this.personId, roster))
      .catch((error) => log.error('delivery not noted', error, documentFields(this.name)));
  }

  #receive(data: ArrayBuffer, isBinary: boolean): void {
    if (this.#left) return;
    if (!isBinary) return this.close(closeReasons.malformed);
    const frame = new Uint8Array(data);
    const number = carriesUpdate(frame) ? this.receipts.count() : 0;
    this.#waiting.push({ frame, number });
    void this.#handleWaiting();
  }

  async #handleWaiting(): Promise<void> {
    if (this.#handling || !this.#lease) return;
    this.#handling = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      await this.#handle(next);
    }
    this.#handling = false;
  }

  async #handle({ frame, number }: Waiting): Promise<void> {
    const { rosters, limits, log } = this.#context;
    try {
      const access = await authorise(rosters, this.session.identity, this.name);
      if (access === 'none') return this.close(closeReasons.forbidden);
      const room = this.#lease?.room;
      if (room) handleFrame({ connection: this, room, access, frame, number, limits, log });
    } catch (error) {
      log.error('message not judged', error, documentFields(this.name));
      if (number > 0) this.receipts.refused(number, 'storage');
    }
  }

  #leave(): void {
    if (this.#left) return;
    this.#left = true;
    this.#stopWatching();
    this.#waiting.length = 0;
    const lease = this.#lease;
    this.#lease = undefined;
    if (!lease) return;
    const { room } = lease;
    room.members.delete(this);
    const gone = room.presence.leave(this);
    if (gone.length > 0 && sharesPresence(this.name.kind)) room.broadcast(encodeAwareness(gone));
    lease.release();
  }
}
