import { expect, type Locator, type Page } from '@playwright/test';

/** The curator's board of proposals. */
export class MatchingPage {
  static readonly path = '/matching';
  static readonly requestsPath = '/matching?show=requests';

  readonly page: Page;
  readonly leftOver: Locator;
  readonly requests: Locator;

  constructor(page: Page) {
    this.page = page;
    this.leftOver = page.getByTestId('left-over');
    this.requests = page.getByTestId('request-row');
  }

  mentor(name: string): Locator {
    return this.page
      .getByTestId('mentor')
      .filter({ has: this.page.getByRole('heading', { name }) });
  }

  menteeOf(mentor: string, mentee: string): Locator {
    return this.mentor(mentor).getByTestId('matched').filter({ hasText: mentee });
  }

  /** Opens why two people fit, and tells the points of each part and of the whole. */
  async whyPoints(mentor: string, mentee: string): Promise<{ parts: number[]; score: number }> {
    const row = this.menteeOf(mentor, mentee);
    await row.getByText('Почему', { exact: true }).click();
    const numbers = (await row.getByTestId('points').allInnerTexts()).map((text) =>
      Number.parseInt(text, 10),
    );
    return {
      parts: numbers,
      score: Number.parseInt(await row.getByTestId('score').innerText(), 10),
    };
  }

  async chooseFor(mentee: string, action: string): Promise<void> {
    await this.page.getByRole('button', { name: `Ещё: ${mentee}` }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  async drag(mentee: string, to: Locator): Promise<void> {
    const row = this.page.getByTestId('matched').filter({ hasText: mentee });
    const { mouse } = this.page;
    // Both ends must be on the screen.
    await to.scrollIntoViewIfNeeded();
    await mouse.move(...(await centre(row.getByTestId('drag-handle'))));
    await mouse.down();
    await mouse.move(...(await centre(to)), { steps: 4 });
    await mouse.up();
  }

  /** Wants the mentees of a mentor to be one group. */
  async makeGroup(mentor: string): Promise<void> {
    await this.mentor(mentor).getByText('Вести одной группой').click();
    await expect(this.mentor(mentor).getByRole('checkbox')).toBeChecked();
  }

  /** Proposes all pairs and groups of the board, and says how many those are. */
  async proposeAll(): Promise<number> {
    const button = this.page.getByRole('button', { name: /^Предложить \d+ пар/u }).first();
    const dialog = this.page.getByRole('dialog', { name: 'Предложить все пары' });
    // While the pairs are worked out anew the button takes no press.
    await expect(async () => {
      await button.click();
      await expect(dialog).toBeVisible({ timeout: 2_000 });
    }).toPass();
    const confirm = dialog.getByRole('button', { name: /^Предложить \d+ пар/u });
    const words = await confirm.innerText();
    await confirm.click();
    return Number.parseInt(words.replace(/\D/gu, ''), 10);
  }

  /** Proposes what the board shows for a mentor. */
  async propose(mentor: string): Promise<void> {
    await this.mentor(mentor)
      .getByRole('button', { name: /^Предложить/ })
      .click();
    const dialog = this.page.getByRole('dialog', { name: 'Предложить пару' });
    await dialog.getByRole('button', { name: 'Предложить', exact: true }).click();
    await expect(dialog).toBeHidden();
  }
}

async function centre(element: Locator): Promise<[x: number, y: number]> {
  const box = await element.boundingBox();
  if (!box) throw new Error('there is nothing to drag, or nowhere to drag it');
  return [box.x + box.width / 2, box.y + box.height / 2];
}
