import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** What a page has, once axe is read there. */
interface WithAxe {
  readonly axe: typeof axe;
}

/** What is open above a page, for `querySelector`. */
export const abovePages = 'dialog[open], :popover-open';

export const screens = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 390, height: 844 },
];

/** What axe finds wrong, each with the places. */
export function axeProblems(page: Page): Promise<string[]> {
  return problemsOf(page, {});
}

/** The same but for what can be told from its background, which no language changes. */
export function axeProblemsOfWords(page: Page): Promise<string[]> {
  return problemsOf(page, { rules: { 'color-contrast': { enabled: false } } });
}

/** What cannot be told from its background: the one thing that another theme changes. */
export function contrastProblems(page: Page): Promise<string[]> {
  return problemsOf(page, { runOnly: ['color-contrast'] });
}

async function problemsOf(page: Page, chosen: axe.RunOptions): Promise<string[]> {
  await settled(page);
  // Its half a megabyte is read once for each page that is opened, which `AxeBuilder` would do each time.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const run = async ([chosen, abovePages]: readonly [axe.RunOptions, string]) => {
    // What lies behind a dialog or a menu was looked at before that was opened.
    const above = document.querySelector(abovePages);
    const { violations } = await (globalThis as unknown as WithAxe).axe.run(above ?? document, {
      ...chosen,
      // No rule that is asked for reads style sheets or films.
      preload: false,
      // Describing what is right as well would take as long as finding what is wrong.
      resultTypes: ['violations'],
      // Only the text of what is wrong is shown.
      selectors: false,
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n  ')}`,
    );
  };
  return page.evaluate(run, [chosen, abovePages] as const);
}

/** Waits until nothing fades or moves any more: half-way, colours are not those of the page. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // What was just asked for may begin to move in a frame or two.
    for (let still = 0; still < 3;) {
      await new Promise(requestAnimationFrame);
      const passing = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
      await Promise.allSettled(passing.map(({ finished }) => finished));
      still = passing.length === 0 ? still + 1 : 0;
    }
  });
}

/** What does not fit the screen or is too small for a finger, on each kind of screen that is asked for. */
export async function layoutProblems(page: Page, asked = screens): Promise<string[]> {
  const before = page.viewportSize() ?? screens[0]!;
  const isNow = ({ width, height }: typeof before) =>
    width === before.width && height === before.height;
  // Each change of the size costs a layout: the present one comes last, to stay.
  const inTurn = [...asked.filter((screen) => !isNow(screen)), ...asked.filter(isNow)];
  const problems: string[] = [];
  for (const screen of inTurn) {
    await page.setViewportSize(screen);
    await laidOut(page);
    const found = await page.evaluate(findLayoutProblems);
    problems.push(...found.map((problem) => `${screen.width} px: ${problem}`));
  }
  if (!asked.some(isNow)) await page.setViewportSize(before);
  return problems;
}

/** Waits until the page has heard of its new size and was laid out by it. */
async function laidOut(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** Runs in the page. */
function findLayoutProblems(): string[] {
  const least = 44;
  const interactive =
    'button, a[href], input, select, textarea, summary, [role=button], [role=menuitem]';
  const root = document.querySelector('dialog[open]') ?? document;
  const problems: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) problems.push(`the page is ${scrollWidth} px wide`);

  for (const element of root.querySelectorAll<HTMLElement>(interactive)) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    // Shown only while it has the focus, for those who use a keyboard.
    if (element.matches('.skip-link')) continue;
    // A link within a sentence is as high as its line.
    if (element.tagName === 'A' && getComputedStyle(element).display === 'inline') continue;
    // The finger aims at the label of a tick or a choice.
    const target = element.matches('[type=radio], [type=checkbox]')
      ? (element.closest('label') ?? element)
      : element;
    const { width, height, right } = target.getBoundingClientRect();
    const isSmall = width < least - 0.5 || height < least - 0.5;
    const sticksOut = right > clientWidth + 0.5;
    if (!isSmall && !sticksOut) continue;
    const name = element.ariaLabel ?? element.innerText ?? '';
    const what = `${element.tagName.toLowerCase()} "${name.trim().slice(0, 40)}"`;
    if (isSmall) problems.push(`${what} is ${Math.round(width)}×${Math.round(height)}`);
    if (sticksOut) problems.push(`${what} sticks out to the right`);
  }
  return problems;
}
