import {
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test';

/** One tablet: its own cookies and storage, and a page that may be closed and opened again. */
export class Tablet {
  readonly context: BrowserContext;
  page: Page;
  private readonly origin: string;

  private constructor(context: BrowserContext, page: Page, origin: string) {
    this.context = context;
    this.page = page;
    this.origin = origin;
  }

  static async unpack(
    browser: Browser,
    origin: string,
    options?: BrowserContextOptions,
  ): Promise<Tablet> {
    const context = await browser.newContext(options);
    return new Tablet(context, await context.newPage(), origin);
  }

  /** The state of saving in the corner of every page. */
  get corner(): Locator {
    return this.page.getByTestId('save-indicator');
  }

  async open(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.origin).href);
  }

  /** Signs in by a link from the curator. */
  async signIn(link: string): Promise<void> {
    await this.page.goto(link);
    const sections = this.page.getByRole('navigation', { name: 'Разделы', exact: true });
    // The soak runs without the stories' settings, whose patience this is.
    await expect(sections).toBeVisible({ timeout: 20_000 });
  }

  /** Makes this the tablet of whoever has these cookies, before the app is opened on it. */
  async holdSession(cookies: readonly { name: string; value: string }[]): Promise<void> {
    await this.context.addCookies(
      cookies.map((cookie) => ({ ...cookie, url: this.origin, httpOnly: true, sameSite: 'Lax' })),
    );
  }

  /** Closes the page as a person does, and opens another one cold. */
  async reopen(path: string): Promise<void> {
    await this.page.close();
    this.page = await this.context.newPage();
    await this.open(path);
  }

  /**
   * Keeps the app from being kept until `keepsTheApp` asks for it: taking hundreds of files costs more than many a story,
   * and most tablets of the stories are never opened without a network.
   */
  async keepsTheAppWhenAsked(): Promise<void> {
    await this.context.addInitScript(() => {
      const { prototype } = ServiceWorkerContainer;
      const { register } = prototype;
      const waiting: (() => void)[] = [];
      prototype.register = function (...what) {
        return new Promise((resolve, reject) => {
          waiting.push(() => void register.apply(this, what).then(resolve, reject));
        });
      };
      Object.assign(globalThis, {
        keepTheApp: () => {
          prototype.register = register;
          for (const go of waiting.splice(0)) go();
        },
      });
    });
  }

  /** Waits until the app itself is kept on the tablet, as it is soon after the first visit. */
  async keepsTheApp(): Promise<void> {
    const keep = () => (globalThis as { keepTheApp?: () => void }).keepTheApp?.();
    await this.context.addInitScript(keep);
    await this.page.evaluate(keep);
    await this.page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (active?.state === 'activated') return;
      await new Promise((resolve) => active?.addEventListener('statechange', resolve));
    });
  }

  async goOffline(): Promise<void> {
    await this.context.setOffline(true);
  }

  async goOnline(): Promise<void> {
    await this.context.setOffline(false);
  }
}
