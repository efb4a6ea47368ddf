import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

import type { Access } from '#lib/domain/access.ts';
import type { DocumentKind } from '#lib/domain/document-name.ts';
import { messageType, readSeen, syncType, type Refusal } from '#lib/protocol/messages.ts';
import { lookCloser, objection, readUpdate, refusalOf } from './acceptance.ts';
import { catchUp } from './catch-up.ts';
import type { Connection } from './connection.ts';
import type { RelayContext } from './context.ts';
import {
  encodeAwareness,
  encodeSync,
  encodeUpdateFrame,
  encodeUpdateHead,
  readAwareness,
  readSyncBytes,
} from './frames.ts';
import { documentFields } from './log-fields.ts';
import { isTooDeep } from './nesting.ts';
import type { Room } from './room.ts';
import { toServerFrame } from './server-frame.ts';
import { emptyUpdate, type CheckedUpdate } from './update.ts';

/** A frame of a client, with what its sender may do at this moment; never 'none'. */
export interface Received {
  readonly context: RelayContext;
  readonly connection: Connection;
  readonly room: Room;
  readonly access: Access;
  readonly frame: Uint8Array;
  /** Its number among the update-carrying frames; 0 for any other. */
  readonly number: number;
  /** The frame was looked at before: the room knows all of its deletions, and how deep its types lie. */
  readonly again?: boolean;
}

/**
 * Whether people see each other in documents of this kind. Everybody in an organisation may have the
 * programme open, and who looks at the overview or at what was shared is nobody's business: there only the
 * sender is answered.
 */
export function sharesPresence(kind: DocumentKind): boolean {
  return kind !== 'programme' && kind !== 'overview' && kind !== 'shared';
}

/**
 * Does what a frame asks for. Returns before an update is stored; its receipt follows then. A promise
 * is for what the next frame has to wait for.
 */
export function handleFrame(received: Received): Promise<void> | undefined {
  const { frame } = received;
  if (received.number > 0) return receiveUpdate(received);
  switch (frame[0]) {
    case messageType.sync:
      return answerStep1(received);
    case messageType.awareness:
      receiveAwareness(received);
      return;
    case messageType.queryAwareness:
      answerAwareness(received);
      return;
    case messageType.seen:
      receiveSeen(received);
      return;
    default:
      ignore(received, 'unknown message type');
      return;
  }
}

/** An empty step 2 comes last: when a client takes itself for synced, it has everything. */
async function answerStep1(received: Received): Promise<void> {
  const { context, connection, room, frame } = received;
  let stateVector: Uint8Array;
  try {
    stateVector = readSyncBytes(frame);
    Y.decodeStateVector(stateVector);
  } catch {
    return ignore(received, 'malformed sync step 1');
  }
  const leave = await context.gate.enter(room.state.bytes);
  try {
    const { updates, bytes } = await catchUp(context, room.key, stateVector);
    connection.expect(bytes);
    for (const update of updates) sendUpdate(connection, update);
  } catch (error) {
    leave();
    throw error;
  }
  connection.send(toServerFrame(encodeSync('step2', emptyUpdate)));
  connection.sight?.caughtUp();
  connection.send(toServerFrame(encodeSync('step1', room.state.stateVector())));
  connection.whenSent(leave);
}

/** Below this an update is copied into its frame; megabytes of fresh memory cost more than a second write. */
const copyBelowBytes = 64 * 1024;

function sendUpdate(connection: Connection, update: Uint8Array): void {
  const { buffer, byteOffset, length } = update;
  if (length < copyBelowBytes) connection.send(encodeUpdateFrame(update));
  else connection.send(encodeUpdateHead(length), Buffer.from(buffer, byteOffset, length));
}

function receiveUpdate(received: Received): Promise<void> | undefined {
  const { context, connection, room, access, frame, number } = received;
  if (frame.length > context.limits.maxUpdateBytes) return refuse(received, 'tooLarge');

  const update = updateIn(frame);
  if (!update) return refuse(received, 'malformed');

  if (room.state.contains(update)) {
    context.counts.unchanged += 1;
    connection.receipts.stored(number);
    connection.deliveryNote.delivered();
    connection.look();
    return;
  }
  // A client that returns answers step 1 with all deletions it knows of, a reader's too.
  if (frame[1] === syncType.step2 && !received.again && room.state.brings(update)) {
    return lookCloser(context, room).then(() => connection.handleAgain({ frame, number }));
  }
  if (update.nests && !received.again && access === 'write') {
    return isTooDeep(context, room, update).then((deep) =>
      deep ? refuse(received, 'malformed') : connection.handleAgain({ frame, number }),
    );
  }
  const refusal = objection(context, room, update, access);
  if (refusal) return refuse(received, refusal);

  room.append(update, connection.personId, connection).then(
    () => {
      context.counts.updates += 1;
      connection.receipts.stored(number);
      connection.deliveryNote.delivered();
    },
    (error) => {
      context.log.error('update not stored', error, documentFields(room.name));
      context.counts.countRefused(refusalOf(error));
      connection.receipts.refused(number, refusalOf(error));
    },
  );
}

function updateIn(frame: Uint8Array): CheckedUpdate | undefined {
  if (frame[1] !== syncType.step2 && frame[1] !== syncType.update) return undefined;
  try {
    return readUpdate(readSyncBytes(frame));
  } catch {
    return undefined;
  }
}

function refuse({ context, connection, room, number }: Received, refusal: Refusal): undefined {
  context.log.warn('update refused', { refusal, ...documentFields(room.name) });
  context.counts.countRefused(refusal);
  connection.receipts.refused(number, refusal);
}

function receiveAwareness(received: Received): void {
  const { context, connection, room, frame } = received;
  let passed: Uint8Array;
  try {
    const entries = room.presence.receive(connection, readAwareness(frame));
    if (entries.length === 0) return;
    passed = encodeAwareness(entries);
  } catch {
    return ignore(received, 'malformed awareness');
  }
  // The sender too: a y-websocket client that hears nothing for 30 s takes the relay for gone.
  if (sharesPresence(room.name.kind)) {
    room.broadcast(toServerFrame(passed));
    context.publishPresence(room, passed);
  } else {
    connection.send(toServerFrame(passed));
  }
}

function receiveSeen(received: Received): void {
  const { connection, room, frame } = received;
  let frames: number;
  try {
    frames = readSeen(decoding.createDecoder(frame.subarray(1)));
  } catch {
    return ignore(received, 'malformed receipt');
  }
  connection.sight?.receive(frames, room);
}

function answerAwareness({ connection, room }: Received): void {
  const owner = sharesPresence(room.name.kind) ? undefined : connection;
  connection.send(toServerFrame(room.presence.frame(owner)));
}

function ignore({ context, room, frame }: Received, why: string): void {
  context.counts.ignored += 1;
  context.log.debug('message ignored', { why, type: frame[0], ...documentFields(room.name) });
}
