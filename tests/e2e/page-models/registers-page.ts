import { expect, type Download, type Locator, type Page } from '@playwright/test';

/** The curator's register of mentees or mentors, and what a table would bring into it. */
export class RegistersPage {
  static readonly menteesPath = '/people?show=mentees';
  static readonly mentorsPath = '/people?show=mentors';

  readonly page: Page;
  readonly rows: Locator;
  readonly preview: Locator;
  /** How many rows of the table would come to what. */
  readonly counts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rows = page.getByTestId('register-row');
    this.preview = page.getByRole('dialog', { name: 'Загрузка из таблицы' });
    this.counts = this.preview.getByTestId('import-counts');
  }

  rowOf(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  /** Chooses a file; what comes of it is in `preview`, or in the dialog that refuses it. */
  async choose(name: string, bytes: Uint8Array): Promise<void> {
    const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
    await this.page.getByTestId('register-file').setInputFiles(file);
  }

  async mend(cell: string, words: string): Promise<void> {
    const field = this.preview.getByRole('textbox', { name: cell });
    await field.fill(words);
    await field.blur();
    await expect(field).toHaveCount(0);
  }

  async takeIn(): Promise<void> {
    await this.preview.getByRole('button', { name: /^Загрузить/u }).click();
    await expect(this.preview).toHaveCount(0);
  }

  /** By a column that is shown; once more turns the order round. */
  async orderBy(column: string): Promise<void> {
    await this.page.getByRole('columnheader', { name: column }).getByRole('button').click();
  }

  /** One of the ready choices of columns; `look` sees the dialog before that. */
  async showColumns(view: string, look?: () => Promise<void>): Promise<void> {
    await this.page.getByRole('button', { name: 'Столбцы' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Столбцы' });
    await look?.();
    await dialog.getByText(view, { exact: true }).click();
    await dialog.getByRole('button', { name: 'Готово' }).click();
  }

  async closeDialog(): Promise<void> {
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: 'Закрыть', exact: true })
      .last()
      .click();
  }

  async fromMenu(action: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Скачать реестр, закончить год' }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  async download(action: string): Promise<Download> {
    const coming = this.page.waitForEvent('download');
    await this.fromMenu(action);
    return coming;
  }
}
