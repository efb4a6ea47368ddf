import type { Access } from '#lib/domain/access.ts';
import type { Refusal } from '#lib/protocol/messages.ts';
import { ErasedError } from '#server/storage/port.ts';
import type { RelayContext } from './context.ts';
import type { Room } from './room.ts';
import { UpdateContent } from './update-content.ts';
import { checkUpdate, type CheckedUpdate } from './update.ts';

/** Reads an update that a client brings; `undefined` when it is none that could be applied. */
export function readUpdate(bytes: Uint8Array): CheckedUpdate | undefined {
  try {
    return checkUpdate(bytes);
  } catch {
    return undefined;
  }
}

/** Why an update that is new to the room must not be stored, if there is a reason. */
export function objection(
  { limits, organisationBytes, now }: RelayContext,
  room: Room,
  update: CheckedUpdate,
  access: Access,
): Refusal | undefined {
  if (access !== 'write') return 'readOnly';
  if (room.erased) return 'gone';
  if (!room.state.isNear(update, limits.maxClockGap)) return 'malformed';
  const { length } = update.bytes;
  if (room.state.bytes + room.underWayBytes + length > limits.maxDocumentBytes) return 'tooLarge';
  if (!organisationBytes.take(room.name.org, length, now())) return 'tooLarge';
  return undefined;
}

/** What to tell a client when the store has not taken its update. */
export function refusalOf(error: unknown): Refusal {
  return error instanceof ErasedError ? 'gone' : 'storage';
}

/**
 * Looks at the whole document when an update brings nothing but deletions that nobody has told of:
 * they may follow from others, and every client that returns repeats all that it knows.
 */
export async function lookCloser({ store, compute }: RelayContext, room: Room): Promise<void> {
  const stored = await store.load(room.key);
  room.state.learn(UpdateContent.decode(await compute.run('content', room.state.bytes, stored)));
}
