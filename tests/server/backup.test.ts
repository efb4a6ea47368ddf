import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, test } from 'vitest';

import { readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { startServer } from '#server/server.ts';
import { openDatabase } from '#server/storage/connections.ts';
import { knownBackups } from '#server/storage/known-backups.ts';
import { documentSteps } from '#server/storage/migrations.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const log = createLog({ level: 'error' });

function start(dataDir: string) {
  const config = readConfig([], { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir });
  return startServer(config, log, { buildDir: join(dataDir, 'no-build') });
}

function command(name: string, dataDir: string, ...args: string[]) {
  const file = join(import.meta.dirname, `../../server/commands/${name}.ts`);
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
  const { status, stderr } = spawnSync(process.execPath, [file, ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stderr };
}

const words = Uint8Array.of(1, 2, 3);

test('a backup that is taken while the server runs opens on a fresh machine', async () => {
  const [dataDir, elsewhere] = [temporaryFolder(), join(temporaryFolder(), 'data')];
  const file = join(temporaryFolder(), 'school.backup');
  const server = await start(dataDir);
  await server.store.append({ document: 'a/diary/p', update: words, personId: 'p' });
  const version = await server.store.version('a/diary/p');
  expect(command('backup', dataDir, file)).toEqual({ status: 0, stderr: '' });
  await server.store.append({ document: 'a/diary/p', update: words, personId: 'p' });
  expect(command('backup', dataDir, file).stderr).toMatch(/is not overwritten\.\n$/);
  await server.stop();

  expect(command('restore', elsewhere, file)).toEqual({ status: 0, stderr: '' });
  expect(command('restore', elsewhere, file).stderr).toMatch(/is not overwritten\.\n$/);
  expect(readdirSync(elsewhere).sort()).toEqual(['backups.jsonl', 'secret', 'tandem.db']);
  // Both folders remember the backup, for the day when somebody is to be erased.
  const remembered = [dataDir, elsewhere].map((folder) => knownBackups(folder));
  expect(remembered).toMatchObject([[{ file }], [{ file }]]);
  const restored = await start(elsewhere);
  expect((await restored.store.load('a/diary/p')).updates).toEqual([words]);
  expect(await restored.store.version('a/diary/p')).not.toBe(version);
  await restored.stop();
});

test('nothing but a backup is restored, and a failed attempt leaves nothing behind', () => {
  const folder = join(temporaryFolder(), 'data');
  const file = join(temporaryFolder(), 'not-a-backup');
  writeFileSync(file, 'no database at all'.repeat(1_000));
  expect(command('restore', folder, file).status).toBe(1);
  const foreign = join(temporaryFolder(), 'other.db');
  const db = new DatabaseSync(foreign);
  db.exec('CREATE TABLE other (id INTEGER)');
  db.close();
  expect(command('restore', folder, foreign).stderr).toContain('is not a backup of Tandem');
  expect(readdirSync(folder)).toEqual([]);
});

test('after a crash the database is checked, and a damaged one is not opened', async () => {
  const dataDir = temporaryFolder();
  const server = await start(dataDir);
  const update = new Uint8Array(200_000).fill(7);
  await server.store.append({ document: 'a/diary/p', update, personId: 'p' });
  await server.stop();
  const mark = join(dataDir, 'running');
  expect(existsSync(mark)).toBe(false);

  writeFileSync(mark, '1');
  const after = await start(dataDir);
  await after.stop();

  const file = join(dataDir, 'tandem.db');
  const bytes = readFileSync(file);
  bytes.fill(0xff, 3 * 4_096, 20 * 4_096);
  writeFileSync(file, bytes);
  writeFileSync(mark, '1');
  await expect(start(dataDir)).rejects.toThrow(/is damaged .* npm run restore/);
});

test.each(documentSteps.map((_, step) => step).slice(1))(
  'a database with %i steps of its tables is brought up to date, after a copy of it',
  async (taken) => {
    const folder = temporaryFolder();
    const file = join(folder, 'tandem.db');
    const old = new DatabaseSync(file);
    for (const step of documentSteps.slice(0, taken)) old.exec(step);
    old.exec(
      `PRAGMA user_version = ${taken}; INSERT INTO document VALUES (1, 'a/diary/p'), (2, 'a/diary/q')`,
    );
    old.prepare('INSERT INTO document_update (document_id, at, bytes) VALUES (1, 1, ?)').run(words);
    old
      .prepare(
        'INSERT INTO document_snapshot (document_id, through, at, bytes) VALUES (2, 0, 1, ?)',
      )
      .run(words);
    old.close();

    const store = createSqliteStore(openDatabase(file));
    expect((await store.load('a/diary/p')).updates).toEqual([words]);
    expect((await store.load('a/diary/q')).snapshot).toEqual(words);
    await store.append({ document: 'a/diary/p', update: words, personId: null });
    await store.close();
    const copy = new DatabaseSync(`${file}.before-step-${taken + 1}`);
    expect(copy.prepare('PRAGMA user_version').get()).toEqual({ user_version: taken });
    copy.close();
    const again = createSqliteStore(openDatabase(file));
    expect((await again.load('a/diary/p')).updates).toHaveLength(2);
    await again.close();
  },
);
