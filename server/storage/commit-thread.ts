/**
 * The thread that writes documents: here alone one waits for the disk, so that a slow commit or a
 * checkpoint holds up nobody's keystroke. One message is one transaction.
 */
import { parentPort, workerData } from 'node:worker_threads';

import type { CommitAnswer, CommitRequest, CommitThreadData } from './commit-messages.ts';
import { openWriter } from './connections.ts';
import { DocumentWriter } from './document-writer.ts';
import { transaction } from './transaction.ts';

const { file, busyTimeoutMs, maxPages } = workerData as CommitThreadData;
const port = parentPort;
if (!port) throw new Error('commit-thread.ts is started by commit-queue.ts');

const db = openWriter(file, busyTimeoutMs);
if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`);
const writer = new DocumentWriter(db);

port.on('message', (request: CommitRequest | 'close') => {
  if (request === 'close') {
    db.close();
    port.close();
    return;
  }
  const begin = performance.now();
  let erased: string[] = [];
  let failure: string | undefined;
  try {
    transaction(db, () => (erased = writer.write(request)));
  } catch (error) {
    writer.forget();
    failure = (error as Error).message;
  }
  // What was erased must not linger in the write-ahead log.
  if (!failure && request.operations.some(({ kind }) => kind === 'erase')) {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }
  const tookMs = performance.now() - begin;
  port.postMessage({ failure, erased, tookMs } satisfies CommitAnswer);
});
