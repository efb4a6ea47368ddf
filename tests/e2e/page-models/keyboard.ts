import { expect, type Locator, type Page } from '@playwright/test';

/** What the page notes at each stop of the Tab key. */
interface Walk {
  target: Element | null;
  readonly barriers: string[];
}

/** A person without mouse and touch. Looks at each stop whether it is to be seen that the focus is there. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes with Tab, or back with Shift+Tab, until the target has the focus. */
  async reach(target: Locator): Promise<void> {
    const element = await target.elementHandle();
    const way = await this.page.evaluate(setOff, element);
    const arrived = () => this.page.evaluate((there) => document.activeElement === there, element);
    // The page stops the key at the target, so that presses need not wait for each other.
    for (let presses = 0; presses < 150 && !(await arrived()); presses += 10) {
      await Promise.all(Array.from({ length: 10 }, () => this.page.keyboard.press(way)));
    }
    await expect(target).toBeFocused({ timeout: 1_000 });
  }

  /** Does what the key does on the target; the focus must be somewhere afterwards. */
  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press(key);
    await this.isSomewhere();
  }

  /** Follows a link; a page that is opened begins at its top. */
  async follow(link: Locator): Promise<void> {
    await this.reach(link);
    await this.page.keyboard.press('Enter');
  }

  async write(field: Locator, words: string): Promise<void> {
    await this.reach(field);
    await this.page.keyboard.insertText(words);
  }

  /** Walks along the options of one choice, from the one where Tab stops. */
  async choose(options: Locator, wanted: Locator): Promise<void> {
    const stop = options.and(this.page.locator(':checked')).or(options.first());
    await this.reach(stop.last());
    for (let presses = 0; presses < 12 && !(await wanted.isChecked()); presses += 1) {
      await this.page.keyboard.press('ArrowRight');
    }
    await expect(wanted).toBeFocused();
  }

  /** Goes down the options of a list until the wanted one is chosen. */
  async pick(list: Locator, option: string): Promise<void> {
    await this.reach(list);
    const chosen = list.locator(':checked');
    for (let presses = 0; presses < 12 && (await chosen.innerText()) !== option; presses += 1) {
      await this.page.keyboard.press('ArrowDown');
    }
    await expect(chosen).toHaveText(option);
  }

  async isSomewhere(): Promise<void> {
    await expect(this.page.locator('body')).not.toBeFocused();
  }

  /** Where the focus was that nobody could see, on all pages that were opened. */
  async barriers(): Promise<string[]> {
    return this.page.evaluate(
      () => (globalThis as unknown as { walk?: Walk }).walk?.barriers ?? [],
    );
  }
}

/** Runs in the page; answers with the key that leads to the target. */
function setOff(target: Element | null): 'Tab' | 'Shift+Tab' {
  const page = globalThis as unknown as { walk?: Walk };
  const walk = (page.walk ??= { target: null, barriers: [] });
  const isFirst = walk.target === null;
  walk.target = target;
  if (isFirst) {
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Tab') return;
        const stop = document.activeElement as HTMLElement;
        if (stop === document.body) return;
        const barrier = barrierAt(stop);
        const words = stop.ariaLabel ?? (stop as HTMLInputElement).labels?.[0]?.innerText;
        const name = `${stop.tagName} ${words ?? stop.innerText.slice(0, 40)}`;
        if (barrier) walk.barriers.push(`${location.pathname}: ${name} ${barrier}`);
        if (stop === walk.target) event.preventDefault();
      },
      { capture: true },
    );
  }
  const from = document.activeElement;
  if (!target || !from || from === document.body) return 'Tab';
  const isBefore =
    (from.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING) !== 0 &&
    !target.contains(from);
  return isBefore ? 'Shift+Tab' : 'Tab';

  function barrierAt(stop: HTMLElement): string {
    const label = (stop as HTMLInputElement).labels?.[0];
    const shown = stop.matches('.visually-hidden') && label ? label : stop;
    // What the app has put the focus on is no stop of the key.
    if (stop.tabIndex < 0) return '';
    const rings = [stop, shown].map((each) => getComputedStyle(each));
    if (!rings.some(({ outlineStyle }) => outlineStyle !== 'none')) return 'has no ring';
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    const at = (from: number, to: number, part: number) => from + (to - from) * part;
    const parts = [0.5, 0.1, 0.9];
    const isSeen = parts.some((y) =>
      parts.some((x) => {
        const found = document.elementFromPoint(at(left, right, x), at(top, bottom, y));
        return found !== null && (shown.contains(found) || found.contains(shown));
      }),
    );
    return isSeen ? '' : 'lies under something else';
  }
}
