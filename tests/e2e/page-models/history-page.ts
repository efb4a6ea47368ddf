import type { Locator, Page } from '@playwright/test';

/** The history of a pair's plan and journal, with the bin. */
export class HistoryPage {
  readonly page: Page;
  readonly versions: Locator;
  readonly binned: Locator;
  readonly comparison: Locator;

  constructor(page: Page) {
    this.page = page;
    this.versions = page.getByTestId('version');
    this.binned = page.getByTestId('bin-item');
    this.comparison = page.getByRole('dialog', { name: /Что изменилось с тех пор/u });
  }

  async openByLink(): Promise<void> {
    await this.page.getByRole('link', { name: 'История и корзина' }).click();
  }

  async compare(version: Locator): Promise<void> {
    await version.getByRole('button', { name: /Сравнить/u }).click();
  }
}
