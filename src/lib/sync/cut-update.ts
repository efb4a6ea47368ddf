import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** What a client costs in an update besides its changes, at most and in bytes. */
const headBytes = 24;

/**
 * The changes of one update as several updates, none larger than `most` bytes where that can be. Each can be read when those before
 * it have been, as what people wrote first. Deletions are in none of them.
 */
export function cutUpdate(update: Uint8Array, most: number): Uint8Array[] {
  const pieces: Y.AbstractStruct[][] = [];
  let room = 0;
  for (const struct of inOrder(Y.decodeUpdate(update).structs)) {
    const bytes = bytesOf(struct) + headBytes;
    if (bytes > room) {
      pieces.push([]);
      room = most;
    }
    room -= bytes;
    pieces.at(-1)?.push(struct);
  }
  return pieces.map(encode);
}

/** All changes in an order in which each comes after what it refers to; those of one client together as far as that allows. */
function inOrder(structs: readonly Y.AbstractStruct[]): Y.AbstractStruct[] {
  const byClient = Map.groupBy(structs, ({ id }) => id.client);
  const placed = new Map<number, number>();
  const next = (client: number) => byClient.get(client)?.[placed.get(client) ?? 0];
  const isPlaced = ({ client, clock }: Y.ID) => clock < (next(client)?.id.clock ?? Infinity);
  const order: Y.AbstractStruct[] = [];
  for (const first of byClient.keys()) {
    const clients = [first];
    for (let client = clients.at(-1); client !== undefined; client = clients.at(-1)) {
      const struct = next(client);
      const missing = struct && referred(struct).find((id) => !isPlaced(id));
      if (missing) clients.push(missing.client);
      else if (!struct) clients.pop();
      else {
        order.push(struct);
        placed.set(client, (placed.get(client) ?? 0) + 1);
      }
    }
  }
  return order;
}

/** What has to be there before a change that was read from an update can be made. */
function referred(struct: Y.AbstractStruct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const { origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, parent].filter((id) => id instanceof Y.ID);
}

function bytesOf(struct: Y.AbstractStruct): number {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0, 0);
  return encoding.length(encoder.restEncoder);
}

/** As Yjs writes an update: its clients, each with the changes that follow each other, and no deletions. */
function encode(structs: readonly Y.AbstractStruct[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const byClient = Map.groupBy(structs, ({ id }) => id.client);
  encoding.writeVarUint(encoder.restEncoder, byClient.size);
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder.restEncoder, own.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, own[0]?.id.clock ?? 0);
    for (const struct of own) struct.write(encoder, 0, 0);
  }
  encoding.writeVarUint(encoder.restEncoder, 0);
  return encoder.toUint8Array();
}
