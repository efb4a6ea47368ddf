import { expect, type Locator, type Page } from '@playwright/test';

/** The programme: its parts, one at a time, and the entries of its lists. */
export class ProgrammePage {
  readonly page: Page;
  readonly entries: Locator;
  readonly parts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.entries = page.getByTestId('entry');
    this.parts = page.getByRole('navigation', { name: 'Разделы программы' });
  }

  static path(part = ''): string {
    return part ? `/programme/${part}` : '/programme';
  }

  /** The line of a part in the list of parts, with how far it is. */
  part(title: string): Locator {
    return this.parts.getByRole('link', { name: title });
  }

  field(label: string): Locator {
    return this.page.getByRole('textbox', { name: label, exact: true });
  }

  titleOf(entry: Locator): Locator {
    return entry.getByRole('textbox', { name: /^(Событие|Показатель|Документ|Ресурс)/u }).first();
  }

  /** The titles of the entries that are shown, from the top down. */
  async titles(): Promise<string[]> {
    const fields = await this.entries.all();
    return Promise.all(fields.map((entry) => this.titleOf(entry).inputValue()));
  }

  async addEvent(title: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Добавить событие' }).click();
    await this.page.keyboard.insertText(title);
    await expect.poll(() => this.titles()).toContain(title);
    const at = (await this.titles()).indexOf(title);
    return this.entries.nth(at);
  }

  async fold(entry: Locator): Promise<void> {
    await entry.locator('summary').click();
  }

  /** Opens the part of a long page that has this heading. */
  section(title: string): Locator {
    return this.page
      .getByTestId('folded-section')
      .filter({ has: this.page.getByRole('heading', { name: title }) });
  }

  preset(title: string): Locator {
    return this.page
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
  }

  /** Adds from a preset what a programme that is not empty lacks. */
  async addFrom(preset: string): Promise<void> {
    await this.preset(preset).getByRole('button', { name: 'Добавить из неё' }).click();
    const dialog = this.page.getByRole('dialog', { name: `«${preset}»` });
    await dialog.getByRole('button', { name: 'Добавить из неё' }).click();
    await expect(this.parts).toBeVisible();
  }

  async take(preset: string): Promise<void> {
    await this.preset(preset).getByRole('button', { name: 'Взять за основу' }).click();
    await expect(this.parts).toBeVisible();
  }
}
