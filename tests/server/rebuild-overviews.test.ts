import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { readOverview } from '#lib/documents/overview.ts';
import { addGoal } from '#lib/documents/pair-plan.ts';
import { mergeUpdates } from '#server/relay/merge.ts';
import { openDatabase } from '#server/storage/connections.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { editState, schoolRoster } from '../support/school.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const program = join(import.meta.dirname, '../../server/commands/rebuild-overviews.ts');

function rebuild(dataDir: string) {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
  return spawnSync(process.execPath, [program], { env, encoding: 'utf8' });
}

const storeIn = (dataDir: string) => createSqliteStore(openDatabase(join(dataDir, 'tandem.db')));

test('overviews are computed anew from the pairs when the operator asks', async () => {
  const dataDir = temporaryFolder();
  const before = storeIn(dataDir);
  const plan = editState('pair', 'mentor', (doc) => void addGoal(doc, { title: 'Цель' }));
  await before.append({ document: 'school/roster', update: schoolRoster(), personId: null });
  await before.append({ document: 'school/pair/pair', update: plan, personId: 'mentor' });
  await before.close();

  expect(rebuild(dataDir)).toMatchObject({ status: 0, stdout: 'All overviews are up to date.\n' });
  const after = storeIn(dataDir);
  const { updates } = await after.load('school/overview');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, mergeUpdates(updates));
  expect(readOverview(doc).find(({ pairId }) => pairId === 'pair')).toMatchObject({ goals: 1 });
  await after.close();
});

test('overviews are left to the server while it runs', () => {
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, 'running'), String(process.pid));
  expect(rebuild(dataDir)).toMatchObject({ status: 1, stdout: '' });
  expect(rebuild(dataDir).stderr).toContain('Stop the server first');
});
