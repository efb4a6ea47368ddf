import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { openDatabase } from '#server/storage/connections.ts';
import { noteBackup } from '#server/storage/known-backups.ts';
import { ErasedError } from '#server/storage/port.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const program = join(import.meta.dirname, '../../server/commands/erase.ts');
const secret = 'слова, которых не должно остаться';

function erase(dataDir: string, ...args: string[]) {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
  return spawnSync(process.execPath, [program, ...args], { env, encoding: 'utf8' });
}

const storeIn = (dataDir: string) => createSqliteStore(openDatabase(join(dataDir, 'tandem.db')));

async function folderWith(...documents: string[]): Promise<string> {
  const dataDir = temporaryFolder();
  const store = storeIn(dataDir);
  for (const document of documents) {
    await store.append({
      document,
      update: Buffer.from(`${document} ${secret}`),
      personId: 'anna',
    });
  }
  await store.close();
  return dataDir;
}

test('all that is a person’s alone goes for ever, and nothing of anybody else', async () => {
  const dataDir = await folderWith(
    ...['s/diary/anna', 's/answers/anna', 's/diary/anna-2'],
    ...['s/shared/pair.vera.anna', 's/shared/pair.anna.kostya'],
  );
  const backup = { file: join(temporaryFolder(), 'autumn.backup'), at: 1 };
  noteBackup(dataDir, backup);
  const { status, stdout } = erase(dataDir, 's/person/anna');
  expect(status).toBe(0);
  expect(stdout).toContain(
    'Erased s/diary/anna.\nErased s/answers/anna.\nErased s/shared/pair.vera.anna.\n',
  );
  expect(stdout).toContain('Backups');
  expect(stdout).toContain(backup.file);
  const bytes = readFileSync(join(dataDir, 'tandem.db'));
  for (const gone of ['diary/anna', 'answers/anna', 'shared/pair.vera.anna']) {
    expect(bytes.includes(`s/${gone} ${secret}`)).toBe(false);
  }

  const store = storeIn(dataDir);
  expect(await store.list('')).toEqual(['s/diary/anna-2', 's/shared/pair.anna.kostya']);
  const late = { document: 's/diary/anna', update: Uint8Array.of(0, 0), personId: 'anna' };
  await expect(store.append(late)).rejects.toThrow(ErasedError);
  await store.close();
});

test('a wrong name among several erases nothing, and bars no name', async () => {
  const dataDir = await folderWith('s/pair/one');
  expect(erase(dataDir, 's/pair/one', 's/pair/onn').stderr).toContain('nothing by the name of');
  expect(erase(dataDir, 's/pair/one', 'pair').stderr).toContain('Usage');
  expect(erase(dataDir).stderr).toContain('Usage');
  const store = storeIn(dataDir);
  expect(await store.list('')).toEqual(['s/pair/one']);
  await store.append({ document: 's/pair/onn', update: Uint8Array.of(0, 0), personId: null });
  await store.close();
});

test('nothing is erased behind the back of a running server', async () => {
  const dataDir = await folderWith('s/pair/one');
  writeFileSync(join(dataDir, 'running'), String(process.pid));
  const { status, stderr } = erase(dataDir, 's/pair/one');
  expect(status).toBe(1);
  expect(stderr).toContain('Stop the server first');
  const store = storeIn(dataDir);
  expect(await store.list('')).toEqual(['s/pair/one']);
  await store.close();
});
