import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import type { Page } from '@playwright/test';

import { watchLength, watchSaving } from './in-page.ts';
import { PageTrace } from './page-trace.ts';
import { frameShown, type BenchTablet } from './tablet.ts';

/** What is waited for on each page before somebody can use it. */
export const usable = {
  plan: '[data-testid=goal] textarea',
  overview: '[data-testid=pair-row]',
  today: 'nav.more a',
};

const text = 'учимся решать вместе и по шагам ';

/**
 * Presses keys of a Russian keyboard, one each `pace` milliseconds. Playwright's own typing has no keys for Cyrillic
 * letters and puts them in without a key event.
 */
async function press(page: Page, keys: number, pace: number): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  for (let index = 0; index < keys; index += 1) {
    const key = text.charAt(index % text.length);
    const next = performance.now() + pace;
    await devTools.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key });
    await devTools.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
    await setTimeout(Math.max(0, next - performance.now()));
  }
  await devTools.detach();
}

/** Puts the cursor to the end of a text field, and forgets the keys so far. */
async function takeUp(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().focus();
  await page.keyboard.press('Control+End');
  await frameShown(page);
  await page.evaluate(() => {
    bench.pressed = [];
  });
}

/** Opens a page `samples` times, the browser started anew each time. */
export async function coldStarts(
  tablet: BenchTablet,
  path: string,
  ready: string,
  samples: number,
): Promise<number[]> {
  const results: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    await tablet.start({ offline: true });
    results.push(await tablet.measureOpening(path, ready));
    await tablet.end();
  }
  return results;
}

/** Milliseconds from each key to the frame that shows it. The first comes as soon as the page can be used. */
export async function keysToPaint(
  tablet: BenchTablet,
  path: string,
  selector: string,
  keys: number,
): Promise<number[]> {
  const page = await tablet.open(path, selector);
  await takeUp(page, selector);
  const trace = await PageTrace.start(page);
  await press(page, keys, 60);
  await page.waitForFunction((count) => bench.pressed.length >= count, keys);
  await frameShown(page);
  await trace.stop();
  await page.close();
  return trace.keysUntilPresented();
}

/** Milliseconds from a key until the corner says that it is saved on the tablet. */
export async function keysToSaved(
  tablet: BenchTablet,
  path: string,
  samples: number,
): Promise<number[]> {
  const page = await tablet.open(path, usable.plan);
  await takeUp(page, usable.plan);
  await page.evaluate(watchSaving, savingWord());
  for (let sample = 1; sample <= samples; sample += 1) {
    await press(page, 1, 0);
    await page.waitForFunction((count) => bench.saved.length >= count, sample);
  }
  const saved = await page.evaluate(() => bench.saved);
  await page.close();
  return saved;
}

/** Milliseconds from each key on one tablet until the other one's page has the letter. */
export async function keysToPartner(
  writer: BenchTablet,
  reader: BenchTablet,
  path: string,
  keys: number,
): Promise<number[]> {
  const [writing, reading] = [
    await writer.open(path, usable.plan, { slowed: false }),
    await reader.open(path, usable.plan, { slowed: false }),
  ];
  await Promise.all([writing, reading].map(untilDelivered));
  const before = await writing.locator(usable.plan).first().inputValue();
  await reading.evaluate(watchLength, usable.plan);
  await takeUp(writing, usable.plan);
  await press(writing, keys, 80);
  await reading.waitForFunction((length) => bench.seenAt[length], before.length + keys);
  const pressed = await writing.evaluate(() => bench.pressed);
  const seenAt = await reading.evaluate(() => bench.seenAt);
  await Promise.all([writing.close(), reading.close()]);
  // Letters that arrive together are seen together: the first length that has the letter counts.
  const lengths = Object.keys(seenAt).map(Number);
  return pressed.map((moment, index) => {
    const wanted = before.length + index + 1;
    const times = lengths.filter((length) => length >= wanted).map((each) => seenAt[each] ?? NaN);
    return Math.min(...times) - moment;
  });
}

/** Milliseconds from a press on a link of the page at `path` until the plan behind it can be used. */
export async function pressesToPlan(
  tablet: BenchTablet,
  path: string,
  ready: string,
  pairIds: readonly string[],
): Promise<number[]> {
  const results: number[] = [];
  for (const pairId of pairIds) {
    const page = await tablet.open(path, ready);
    const link = page.locator(`a[href="/pair/${pairId}/plan"]`).last();
    await link.scrollIntoViewIfNeeded();
    const opened = page.evaluate(
      (selector) =>
        new Promise<number>((resolve) => {
          addEventListener(
            'click',
            ({ timeStamp }) => {
              const look = () => {
                const field = document.querySelector<HTMLTextAreaElement>(selector);
                if (field?.value)
                  requestAnimationFrame(() => resolve(performance.now() - timeStamp));
                else requestAnimationFrame(look);
              };
              look();
            },
            { capture: true },
          );
        }),
      usable.plan,
    );
    await link.click({ noWaitAfter: true });
    results.push(await opened);
    await page.close();
  }
  return results;
}

/** Waits until everything of the page is on the server and the app itself is kept on the tablet. */
export async function untilDelivered(page: Page): Promise<void> {
  await page
    .getByTestId('save-indicator')
    .filter({ hasText: wordOf('save_on_server') })
    .waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

const savingWord = () => wordOf('save_saving');

function wordOf(key: string): string {
  const file = join(import.meta.dirname, '../../src/lib/i18n/messages/ru/common.json');
  const word = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)[key];
  if (typeof word !== 'string') throw new Error(`there is no message ${key}`);
  return word;
}
