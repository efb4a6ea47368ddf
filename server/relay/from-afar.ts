import { parseDocumentName } from '#lib/domain/document-name.ts';
import { messageType } from '#lib/protocol/messages.ts';
import type { FanoutMessage } from '#server/fanout/port.ts';
import type { RelayContext } from './context.ts';
import { readAwareness, readSyncBytes } from './frames.ts';
import { toServerFrame } from './server-frame.ts';
import { checkUpdate } from './update.ts';

/** Passes on what another relay has stored, or has been told of who is where. */
export function hearFromAfar({ rooms, rosters }: RelayContext, message: FanoutMessage): void {
  const { document, frame } = message;
  const room = rooms.loaded(document);
  if (frame[0] === messageType.awareness) {
    room?.presence.receiveFromAfar(readAwareness(frame));
    room?.broadcast(toServerFrame(frame));
    return;
  }
  const name = parseDocumentName(document);
  if (name?.kind === 'roster') rosters.invalidate(name.org);
  room?.receive(checkUpdate(readSyncBytes(frame)));
}
