/**
 * `npm run soak [-- <seed> [<minutes>]]`: three tablets and a curator for ten minutes in a real browser, while networks,
 * pages and the server fail, and then a comparison of everything everywhere. `npm test` runs a short one.
 */
import { createRequire } from 'node:module';

import { chromium } from '@playwright/test';

import { schoolDay } from './school-day.ts';

const { findChromium } = createRequire(import.meta.url)('../../scripts/find-chromium.cjs') as {
  findChromium(): string | undefined;
};

const [seedText, minutesText = '10'] = process.argv.slice(2);
const seed = Number(seedText ?? Date.now() % 1_000_000);
const minutes = Number(minutesText);
console.log(`seed ${seed}, ${minutes} minutes`);

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-background-networking'],
});
const contextOptions = { locale: 'ru-RU', timezoneId: 'Europe/Moscow' };
const day = await schoolDay({ browser, seed, forMs: minutes * 60_000, contextOptions });
await browser.close();

for (const [what, count] of [...day.counts].sort()) console.log(`${count} × ${what}`);
console.log(`${day.written} words written, ${day.promised} of them promised as saved`);
console.log(`${day.documentsCompared} documents on tablets compared with the server`);
for (const sentence of day.lost) console.log(`LOST: ${sentence}`);
console.log(
  day.lost.length === 0 ? 'Nothing was lost.' : `seed ${seed}: ${day.lost.length} losses`,
);
process.exitCode = day.lost.length === 0 ? 0 : 1;
