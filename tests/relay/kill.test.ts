import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';

import { mergeUpdates } from '#server/relay/merge.ts';
import { UpdateContent } from '#server/relay/update-content.ts';
import { checkUpdate } from '#server/relay/update.ts';
import { openDatabase } from '#server/storage/connections.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { SyncClient } from '../support/sync-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const pair = 'school/pair/pair';
const program = fileURLToPath(new URL('../support/relay-process.ts', import.meta.url));

async function spawnRelay(file: string): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [url] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return { process: child, url };
}

it('has everything that it acknowledged after a SIGKILL, deletions too', async () => {
  const file = join(temporaryFolder(), 'tandem.db');
  const acknowledged: Uint8Array[] = [];

  for (let round = 1; round <= 3; round += 1) {
    const relay = await spawnRelay(file);
    const mentor = await new SyncClient(relay.url, pair, 'mentor').opened();
    mentor.sendStep1();
    await mentor.until(() => mentor.synced, 'synced');
    const sent: Uint8Array[] = [];
    mentor.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'relay') sent.push(update);
    });
    for (let edit = 0; edit < 400; edit += 1) {
      mentor.edit((doc) => {
        const words = doc.getText('words');
        if (edit % 4 === 3) words.delete(0, 3);
        else words.insert(0, `${edit} `);
      });
    }
    await mentor.until(() => mentor.acknowledged >= 100 * round, 'a part is acknowledged');
    relay.process.kill('SIGKILL');
    await once(relay.process, 'exit');
    await mentor.until(() => mentor.closeCode !== undefined, 'the socket is dead');
    acknowledged.push(...sent.slice(0, mentor.acknowledged));
  }

  const store = createSqliteStore(openDatabase(file));
  const { updates } = await store.load(pair);
  const stored = new UpdateContent();
  stored.add(checkUpdate(mergeUpdates(updates)));
  const lost = acknowledged.filter((update) => !stored.contains(checkUpdate(update)));
  expect(acknowledged.length).toBeGreaterThanOrEqual(600);
  expect(lost).toEqual([]);
  await store.close();
});

it('still has a deletion that was the last thing it acknowledged', async () => {
  const file = join(temporaryFolder(), 'tandem.db');
  const relay = await spawnRelay(file);
  const mentor = await new SyncClient(relay.url, pair, 'mentor').opened();
  mentor.edit((doc) => doc.getText('words').insert(0, 'оставить удалить'));
  mentor.edit((doc) => doc.getText('words').delete(8, 8));
  await mentor.until(() => mentor.acknowledged === 2, 'both are acknowledged');
  relay.process.kill('SIGKILL');
  await once(relay.process, 'exit');

  const store = createSqliteStore(openDatabase(file));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, mergeUpdates((await store.load(pair)).updates));
  expect(doc.getText('words').toString()).toBe('оставить');
  await store.close();
});
