import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, it } from 'vitest';

import { temporaryFolder } from '../../tests/support/temporary-folder.ts';
import { withImmediateTransactions } from './immediate-transactions.ts';

it('a transaction that reads first can write although somebody else wants to write meanwhile', () => {
  const file = join(temporaryFolder(), 'accounts.db');
  const library = withImmediateTransactions(new DatabaseSync(file, { timeout: 0 }));
  const commits = new DatabaseSync(file, { timeout: 0 });
  library.exec('PRAGMA journal_mode = WAL; CREATE TABLE account (id TEXT)');

  library.prepare('begin').run();
  library.prepare('SELECT * FROM account').all();
  expect(() => commits.exec("INSERT INTO account VALUES ('theirs')")).toThrow(/locked/);
  library.prepare("INSERT INTO account VALUES ('ours')").run();
  library.prepare('commit').run();
  commits.exec("INSERT INTO account VALUES ('theirs')");

  expect(library.prepare('SELECT id FROM account').all()).toHaveLength(2);
  library.close();
  commits.close();
});
