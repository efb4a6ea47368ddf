import { setTimeout as wait } from 'node:timers/promises';

import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

import { allUpdates, mergeUpdates } from '#server/relay/merge.ts';
import { openDatabase } from '#server/storage/connections.ts';
import { DocumentReader } from '#server/storage/document-reader.ts';
import { cookieOf } from './launch-relay.ts';
import { randomFrom, type Random } from './random.ts';
import { spawnRelay, type RelayChild } from './relay-child.ts';
import { people, type Who } from './school.ts';
import { TypingClient } from './typing-client.ts';

const limits = { framesPerSecond: 1_000_000, framesAtOnce: 1_000_000, pingEveryMs: 1_000 };

/** Well-formed frames of every type, as a start for what is damaged. */
function wholeFrames(random: Random): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let step = 0; step < 20; step += 1) {
    doc.getText('t').insert(random(doc.getText('t').length + 1), 'слово');
    doc.getMap('m').set(`k${random(3)}`, { deep: [step, 'x', null] });
    if (step % 5 === 4) doc.getText('t').delete(0, 2);
  }
  const sync = (kind: number, bytes: Uint8Array) =>
    encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, Uint8Array.of(0, kind));
      encoding.writeVarUint8Array(encoder, bytes);
    });
  const awareness = [1, 10, 1, 7, 1, 6, ...Buffer.from('{"a":1}')];
  return [
    sync(0, Y.encodeStateVector(doc)),
    sync(1, Y.encodeStateAsUpdate(doc)),
    ...updates.map((update) => sync(2, update)),
    Uint8Array.from(awareness),
    Uint8Array.of(3),
    Uint8Array.of(4, 1),
    Uint8Array.of(9, 9, 9),
  ];
}

function damage(frames: readonly Uint8Array[], random: Random): Uint8Array {
  const frame = Uint8Array.from(frames[random(frames.length)] ?? []);
  for (let flips = random(4); flips > 0; flips -= 1) {
    const at = random(frame.length);
    frame[at] = (frame[at] ?? 0) ^ (1 << random(8));
  }
  if (random(8) === 0) return Uint8Array.from({ length: random(60) }, () => random(256));
  return random(4) === 0 ? frame.subarray(0, random(frame.length + 1)) : frame;
}

/** Where an attacker may write, so that what is damaged comes as far as it can. */
const diaryOf = (who: Who) => `school/diary/${people[who]?.personId}`;

async function attack(url: string, who: Who, frames: number, random: Random): Promise<void> {
  const whole = wholeFrames(random);
  let socket: WebSocket | undefined;
  for (let sent = 0; sent < frames; sent += 1) {
    while (socket?.readyState !== WebSocket.OPEN) {
      socket = new WebSocket(`${url}/${diaryOf(who)}?v=1`, {
        headers: { cookie: cookieOf(who) },
      });
      socket.on('error', () => undefined);
      socket.on('message', () => undefined);
      await new Promise((resolve) => socket?.once('open', resolve).once('close', resolve));
    }
    // Some break the rules of WebSocket itself: reserved bits, a text, an end in the middle.
    const kind = random(2_000);
    if (kind === 5) socket.terminate();
    else if (kind < 3) rawWrite(socket, Buffer.from([0xf2, 0x80, 0, 0, 0, 0]));
    else if (kind < 5) socket.send('text');
    else socket.send(damage(whole, random));
    if (sent % 200 === 0) await wait(1);
  }
  socket?.terminate();
}

function rawWrite(socket: WebSocket, bytes: Buffer): void {
  (socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(bytes);
}

export interface FuzzResult {
  /** By how much more bytes the relay held at the end than after the first tenth. */
  readonly growth: number;
  /** How many updates of the attackers were stored. */
  readonly stored: number;
}

/**
 * Sends `frames` random, truncated and bit-flipped frames from several clients, with good clients beside
 * them. Throws when the relay dies, a good client's document suffers, or something was stored that cannot be read.
 */
export async function fuzzRelay(file: string, frames: number, seed: number): Promise<FuzzResult> {
  const random = randomFrom(seed);
  const relay = await spawnRelay(file, limits);
  try {
    const mentor = await TypingClient.open(relay.url, 'school/pair/pair', 'mentor');
    const mentee = await TypingClient.open(relay.url, 'school/pair/pair', 'mentee');
    const attackers: readonly Who[] = ['otherMentor', 'otherMentee', 'former'];
    const share = (part: number) =>
      Promise.all(
        attackers.map((who) => attack(relay.url, who, Math.ceil((frames * part) / 3), random)),
      );
    const good = async (edits: number) => {
      for (let edit = 0; edit < edits; edit += 1) {
        mentor.type((doc) => doc.getText('words').insert(0, 'м'));
        mentee.type((doc) => doc.getText('words').insert(0, 'п'));
        await wait(5);
      }
    };
    await Promise.all([share(0.1), good(20)]);
    const before = await relay.heldBytes();
    await Promise.all([share(0.9), good(80)]);
    await settled(relay, mentor, mentee);
    const growth = (await relay.heldBytes()) - before;
    return { growth, stored: readStored(file, attackers.map(diaryOf)) };
  } finally {
    await relay.kill();
  }
}

function wordsOf(update: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const words = JSON.stringify([doc.getText('t').toString(), doc.getMap('m').toJSON()]);
  doc.destroy();
  return words;
}

/**
 * Reads what was stored as a tablet and a compaction do; throws when they could not, or when what was merged
 * reads differently once it is written. What is damaged may contradict itself, and then its log is kept.
 */
function readStored(file: string, documents: readonly string[]): number {
  const database = openDatabase(file);
  try {
    const reader = new DocumentReader(database);
    let count = 0;
    for (const document of documents) {
      const updates = allUpdates(reader.whole(document));
      const merged = mergeUpdates(updates);
      if (wordsOf(merged) !== wordsOf(mergeUpdates([merged]))) {
        throw new Error('what was merged reads differently');
      }
      count += updates.length;
    }
    return count;
  } finally {
    database.close();
  }
}

/** Waits until the good clients have stored everything and hold the same. */
async function settled(relay: RelayChild, ...clients: TypingClient[]): Promise<void> {
  const done = () =>
    clients.every(
      ({ acknowledged, sent, doc }) =>
        acknowledged === sent.length && doc.getText('words').length === 100 * clients.length,
    );
  for (let tries = 0; !done(); tries += 1) {
    if (!relay.isAlive()) throw new Error('the relay died');
    if (tries > 1_000) throw new Error('the good clients did not come to an end');
    await wait(10);
  }
  if (clients.some(({ refusals }) => refusals > 0)) throw new Error('a good update was refused');
  if (new Set(clients.map(({ doc }) => doc.getText('words').toString())).size > 1) {
    throw new Error('the good clients differ');
  }
}
