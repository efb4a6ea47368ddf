import * as Y from 'yjs';

import { cutUpdate } from './cut-update.ts';

/**
 * What a relay lacks of a document, as updates of which none is larger than `most` bytes where that can be: a table of thousands of
 * people that was taken in without a network is more than a relay takes at once. What belongs together – a person's row,
 * written by clients that refer to each other – is in one piece, so that nobody ever reads half of it. Only where that alone is
 * too much, as all that one wrote in weeks, it is cut: whoever reads the first pieces has what was written first.
 *
 * `known` is the relay's state vector. There is always at least one update.
 */
export function updatePieces(doc: Y.Doc, known: Uint8Array, most: number): Uint8Array[] {
  const whole = Y.encodeStateAsUpdate(doc, known);
  if (whole.length <= most) return [whole];
  const from = Y.decodeStateVector(known);
  return halved(doc, from, groupsOf(doc, from), most);
}

type Clocks = ReadonlyMap<number, number>;

function halved(doc: Y.Doc, from: Clocks, groups: readonly number[][], most: number): Uint8Array[] {
  const update = Y.encodeStateAsUpdate(doc, vectorFor(doc, from, groups.flat()));
  if (update.length <= most) return [update];
  // Deletions of everything come last.
  if (groups.length < 2) return [...cutUpdate(update, most), updateOfDeletions(doc)];
  const middle = groups.length >> 1;
  return [groups.slice(0, middle), groups.slice(middle)].flatMap((half) =>
    halved(doc, from, half, most),
  );
}

function updateOfDeletions(doc: Y.Doc): Uint8Array {
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
}

/** The state vector of somebody who lacks the changes of these clients alone. */
function vectorFor(doc: Y.Doc, from: Clocks, clients: readonly number[]): Uint8Array {
  const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
  for (const client of clients) vector.set(client, from.get(client) ?? 0);
  return Y.encodeStateVector(vector);
}

/** The clients that have something new, those together whose changes refer to each other. */
function groupsOf(doc: Y.Doc, from: Clocks): number[][] {
  const leaders = new Map<number, number>();
  const clients = doc.store.clients;
  for (const [client, structs] of clients) {
    const last = structs.at(-1);
    if (last && last.id.clock + last.length > (from.get(client) ?? 0)) leaders.set(client, client);
  }
  const leaderOf = (client: number): number => {
    let leader = client;
    for (let next = leaders.get(leader); next !== undefined && next !== leader;) {
      leader = next;
      next = leaders.get(leader);
    }
    leaders.set(client, leader);
    return leader;
  };
  for (const client of leaders.keys()) {
    const structs = clients.get(client) ?? [];
    for (let at = structs.length - 1; at >= 0; at -= 1) {
      const struct = structs[at];
      if (!struct || struct.id.clock + struct.length <= (from.get(client) ?? 0)) break;
      for (const other of referredBy(struct)) {
        if (leaders.has(other)) leaders.set(leaderOf(other), leaderOf(client));
      }
    }
  }
  return [...Map.groupBy(leaders.keys(), leaderOf).values()];
}

/** The clients without whose changes this one cannot be read. */
function referredBy(struct: Y.AbstractStruct): number[] {
  if (!(struct instanceof Y.Item)) return [];
  const { origin, rightOrigin, parent } = struct;
  const holder = parent instanceof Y.AbstractType ? parent._item?.id : undefined;
  return [origin, rightOrigin, holder].flatMap((id) => (id ? [id.client] : []));
}
