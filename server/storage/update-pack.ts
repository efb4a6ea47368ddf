import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

import type { NewUpdate } from './port.ts';

/**
 * Several updates of one document as one row: those of one commit are stored together, which costs a
 * fraction of a row for each keystroke. First the people who wrote, then each update with its author.
 */
export function packUpdates(updates: readonly NewUpdate[]): Uint8Array {
  const people = [...new Set(updates.map(({ personId }) => personId ?? ''))];
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, people.length);
    for (const person of people) encoding.writeVarString(encoder, person);
    for (const { personId, update } of updates) {
      encoding.writeVarUint(encoder, people.indexOf(personId ?? ''));
      encoding.writeVarUint8Array(encoder, update);
    }
  });
}

/** Who alone wrote a row; `null` when it was several, or the relay itself. */
export function soleAuthorOf({ personId, packed, bytes }: DocumentRow): string | null {
  if (!packed) return personId;
  const decoder = decoding.createDecoder(bytes);
  return decoding.readVarUint(decoder) === 1 ? decoding.readVarString(decoder) || null : null;
}

export function unpackUpdates(packed: Uint8Array): Uint8Array[] {
  const decoder = decoding.createDecoder(packed);
  for (let people = decoding.readVarUint(decoder); people > 0; people -= 1) {
    decoding.readVarString(decoder);
  }
  const updates: Uint8Array[] = [];
  while (decoding.hasContent(decoder)) {
    decoding.readVarUint(decoder);
    updates.push(decoding.readVarUint8Array(decoder));
  }
  return updates;
}

/** The updates of a document that belong to one commit, as they go to the thread that commits. */
export interface DocumentRow {
  readonly document: string;
  /** The author when `bytes` are one update; of several it stands in the pack. */
  readonly personId: string | null;
  readonly packed: boolean;
  readonly bytes: Uint8Array;
}

/** All appends of one commit as one piece of memory that can change threads without being copied. */
export function encodeRows(updates: readonly NewUpdate[]): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  for (const [document, own] of Map.groupBy(updates, (update) => update.document)) {
    const [only] = own;
    encoding.writeVarString(encoder, document);
    encoding.writeVarUint(encoder, own.length);
    if (only && own.length === 1) {
      encoding.writeVarString(encoder, only.personId ?? '');
      encoding.writeVarUint8Array(encoder, only.update);
    } else {
      encoding.writeVarUint8Array(encoder, packUpdates(own));
    }
  }
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>;
}

export function* decodeRows(bytes: Uint8Array): Generator<DocumentRow> {
  const decoder = decoding.createDecoder(bytes);
  while (decoding.hasContent(decoder)) {
    const document = decoding.readVarString(decoder);
    const packed = decoding.readVarUint(decoder) > 1;
    const personId = packed ? null : decoding.readVarString(decoder) || null;
    yield { document, personId, packed, bytes: decoding.readVarUint8Array(decoder) };
  }
}
