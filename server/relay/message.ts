import type { Access } from '#lib/domain/access.ts';
import type { DocumentKind } from '#lib/domain/document-name.ts';
import { messageType, syncType, type Refusal } from '#lib/protocol/messages.ts';
import type { Log } from '#server/log.ts';
import type { Connection } from './connection.ts';
import { encodeAwareness, encodeSync, readAwareness, readSyncBytes } from './frames.ts';
import type { RelayLimits } from './limits.ts';
import { documentFields } from './log-fields.ts';
import type { Room } from './room.ts';
import { checkUpdate, type CheckedUpdate } from './update.ts';

/** A frame of a client, with what its sender may do at this moment; never 'none'. */
export interface Received {
  readonly connection: Connection;
  readonly room: Room;
  readonly access: Access;
  readonly frame: Uint8Array;
  /** Its number among the update-carrying frames; 0 for any other. */
  readonly number: number;
  readonly limits: RelayLimits;
  readonly log: Log;
}

/**
 * Whether people see each other in documents of this kind. Everybody in an organisation may have the
 * programme open, and who looks at the overview is nobody's business: there only the sender is
 * answered.
 */
export function sharesPresence(kind: DocumentKind): boolean {
  return kind !== 'programme' && kind !== 'overview';
}

/** Does what a frame asks for. Returns before an update is stored; its receipt follows then. */
export function handleFrame(received: Received): void {
  const { frame } = received;
  if (received.number > 0) return receiveUpdate(received);
  switch (frame[0]) {
    case messageType.sync:
      return answerStep1(received);
    case messageType.awareness:
      return receiveAwareness(received);
    case messageType.queryAwareness:
      return answerAwareness(received);
    default:
      ignore(received, 'unknown message type');
  }
}

function answerStep1(received: Received): void {
  const { connection, room, frame } = received;
  let missing: Uint8Array;
  try {
    missing = room.state.since(readSyncBytes(frame));
  } catch {
    return ignore(received, 'malformed sync step 1');
  }
  connection.send(encodeSync('step2', missing));
  connection.send(encodeSync('step1', room.state.stateVector()));
}

function receiveUpdate(received: Received): void {
  const { connection, room, access, frame, number, limits, log } = received;
  if (frame.length > limits.maxUpdateBytes) return refuse(received, 'tooLarge');

  const update = updateIn(frame);
  if (!update) return refuse(received, 'malformed');

  // A client that returns answers step 1 with all deletions it knows of, a reader's too.
  const isAnswer = frame[1] === syncType.step2;
  if (room.contains(update, isAnswer)) {
    connection.receipts.stored(number);
    connection.delivered();
    return;
  }
  if (access !== 'write') return refuse(received, 'readOnly');

  room.append(update, connection.personId, connection).then(
    () => {
      connection.receipts.stored(number);
      connection.delivered();
    },
    (error) => {
      log.error('update not stored', error, documentFields(room.name));
      connection.receipts.refused(number, 'storage');
    },
  );
}

function updateIn(frame: Uint8Array): CheckedUpdate | undefined {
  if (frame[1] !== syncType.step2 && frame[1] !== syncType.update) return undefined;
  try {
    return checkUpdate(readSyncBytes(frame));
  } catch {
    return undefined;
  }
}

function refuse({ connection, room, number, log }: Received, refusal: Refusal): void {
  log.warn('update refused', { refusal, ...documentFields(room.name) });
  connection.receipts.refused(number, refusal);
}

function receiveAwareness(received: Received): void {
  const { connection, room, frame } = received;
  let passed: Uint8Array;
  try {
    const entries = room.presence.receive(connection, readAwareness(frame));
    if (entries.length === 0) return;
    passed = encodeAwareness(entries);
  } catch {
    return ignore(received, 'malformed awareness');
  }
  // The sender too: a y-websocket client that hears nothing for 30 s takes the relay for gone.
  if (sharesPresence(room.name.kind)) room.broadcast(passed);
  else connection.send(passed);
}

function answerAwareness({ connection, room }: Received): void {
  connection.send(room.presence.frame(sharesPresence(room.name.kind) ? undefined : connection));
}

function ignore({ room, frame, log }: Received, why: string): void {
  log.debug('message ignored', { why, type: frame[0], ...documentFields(room.name) });
}
