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
    await this.page.getByRole('textbox', { name: 'Что получилось?' }).fill(words);
  }

  async share(): Promise<void> {
    await this.entries.getByRole('button', { name: 'Поделиться с парой' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Поделиться записью?' });
    await dialog.getByRole('button', { name: 'Поделиться с парой' }).click();
  }

  async takeBack(): Promise<void> {
    await this.entries.getByRole('button', { name: 'Забрать обратно' }).click();
  }
}
