import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

import { syncType } from '#lib/protocol/messages.ts';
import type { BenchClient } from './client.ts';

const firstClientId = 2 ** 28;
const lettersPerUpdate = 3;

/** Somebody who types at the end of a text: each update is about 27 bytes on the wire. */
export class Typist {
  readonly client: BenchClient;
  /** When each update was due, by its number. */
  readonly dueAt: number[] = [];
  readonly #clientId: number;
  readonly #waiting: Buffer[] = [];

  constructor(client: BenchClient, index: number) {
    this.client = client;
    this.#clientId = firstClientId + index;
  }

  type(dueAt: number): void {
    const clock = this.dueAt.push(dueAt) * lettersPerUpdate - lettersPerUpdate;
    const update = encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, Uint8Array.of(1, 1));
      encoding.writeVarUint(encoder, this.#clientId);
      encoding.writeVarUint(encoder, clock);
      if (clock === 0) {
        // A string at the beginning of the root type "t".
        encoding.writeUint8Array(encoder, Uint8Array.of(4, 1));
        encoding.writeVarString(encoder, 't');
      } else {
        // A string behind this typist's last letter.
        encoding.writeUint8(encoder, 0x84);
        encoding.writeVarUint(encoder, this.#clientId);
        encoding.writeVarUint(encoder, clock - 1);
      }
      encoding.writeVarString(encoder, 'abc');
      encoding.writeVarUint(encoder, 0);
    });
    this.#waiting.push(this.client.frame(syncType.update, update));
  }

  /** What was typed in one turn leaves together. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    this.client.write(
      this.#waiting.length === 1 && this.#waiting[0]
        ? this.#waiting[0]
        : Buffer.concat(this.#waiting),
    );
    this.#waiting.length = 0;
  }

  /** How many of its updates a relay has, by its state vector. */
  storedBy(stateVector: ReadonlyMap<number, number>): number {
    return (stateVector.get(this.#clientId) ?? 0) / lettersPerUpdate;
  }
}

/** Which typist an update is of, and which of their updates it is; several when a relay merges them. */
export function readTyped(update: Uint8Array): { typist: number; first: number } | undefined {
  if (update[0] !== 1) return undefined;
  const decoder = decoding.createDecoder(update);
  decoder.pos = 1;
  decoding.readVarUint(decoder);
  const typist = decoding.readVarUint(decoder) - firstClientId;
  return { typist, first: decoding.readVarUint(decoder) / lettersPerUpdate };
}
