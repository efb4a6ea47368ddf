import type { Sheet } from '#lib/domain/register-table.ts';
import type { TableRefusal } from './read-table.ts';
import type { TableAnswer, TableWork } from './table-worker.ts';

/** Reads a table file in a worker (see read-table.ts). */
export async function readTableFile(file: Blob): Promise<Sheet[] | TableRefusal> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return (await work({ work: 'read', bytes })) as Sheet[] | TableRefusal;
}

/** Makes an XLSX file in a worker (see write-xlsx.ts). */
export async function makeXlsxFile(sheets: readonly Sheet[]): Promise<Blob> {
  return (await work({ work: 'write', sheets })) as Blob;
}

function work(wanted: TableWork): Promise<unknown> {
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<TableAnswer>) => {
      if ('result' in data) resolve(data.result);
      else reject(new Error(data.failure));
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage(wanted);
  }).finally(() => worker.terminate());
}
