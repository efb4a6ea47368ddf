import type { Locator, Page } from '@playwright/test';

/** What passes between a pair and its curator, and the curator's queue of pairs to read. */
export class ReviewPage {
  static readonly queuePath = '/review';

  readonly page: Page;
  readonly remarks: Locator;
  readonly acceptance: Locator;
  readonly readings: Locator;
  /** Above a pair's pages, for a curator. */
  readonly bar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.remarks = page.getByTestId('remark');
    this.acceptance = page.getByTestId('plan-acceptance');
    this.readings = page.getByTestId('reading');
    this.bar = page.getByTestId('review-bar');
  }

  static path(pairId: string): string {
    return `/pair/${pairId}/review`;
  }

  queued(pairId: string): Locator {
    return this.page.locator(`[data-testid=queued][data-pair="${pairId}"]`);
  }

  /** Remarks on what the marker inside `place` belongs to. */
  async remarkOn(
    place: Locator,
    words: string,
    { field, asks = false }: { field?: string; asks?: boolean } = {},
  ): Promise<void> {
    await place.getByTestId('remark-marker').first().click();
    const dialog = this.page.getByRole('dialog', { name: 'Замечания куратора' });
    if (field) await dialog.getByLabel('К чему относится').selectOption(field);
    await dialog.getByRole('textbox', { name: /замечание/i }).fill(words);
    if (asks) await dialog.getByText('Прошу пояснить').click();
    await dialog.getByRole('button', { name: 'Оставить замечание' }).click();
    await dialog.getByTestId('remark').filter({ hasText: words }).waitFor();
    await dialog.getByRole('button', { name: 'Закрыть' }).click();
  }

  remark(words: string): Locator {
    return this.remarks.filter({ hasText: words });
  }

  /** Says something under a remark, by keyboard: the pair answers, the curator goes on. */
  async say(remark: Locator, words: string): Promise<void> {
    await remark.getByRole('button', { name: /Ответить куратору|Написать паре/ }).press('Enter');
    await remark.getByRole('textbox').fill(words);
    await remark.getByRole('button', { name: 'Отправить' }).press('Enter');
  }

  /** How the plan differs from the accepted one; close the dialog afterwards. */
  async showChanges(): Promise<Locator> {
    await this.acceptance.getByRole('button', { name: 'Показать отличия' }).click();
    return this.page.getByRole('dialog', { name: /Что изменилось в плане/ }).getByTestId('change');
  }
}
