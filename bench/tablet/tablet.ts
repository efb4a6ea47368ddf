import { createRequire } from 'node:module';
import { join } from 'node:path';

import { chromium, type BrowserContext, type Page } from '@playwright/test';

import { fixedWork, watchPage } from './in-page.ts';
import { PageTrace, usableMark } from './page-trace.ts';

const { findChromium } = createRequire(import.meta.url)('../../scripts/find-chromium.cjs') as {
  findChromium(): string | undefined;
};

/** How much slower the processor of the page is made. */
export const slowdown = 4;

export interface TabletOptions {
  readonly folder: string;
  readonly origin: string;
  /** The calendar of the tablet: a day at the end of the school's year. */
  readonly today: string;
}

/** A tablet whose browser can be ended and started again, with everything that it keeps. */
export class BenchTablet {
  readonly options: TabletOptions;
  private context: BrowserContext | undefined;

  constructor(options: TabletOptions) {
    this.options = options;
  }

  static unpack(folder: string, name: string, origin: string, today: string): BenchTablet {
    return new BenchTablet({ folder: join(folder, name), origin, today });
  }

  /** Starts the browser; nothing of it was running before. */
  async start({ offline = false } = {}): Promise<void> {
    this.context = await chromium.launchPersistentContext(this.options.folder, {
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-background-networking'],
      viewport: { width: 1280, height: 800 },
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
    });
    await this.context.setOffline(offline);
  }

  async end(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
  }

  /** An empty page on which `usable` will be waited for; slowed unless told otherwise. */
  async newPage(usable: string, { slowed = true } = {}): Promise<Page> {
    if (!this.context) throw new Error('the tablet is off');
    const page = await this.context.newPage();
    await page.addInitScript(watchPage, { today: this.options.today, usable, mark: usableMark });
    if (slowed) {
      const devTools = await this.context.newCDPSession(page);
      await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    }
    return page;
  }

  /** Opens a path on a new page, and waits until it can be used. */
  async open(path: string, usable: string, options?: { slowed?: boolean }): Promise<Page> {
    const page = await this.newPage(usable, options);
    await goTo(page, this.urlOf(path));
    return page;
  }

  /** The same on a page that is watched: the milliseconds until it could be used. */
  async measureOpening(path: string, usable: string): Promise<number> {
    const page = await this.newPage(usable);
    const trace = await PageTrace.start(page);
    await goTo(page, this.urlOf(path));
    await frameShown(page);
    await trace.stop();
    await page.close();
    return trace.untilUsable(this.urlOf(path));
  }

  private urlOf(path: string): string {
    return new URL(path, this.options.origin).href;
  }

  /** How often slower the page computes than without the brake. */
  async measureSlowdown(): Promise<number> {
    const [fast, slow] = [
      await this.newPage('body', { slowed: false }),
      await this.newPage('body', { slowed: true }),
    ];
    for (const page of [fast, slow]) await page.goto(this.urlOf('/'));
    const factors = [];
    for (let each = 0; each < 3; each += 1) {
      const [usual, slowed] = [await fast.evaluate(fixedWork), await slow.evaluate(fixedWork)];
      factors.push(slowed / usual);
    }
    await Promise.all([fast.close(), slow.close()]);
    return factors.sort((a, b) => a - b)[1] ?? NaN;
  }
}

async function goTo(page: Page, url: string): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Runtime.enable');
  await devTools.send('Runtime.addBinding', { name: 'tellUsable' });
  const told = new Promise((resolve) => devTools.once('Runtime.bindingCalled', resolve));
  await page.goto(url, { waitUntil: 'commit' });
  await told;
  await devTools.detach();
}

/** Waits until all that the page has done so far is on the screen. */
export async function frameShown(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}
