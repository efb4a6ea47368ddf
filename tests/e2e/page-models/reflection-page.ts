import type { Locator, Page } from '@playwright/test';

/** A person's own diary, and what the pair has shared of its diaries. */
export class ReflectionPage {
  readonly page: Page;
  readonly entries: Locator;
  readonly shared: Locator;

  constructor(page: Page) {
    this.page = page;
    this.entries = page.getByTestId('diary-entry');
    this.shared = page.getByTestId('shared-reflection');
  }

  static path(pairId: string): string {
    return `/pair/${pairId}/reflection`;
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { name: 'Рефлексия', level: 1 });
  }

  get writeButton(): Locator {
    return this.page.getByRole('button', { name: 'Записать мысли' });
  }

  async write(words: string): Promise<void> {
    await this.writeButton.click();
    // The questions differ by meeting; the new entry is the first, and open.
    await this.entries.first().getByRole('textbox').first().fill(words);
  }

  get shareDialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Поделиться записью?' });
  }

  /** Marks it in the entry that is open, from 1 to 10. */
  async sayHowSure(value: number): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: 'Насколько уверенно я себя чувствую' })
      .first()
      .getByText(String(value), { exact: true })
      .click();
  }

  async share(): Promise<void> {
    await this.entries.getByRole('button', { name: 'Поделиться с парой' }).click();
    await this.shareDialog.getByRole('button', { name: 'Поделиться с парой' }).click();
  }

  async takeBack(): Promise<void> {
    await this.entries.getByRole('button', { name: 'Забрать обратно' }).click();
  }
}
