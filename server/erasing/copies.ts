import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import type { KeptCopy } from '#lib/protocol/api.ts';
import { knownBackups } from '#server/storage/known-backups.ts';

/** More files than these are named without a look into them: each look holds the server up for a moment. */
const mostLooks = 400;

/**
 * The copies of the database that still hold a person or a pair: backups that were noted, and those that were made before an
 * update. One that is not where it was put may be anywhere; it is named as such. One that is there and
 * does not know the person, because it is older, is left out.
 */
export async function copiesWith(
  dataDir: string,
  { org, id }: { readonly org: string; readonly id: string },
): Promise<KeptCopy[]> {
  const beforeUpdates = readdirSync(dataDir)
    .filter((file) => /\.before-/u.test(file))
    .map((file) => ({ name: file, file: join(dataDir, file), at: null }));
  const backups = knownBackups(dataDir).map(({ file, at }) => ({ name: file, file, at }));
  const latest = [
    ...new Map([...backups, ...beforeUpdates].map((copy) => [copy.file, copy])).values(),
  ];
  const kept: KeptCopy[] = [];
  for (const [index, { name, file, at }] of latest.entries()) {
    const isThere = existsSync(file);
    if (isThere && index < mostLooks && !mayHold(file, org, id)) continue;
    const madeAt = at ?? (isThere ? statSync(file).mtimeMs : null);
    kept.push({ name, isThere, madeAt: madeAt === null ? null : new Date(madeAt).toISOString() });
    // Others are not to wait for all of them.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return kept;
}

/** Whether the roster of a copy knows the id, or has ever known it; yes for a file that cannot be read. */
function mayHold(file: string, org: string, id: string): boolean {
  let copy: DatabaseSync | undefined;
  try {
    copy = new DatabaseSync(file, { readOnly: true });
    const holds = copy.prepare(
      `SELECT EXISTS (SELECT 1 FROM document_update JOIN document ON document.id = document_id
                      WHERE name = :name AND instr(bytes, :id) > 0)
           OR EXISTS (SELECT 1 FROM document_snapshot JOIN document ON document.id = document_id
                      WHERE name = :name AND instr(bytes, :id) > 0) AS holds`,
    );
    const row = holds.get({ ':name': `${org}/roster`, ':id': Buffer.from(id) });
    return Boolean(row?.['holds']);
  } catch {
    return true;
  } finally {
    copy?.close();
  }
}
