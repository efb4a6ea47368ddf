import { expect, type Locator, type Page } from '@playwright/test';

/** A person's own request. */
export class RequestPage {
  static readonly path = '/request';

  readonly page: Page;
  readonly form: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByTestId('request-form');
  }

  /** Ticks or chooses one of the words under a heading. */
  async choose(legend: string, ...words: string[]): Promise<void> {
    const group = this.form
      .getByRole('group', { name: legend })
      .or(this.form.getByRole('radiogroup', { name: legend }));
    for (const word of words) {
      await group.getByText(word, { exact: true }).click();
      await expect(group.getByLabel(word, { exact: true })).toBeChecked();
    }
  }

  async write(field: string, words: string): Promise<void> {
    await this.form.getByRole('textbox', { name: field }).fill(words);
  }
}
