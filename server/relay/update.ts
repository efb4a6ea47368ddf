import * as Y from 'yjs';

import { walkUpdate } from './update-walker.ts';

/** A Yjs update that was proved to decode, with the ids it brings and the ids it deletes. */
export interface CheckedUpdate {
  readonly bytes: Uint8Array;
  readonly brings: readonly ClockRange[];
  readonly deletes: readonly ClockRange[];
  /** It puts a type where the update alone does not tell how deep that is. */
  readonly nests?: boolean;
}

export interface ClockRange {
  readonly client: number;
  readonly start: number;
  readonly length: number;
}

/** The update that changes nothing. */
export const emptyUpdate: Uint8Array = Uint8Array.of(0, 0);

/** Throws when `bytes` are not a Yjs update, or one that could not be applied. */
export const checkUpdate: (bytes: Uint8Array) => CheckedUpdate = walkUpdate;

/**
 * What an update brings that is stored already: an earlier version may have taken what would be refused
 * today, and its document must open all the same.
 */
export function describeStored(bytes: Uint8Array): CheckedUpdate {
  try {
    return walkUpdate(bytes);
  } catch {
    return decodeSlowly(bytes);
  }
}

function decodeSlowly(bytes: Uint8Array): CheckedUpdate {
  const { structs, ds } = Y.decodeUpdate(bytes);
  const brings: ClockRange[] = [];
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock: start } = struct.id;
    brings.push({ client, start, length: struct.length });
  }
  const deletes = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, start: clock, length: len })),
  );
  return { bytes, brings, deletes };
}
