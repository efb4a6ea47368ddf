import * as Y from 'yjs';

import { ClockRanges } from './clock-ranges.ts';

/** A Yjs update that was proved to decode, with the ids it brings and the ids it deletes. */
export interface CheckedUpdate {
  readonly bytes: Uint8Array;
  readonly brings: readonly ClockRange[];
  readonly deletes: readonly ClockRange[];
}

export interface ClockRange {
  readonly client: number;
  readonly start: number;
  readonly length: number;
}

/** The update that changes nothing. */
export const emptyUpdate: Uint8Array = Uint8Array.of(0, 0);

/** Throws when `bytes` are not a Yjs update. */
export function checkUpdate(bytes: Uint8Array): CheckedUpdate {
  const { structs, ds } = Y.decodeUpdate(bytes);
  const brings: ClockRange[] = [];
  for (const struct of structs) {
    // A skip says that something is missing there.
    if (struct instanceof Y.Skip) continue;
    const { client, clock: start } = struct.id;
    const last = brings.at(-1);
    if (last?.client === client && last.start + last.length === start) {
      brings[brings.length - 1] = { ...last, length: last.length + struct.length };
    } else {
      brings.push({ client, start, length: struct.length });
    }
  }
  const deletes = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, start: clock, length: len })),
  );
  return { bytes, brings, deletes };
}

/** The ids that some updates together bring and delete. */
export class UpdateContent {
  readonly brought = new ClockRanges();
  readonly deleted = new ClockRanges();

  add({ brings, deletes }: CheckedUpdate): void {
    for (const { client, start, length } of brings) this.brought.add(client, start, length);
    for (const { client, start, length } of deletes) this.deleted.add(client, start, length);
  }

  contains({ brings, deletes }: CheckedUpdate): boolean {
    return (
      brings.every(({ client, start, length }) => this.brought.covers(client, start, length)) &&
      deletes.every(({ client, start, length }) => this.deleted.covers(client, start, length))
    );
  }
}
