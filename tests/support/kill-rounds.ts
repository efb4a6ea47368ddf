import { setTimeout as wait } from 'node:timers/promises';

import { contentOf } from '#server/relay/merge.ts';
import { checkUpdate } from '#server/relay/update.ts';
import { openDatabase } from '#server/storage/connections.ts';
import { checkDatabase } from '#server/storage/crash-check.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { randomFrom, type Random } from './random.ts';
import { spawnRelay } from './relay-child.ts';
import type { Who } from './school.ts';
import { TypingClient } from './typing-client.ts';

const tablets: readonly [document: string, who: Who][] = [
  ['school/pair/pair', 'mentor'],
  ['school/pair/pair', 'mentee'],
  ['school/diary/mentor', 'mentor'],
];

/** A log is compacted all the time, so that a kill falls into a compaction now and then. */
const limits = { compactAfterBytes: 1_500, framesPerSecond: 100_000, framesAtOnce: 100_000 };

function edit(client: TypingClient, random: Random): void {
  client.type((doc) => {
    const text = doc.getText('words');
    if (random(4) === 0 && text.length > 20) text.delete(random(text.length - 10), 1 + random(9));
    else text.insert(random(text.length + 1), 'слово '.slice(0, 1 + random(6)));
  });
}

/**
 * Kills a relay under load at random moments, `rounds` times on one database, and compares after each:
 * every update that was acknowledged is there, deletions too, and the database is whole. Returns how
 * many updates were acknowledged; throws when one is gone.
 */
export async function killRounds(file: string, rounds: number, seed: number): Promise<number> {
  const random = randomFrom(seed);
  let acknowledged = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const relay = await spawnRelay(file, limits);
    const clients = await Promise.all(
      tablets.map(([document, who]) => TypingClient.open(relay.url, document, who)),
    );
    const type = async (goesOn: () => boolean) => {
      while (goesOn()) {
        for (const client of clients) if (random(3) > 0) edit(client, random);
        await wait(1);
      }
    };
    await type(() => clients.some((client) => client.acknowledged === 0));
    const until = performance.now() + random(200);
    await type(() => performance.now() < until);
    await relay.kill();
    for (const client of clients) client.socket.terminate();

    checkDatabase(file);
    const store = createSqliteStore(openDatabase(file));
    for (const [index, client] of clients.entries()) {
      const content = contentOf(await store.load(tablets[index]?.[0] ?? ''));
      const lost = client.safe().filter((update) => !content.contains(checkUpdate(update)));
      if (lost.length > 0) {
        throw new Error(
          `round ${round} of seed ${seed}: ${lost.length} acknowledged updates are gone`,
        );
      }
      acknowledged += client.acknowledged;
    }
    await store.close();
  }
  return acknowledged;
}
