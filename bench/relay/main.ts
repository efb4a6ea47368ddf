/**
 * `npm run bench:relay`: our relay and its peers, the same work in the same run, as a table in Markdown.
 * Names of contenders as arguments choose among them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';

import { contenders, temporaryFolder, type Contender } from './contenders.ts';
import { measureCold, measureIdle } from './rooms.ts';
import { seedDocuments } from './seed.ts';
import { pinLoad, pins, ServerProcess } from './server-process.ts';
import { bestLoad, countLost, findLimit } from './throughput.ts';

const peers = join(import.meta.dirname, '../peers');

function installPeers(): void {
  if (existsSync(join(peers, 'node_modules'))) return;
  console.error('installing the peers into bench/peers …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: peers,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('the peers could not be installed');
}

type Row = [what: string, cell: string];

const round = (value: number) =>
  Number.isFinite(value)
    ? String(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))
    : '–';

async function measureStart(contender: Contender): Promise<number> {
  const folder = temporaryFolder();
  if (contender.name === 'Tandem') await seedDocuments(join(folder, 'tandem.db'), 10_000);
  const server = await ServerProcess.start(contender, folder);
  await server.stop();
  return server.readyMs;
}

/** Every figure of one contender; a measure that fails is told and leaves a dash. */
async function measure(contender: Contender): Promise<Row[]> {
  const rows: Row[] = [];
  const add = async (what: string, figure: () => Promise<string>) => {
    const cell = await figure().catch((error: unknown) => {
      console.error(`${contender.name}: ${what}:`, error);
      return '–';
    });
    console.error(`${contender.name}: ${what}: ${cell}`);
    rows.push([what, cell]);
  };
  const only = async (condition: boolean, figure: () => Promise<string>) =>
    condition ? figure() : '–';

  let limit = 5_000;
  await add('max updates/s, p99 < 100 ms', async () => {
    const best = await findLimit(contender);
    limit = best.perSecond;
    return `${round(best.perSecond)} (p99 ${round(best.p99)} ms)`;
  });
  await add('at half of it: p50/p99 ms; CPU ms per 1,000', async () => {
    const { p50, p99, cpuPer1000 } = await bestLoad(contender, limit / 2);
    return `${round(p50)}/${round(p99)}; ${round(cpuPer1000)}`;
  });
  await add('at 5,000/s: p50/p99 ms; CPU ms per 1,000', async () => {
    const { p50, p99, cpuPer1000 } = await bestLoad(contender, 5_000);
    return `${round(p50)}/${round(p99)}; ${round(cpuPer1000)}`;
  });
  for (const connections of [1_000, 5_000]) {
    await add(`RSS per idle connection of ${connections}, KB`, async () =>
      round(await measureIdle(contender, connections)),
    );
  }
  for (const [bytes, name] of [
    [50_000, '50 KB'],
    [500_000, '500 KB'],
    [5_000_000, '5 MB'],
  ] as const) {
    await add(`cold room of ${name}, ms`, () =>
      only(contender.stores, async () => round(await measureCold(contender, bytes))),
    );
  }
  await add('start, ms (ours with 10,000 documents)', async () =>
    round(await measureStart(contender)),
  );
  await add('seen by others, lost at SIGKILL', () =>
    only(contender.syncs, async () => {
      const [lost, seen] = await countLost(contender, 5_000);
      return `${lost} of ${seen}`;
    }),
  );
  return rows;
}

const chosen = process.argv.slice(2);
installPeers();
pinLoad();
const tables: { name: string; rows: Row[] }[] = [];
for (const contender of contenders) {
  if (chosen.length > 0 && !chosen.includes(contender.name)) continue;
  tables.push({ name: contender.name, rows: await measure(contender) });
}
const [processor] = cpus();
console.log(
  `${cpus().length} × ${processor?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, ` +
    `Node ${process.versions.node}, ${pins ? 'server and load pinned to a core each' : 'not pinned'}\n`,
);
console.log(`| | ${tables.map(({ name }) => name).join(' | ')} |`);
console.log(`| --- |${' --- |'.repeat(tables.length)}`);
for (const [index, [what]] of (tables[0]?.rows ?? []).entries()) {
  console.log(`| ${what} | ${tables.map(({ rows }) => rows[index]?.[1]).join(' | ')} |`);
}
process.exit(0);
