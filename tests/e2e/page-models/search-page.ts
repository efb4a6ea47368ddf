import type { Locator, Page } from '@playwright/test';

/** The search over everything that an account can read on this tablet. */
export class SearchPage {
  readonly page: Page;
  readonly field: Locator;
  readonly pairs: Locator;
  readonly found: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole('searchbox', { name: 'Что найти' });
    this.pairs = page.getByTestId('found-pair');
    this.found = page.getByTestId('found');
  }

  static readonly path = '/search';
}
