import { expect, type Locator, type Page } from '@playwright/test';

/** The order that records pairs. */
export class OrderPage {
  static readonly path = '/order';

  readonly page: Page;
  readonly paper: Locator;

  constructor(page: Page) {
    this.page = page;
    this.paper = page.getByTestId('order-paper');
  }

  choice(name: string): Locator {
    return this.page.getByRole('checkbox', { name });
  }

  async record(number: string, on: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Номер приказа' }).fill(number);
    await this.page.getByLabel('Дата приказа').fill(on);
    await this.page.getByRole('button', { name: /^Записать/ }).click();
    await expect(this.page.getByText('Приказ записан')).toBeVisible();
  }
}
