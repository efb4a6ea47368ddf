import type { Locator, Page } from '@playwright/test';

/** The end of a pair's work: its steps and the mentor's report. */
export class ReportPage {
  readonly page: Page;
  readonly steps: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.steps = page.getByTestId('closing-steps').getByRole('listitem');
    this.state = page.getByTestId('report-state');
  }

  static path(pairId: string): string {
    return `/pair/${pairId}/report`;
  }

  /** Names of the steps that are still to be taken. */
  get missing(): Locator {
    return this.steps.filter({ hasNotText: 'сделано' });
  }

  async write(words: Readonly<Record<string, string>>): Promise<void> {
    for (const [field, text] of Object.entries(words)) {
      await this.page.getByRole('textbox', { name: field }).fill(text);
    }
  }

  async handIn(): Promise<void> {
    await this.state.getByRole('button', { name: /Сдать/ }).click();
  }

  async accept(): Promise<void> {
    await this.state.getByRole('button', { name: 'Принять отчёт' }).click();
  }

  /** Opens the dialog that tells what is missing. */
  async askToClosePair(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Завершить работу пары' }).click();
    return this.page.getByRole('dialog', { name: 'Завершить работу пары' });
  }

  async closePair(): Promise<void> {
    const dialog = await this.askToClosePair();
    await dialog.getByRole('button', { name: 'Завершить работу пары' }).click();
  }
}
