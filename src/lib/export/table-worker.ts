import type { Sheet } from '#lib/domain/register-table.ts';
import { readTable } from './read-table.ts';
import { writeXlsx } from './write-xlsx.ts';

/** Reads and writes tables apart from the page, which would stand still for seconds on a slow tablet. */

export type TableWork =
  | { readonly work: 'read'; readonly bytes: Uint8Array }
  | { readonly work: 'write'; readonly sheets: readonly Sheet[] };

export type TableAnswer = { readonly result: unknown } | { readonly failure: string };

async function answer(wanted: TableWork): Promise<TableAnswer> {
  try {
    const { work } = wanted;
    return {
      result: work === 'read' ? await readTable(wanted.bytes) : await writeXlsx(wanted.sheets),
    };
  } catch (error) {
    return { failure: String(error) };
  }
}

addEventListener('message', ({ data }: MessageEvent<TableWork>) => {
  void answer(data).then((answered) => postMessage(answered));
});
