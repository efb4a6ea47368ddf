/**
 * `npm run bench`: what a slow tablet takes for what people do, against the budgets, as a table in Markdown. Names of
 * parts as arguments choose among them: `npm run bench -- cold paint`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

import {
  coldStarts,
  keysToPaint,
  keysToPartner,
  keysToSaved,
  pressesToPlan,
  untilDelivered,
  usable,
} from './measures.ts';
import { SchoolProcess } from './school-process.ts';
import { BenchTablet, slowdown } from './tablet.ts';

/** The end of the last school year that is over: everything has happened, and nothing is ahead. */
function endOfYear(now: Date): string {
  const year = now.getMonth() >= 5 ? now.getFullYear() : now.getFullYear() - 1;
  return `${year}-05-14`;
}

/** What can be measured alone; the first two need the server. */
const parts = ['partner', 'new', 'cold', 'overview', 'paint', 'saved', 'today'] as const;
type Part = (typeof parts)[number];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !parts.some((part) => part === name));
if (unknown.length > 0) {
  console.error(`there is no ${unknown.join(', ')}; there are ${parts.join(', ')}`);
  process.exit(1);
}

type Row = readonly [what: string, measured: string, budget: string];
const rows: Row[] = [];

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

const ms = (value: number) => `${Math.round(value)} ms`;
const median = (values: readonly number[]) =>
  `${ms(percentile(values, 0.5))} (median of ${values.length}, worst ${ms(Math.max(...values))})`;
const spread = (values: readonly number[], high: number) =>
  `p50 ${ms(percentile(values, 0.5))}, p${high * 100} ${ms(percentile(values, high))} (${values.length} keys)`;

async function add(
  part: Part,
  what: string,
  budget: string,
  measure: () => Promise<string>,
): Promise<void> {
  if (asked.length > 0 && !asked.includes(part)) return;
  const measured = await measure().catch((error: unknown) => {
    console.error(`${what}:`, error);
    return 'failed';
  });
  console.error(`${what}: ${measured}`);
  rows.push([what, measured, budget]);
}

const pairs = 300;
const samples = 9;
const keys = 200;
const today = endOfYear(new Date());
const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
const server = await SchoolProcess.start(join(folder, 'data'), today, pairs);
const { school } = server;
const plan = `/pair/${school.pairId}/plan`;
const tabletOf = (name: string) => BenchTablet.unpack(folder, name, school.origin, today);
const [mentor, mentee, curator] = [tabletOf('mentor'), tabletOf('mentee'), tabletOf('curator')];
let factor: number | undefined;

try {
  for (const [tablet, link, path, ready] of [
    [mentor, school.links.mentor, plan, usable.plan],
    [mentee, school.links.mentee, plan, usable.plan],
    [curator, school.links.curator, '/overview', usable.overview],
  ] as const) {
    await tablet.start();
    const page = await tablet.newPage('body', { slowed: false });
    await page.goto(link);
    await page.getByTestId('save-indicator').waitFor();
    const opened = await tablet.open(path, ready, { slowed: false });
    await untilDelivered(opened);
    await Promise.all([page.close(), opened.close()]);
  }
  factor = await mentor.measureSlowdown();

  await add(
    'partner',
    'key → on the partner’s page, same host, full speed',
    'p99 ≤ 150 ms',
    async () => spread(await keysToPartner(mentor, mentee, plan, keys), 0.99),
  );
  await add('new', 'a pair with a year of records, never opened here, online', '–', async () =>
    median(
      await pressesToPlan(
        curator,
        '/overview',
        usable.overview,
        school.otherPairIds.slice(0, samples),
      ),
    ),
  );
  await Promise.all([mentor.end(), mentee.end(), curator.end()]);
  await server.stop();

  await add('cold', 'cold start, offline → plan of a year can be written', '≤ 1,000 ms', async () =>
    median(await coldStarts(mentor, plan, usable.plan, samples)),
  );
  await add(
    'overview',
    `cold start, offline → overview of ${pairs} pairs`,
    '≤ 1,000 ms',
    async () => median(await coldStarts(curator, '/overview', usable.overview, samples)),
  );
  await mentor.start({ offline: true });
  await add('paint', 'key → paint, plan of a year', 'p98 ≤ 50 ms', async () =>
    spread(await keysToPaint(mentor, plan, usable.plan, keys), 0.98),
  );
  await add('saved', 'key → saved on the tablet', '≤ 500 ms', async () =>
    median(await keysToSaved(mentor, plan, 30)),
  );
  await add('today', 'from Today to a plan of a year, offline', '–', async () =>
    median(
      await pressesToPlan(
        mentor,
        '/',
        usable.today,
        Array.from({ length: samples }, () => school.pairId),
      ),
    ),
  );
  await mentor.end();
} finally {
  await Promise.all([mentor, mentee, curator].map((tablet) => tablet.end()));
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

const [processor] = cpus();
console.log(
  `${cpus().length} × ${processor?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, ` +
    `Node ${process.versions.node}; pages slowed ${slowdown}× (measured ${factor?.toFixed(1)}×); ` +
    `${pairs} pairs, the pair measured has ${Math.round(school.pairBytes / 1_000)} KB\n`,
);
console.log('| what | measured | budget |');
console.log('| --- | --- | --- |');
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
