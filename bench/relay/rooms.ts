import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';

import { syncType } from '#lib/protocol/messages.ts';
import { BenchClient } from './client.ts';
import { membersPerRoom, temporaryFolder, type Contender } from './contenders.ts';
import { ServerProcess } from './server-process.ts';

const settleMs = 2_500;
const patienceMs = 15_000;

/** Updates that make a document of about `bytes`: entries as a plan or a journal has them. */
function history(bytes: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  let written = 0;
  for (let entry = 0; written < bytes;) {
    doc.transact(() => {
      const until = Math.min(bytes, written + 500_000);
      while (written < until) {
        doc.getMap('entries').set(String(entry), `entry ${entry} of a year of notes`);
        entry += 1;
        written += 52;
      }
    });
  }
  return updates;
}

/** Kilobytes that one idle connection costs, in rooms of three with a document of 50 KB each. */
export async function measureIdle(contender: Contender, connections: number): Promise<number> {
  const server = await ServerProcess.start(contender, temporaryFolder());
  try {
    await wait(500);
    const before = server.rssKilobytes();
    const updates = history(50_000);
    const clients: BenchClient[] = [];
    for (let index = 0; index < connections; index += 1) {
      const [room, member] = [Math.floor(index / membersPerRoom), index % membersPerRoom];
      const client = await BenchClient.open(contender, server.port, room, member);
      clients.push(client);
      if (contender.syncs) await client.sync();
      if (contender.syncs && member === 0) {
        for (const update of updates) client.write(client.frame(syncType.update, update));
      }
    }
    await wait(settleMs);
    const perConnection = (server.rssKilobytes() - before) / connections;
    if (clients.some((client) => client.closed)) throw new Error(`${contender.name} closed some`);
    for (const client of clients) client.destroy();
    return perConnection;
  } finally {
    await server.stop();
  }
}

/** Milliseconds from connecting until a new client has a document that nobody had open. */
export async function measureCold(contender: Contender, bytes: number): Promise<number> {
  const folder = temporaryFolder();
  const writing = await ServerProcess.start(contender, folder);
  const author = await BenchClient.open(contender, writing.port, 0, 0);
  await author.sync();
  for (const update of history(bytes)) author.write(author.frame(syncType.update, update));
  await wait(1_500 + bytes / 2_000);
  author.destroy();
  // The relays that store or compact when a room is left get the time for it.
  await wait(3_000);
  await writing.stop();

  const reading = await ServerProcess.start(contender, folder);
  try {
    await wait(300);
    // The first connection of a process costs more than any other: it goes to another room.
    const other = await BenchClient.open(contender, reading.port, 1, 0);
    await other.sync();
    other.destroy();
    await wait(300);
    const begin = performance.now();
    const reader = await BenchClient.open(contender, reading.port, 0, 1);
    await reader.sync();
    // "Synced" may be said too early: what counts is that most of the document is here.
    while (reader.heardBytes < bytes * 0.7) {
      if (performance.now() - begin > patienceMs) return NaN;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const took = performance.now() - begin;
    reader.destroy();
    return took;
  } finally {
    await reading.stop();
  }
}
