import { isUtf8 } from 'node:buffer';

import type { CheckedUpdate, ClockRange } from './update.ts';

/**
 * Reads a Yjs update without building anything of it: a tenth of what `Y.decodeUpdate` costs, on a path
 * that each keystroke of everybody takes. It is also stricter: what decodes but cannot be applied –
 * a change that refers to a later one of its own author, an empty one – would leave a
 * stored document that nobody can open again. `update-walker.test.ts` compares the two.
 */

/** Clocks beyond this are nobody's keystrokes. */
const maxClock = 2 ** 31;
/** Deeper values are refused: reading them would exhaust somebody's stack. */
const maxDepth = 64;
/** So are types within types: Yjs deletes what is in a type by recursion. Ours lie two deep. */
export const maxTypeDepth = 32;

let bytes: Uint8Array = new Uint8Array();
let at = 0;
/** How deep the types lie that this update makes, by author and clock. */
let depths: Map<number, Map<number, number>> | undefined;
let nests = false;

export function walkUpdate(update: Uint8Array): CheckedUpdate {
  bytes = update;
  at = 0;
  depths = undefined;
  nests = false;
  const brings: ClockRange[] = [];
  const deletes: ClockRange[] = [];
  readStructs(brings);
  readDeletions(deletes);
  if (at !== bytes.length) throw new Error('bytes after the end of an update');
  return { bytes: update, brings, deletes, nests };
}

function readStructs(brings: ClockRange[]): void {
  const clients = readUint();
  const seen = clients > 1 ? new Set<number>() : undefined;
  for (let left = clients; left > 0; left -= 1) {
    const structs = readUint();
    const client = readUint();
    // Yjs would forget the first of two sections.
    if (seen?.has(client)) throw new Error('two sections of one client');
    seen?.add(client);
    let clock = readUint();
    let start = clock;
    for (let struct = 0; struct < structs; struct += 1) {
      const info = readByte();
      const kind = info & 31;
      // A skip says that something is missing there.
      const length = kind === 0 || kind === 10 ? readUint() : readItem(info, client, clock);
      if (length === 0) throw new Error('an empty change');
      if (clock + length > maxClock) throw new Error('a clock out of range');
      if (kind === 10) {
        if (clock > start) brings.push({ client, start, length: clock - start });
        start = clock + length;
      }
      clock += length;
    }
    if (clock > start) brings.push({ client, start, length: clock - start });
  }
}

function readDeletions(deletes: ClockRange[]): void {
  for (let clients = readUint(); clients > 0; clients -= 1) {
    const client = readUint();
    for (let left = readUint(); left > 0; left -= 1) {
      const start = readUint();
      const length = readUint();
      if (start + length > maxClock) throw new Error('a clock out of range');
      // Yjs would look for the item that ends it, and find none.
      if (length === 0) throw new Error('an empty deletion');
      deletes.push({ client, start, length });
    }
  }
}

/** Returns the length of the item. */
function readItem(info: number, client: number, clock: number): number {
  if (info & 128) readReference(client, clock);
  if (info & 64) readReference(client, clock);
  // Beside another item it has the parent of that one, which need not be known here.
  let depth: number | undefined;
  if ((info & 192) === 0) {
    if (readUint() === 1) {
      readString();
      depth = 1;
    } else {
      depth = readParent(client, clock);
    }
    if (info & 32) readString();
  }
  switch (info & 31) {
    case 1:
      return readUint();
    case 2: {
      const count = readUint();
      for (let left = count; left > 0; left -= 1) readJson(true);
      return count;
    }
    case 3:
      skip(readUint());
      return 1;
    case 4:
      return readString();
    case 5:
      readJson(false);
      return 1;
    case 6:
      readString();
      readJson(false);
      return 1;
    case 7: {
      const type = readUint();
      if (type > 6) throw new Error('an unknown type');
      if (type === 3 || type === 5) readString();
      noteType(client, clock, depth);
      return 1;
    }
    case 8: {
      const count = readUint();
      for (let left = count; left > 0; left -= 1) readAny(0);
      return count;
    }
    default:
      // A document inside a document (9) is none of ours.
      throw new Error('an unknown content');
  }
}

/** How deep an item lies in the type that it refers to; `undefined` when that is not of this update. */
function readParent(client: number, clock: number): number | undefined {
  const begin = at;
  readReference(client, clock);
  if (!depths) return undefined;
  at = begin;
  const [ofClient, ofClock] = [readUint(), readUint()];
  const depth = depths.get(ofClient)?.get(ofClock);
  return depth === undefined ? undefined : depth + 1;
}

function noteType(client: number, clock: number, depth: number | undefined): void {
  if (depth === undefined) nests = true;
  else if (depth > maxTypeDepth) throw new Error('a type that is too deep');
  depths ??= new Map();
  const known = depths.get(client);
  if (known) known.set(clock, depth ?? 1);
  else depths.set(client, new Map([[clock, depth ?? 1]]));
}

/** A reference to what comes later in the same client's own sequence can never be resolved. */
function readReference(client: number, clock: number): void {
  const ofClient = readUint();
  const ofClock = readUint();
  if (ofClient === client && ofClock >= clock) throw new Error('a reference to the future');
  if (ofClock >= maxClock) throw new Error('a clock out of range');
}

function readByte(): number {
  const byte = bytes[at];
  if (byte === undefined) throw new Error('an update that is cut short');
  at += 1;
  return byte;
}

function readUint(): number {
  let byte = readByte();
  let value = byte & 127;
  for (let unit = 128; byte > 127; unit *= 128) {
    byte = readByte();
    value += (byte & 127) * unit;
    if (value > Number.MAX_SAFE_INTEGER) throw new Error('a number out of range');
  }
  return value;
}

function skip(length: number): void {
  if (length > bytes.length - at) throw new Error('an update that is cut short');
  at += length;
}

/** Passes over a string and returns its length as JavaScript counts it. */
function readString(): number {
  const length = readUint();
  const start = at;
  skip(length);
  let units = 0;
  let plain = true;
  for (let index = start; index < at; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) {
      units += 1;
      continue;
    }
    plain = false;
    // A byte that continues a character counts nothing; one that begins a character of four, two.
    if (byte >= 0xf0) units += 2;
    else if (byte >= 0xc0) units += 1;
  }
  if (!plain && !isUtf8(bytes.subarray(start, at))) throw new Error('a string that is none');
  return units;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readJson(mayBeUndefined: boolean): void {
  const length = readUint();
  const start = at;
  skip(length);
  const text = decoder.decode(bytes.subarray(start, at));
  if (text === 'undefined' && mayBeUndefined) return;
  checkDepth(JSON.parse(text), 0);
}

function checkDepth(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > maxDepth) throw new Error('a value that is too deep');
  for (const inner of Object.values(value)) checkDepth(inner, depth + 1);
}

function readAny(depth: number): void {
  if (depth > maxDepth) throw new Error('a value that is too deep');
  switch (readByte()) {
    case 127:
    case 126:
    case 121:
    case 120:
      return;
    case 125:
      // Its sign takes a bit of the first byte; the length is that of any number.
      return readInt();
    case 124:
      return skip(4);
    case 123:
    case 122:
      return skip(8);
    case 119:
      readString();
      return;
    case 118:
      for (let left = readUint(); left > 0; left -= 1) {
        readString();
        readAny(depth + 1);
      }
      return;
    case 117:
      for (let left = readUint(); left > 0; left -= 1) readAny(depth + 1);
      return;
    case 116:
      return skip(readUint());
    default:
      throw new Error('an unknown value');
  }
}

function readInt(): void {
  let byte = readByte();
  let value = byte & 63;
  for (let unit = 64; byte > 127; unit *= 128) {
    byte = readByte();
    value += (byte & 127) * unit;
    if (value > Number.MAX_SAFE_INTEGER) throw new Error('a number out of range');
  }
}
