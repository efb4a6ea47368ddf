import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

import { readOverHttp } from '../support/http-reader.ts';
import { startRelay } from '../support/relay-server.ts';
import { connectSynced } from '../support/sync-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const pair = 'school/pair/pair';

/** A disk of its own in memory, where this machine lets us; it goes with the test. */
function smallDisk(megabytes: number): string | undefined {
  const folder = temporaryFolder();
  const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder];
  if (process.platform !== 'linux' || spawnSync('mount', options).status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

/** Writes until there is no byte left. */
function fill(file: string): void {
  const filler = openSync(file, 'w');
  try {
    for (let size = 64 * 1024; size > 0; size = Math.floor(size / 2)) {
      try {
        for (;;) writeSync(filler, Buffer.alloc(size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(filler);
  }
}

it('refuses on a disk that is full, serves who reads, and goes on by itself when there is room', async (context) => {
  const disk = smallDisk(6);
  if (!disk) return context.skip('a small disk needs the right to mount one');
  const server = await startRelay({ file: join(disk, 'tandem.db') });
  const mentor = await connectSynced(server, 'mentor', pair);
  const write = (key: string) =>
    mentor.edit((doc) => doc.getMap('test').set(key, key.repeat(20_000)));
  write('before');
  await mentor.until(() => mentor.acknowledged === 1, 'stored');

  const filler = join(disk, 'filler');
  fill(filler);
  const frame = write('meanwhile');
  await mentor.until(() => mentor.acknowledged === frame, 'dealt with');
  expect(mentor.refused).toEqual([{ frame, refusal: 'storage' }]);
  expect(server.logged.join('')).toMatch(/"level":"error".*full/);
  const reader = await connectSynced(server, 'mentee', pair);
  expect([...reader.doc.getMap('test').keys()]).toEqual(['before']);
  const overHttp = await readOverHttp(server, 'mentee', pair);
  expect([...overHttp.getMap('test').keys()]).toEqual(['before']);
  expect(server.logged.join('')).toContain('delivery not noted');

  rmSync(filler);
  await mentor.answered();
  const again = mentor.sendStep2(mentor.sinceRelay());
  await mentor.until(() => mentor.acknowledged === again, 'stored at last');
  expect(mentor.refused).toHaveLength(1);
  await reader.until(() => reader.doc.getMap('test').has('meanwhile'), 'seen');
});
