import { expect, type Locator, type Page } from '@playwright/test';

/** A pair that was proposed to a person, on their first page. */
export class ProposalCard {
  readonly page: Page;
  readonly card: Locator;

  constructor(page: Page) {
    this.page = page;
    this.card = page.getByTestId('proposal');
  }

  async agree(): Promise<void> {
    await this.card.getByRole('button', { name: 'Согласиться' }).click();
    await expect(this.card).toContainText('Вы согласились');
  }

  async decline(reason: string): Promise<void> {
    await this.card.getByRole('button', { name: 'Отказаться' }).click();
    await this.card.getByRole('textbox', { name: 'Почему вы отказываетесь' }).fill(reason);
    await this.card.getByRole('button', { name: 'Отправить отказ' }).click();
    await expect(this.card).toContainText('Вы отказались');
  }
}
