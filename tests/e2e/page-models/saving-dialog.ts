import type { Locator, Page } from '@playwright/test';

/** What is behind the corner: the state of saving in a sentence, and of each document. */
export class SavingDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByTestId('save-indicator').click();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
  }

  get total(): Locator {
    return this.page.getByTestId('unsent-total');
  }

  get unsentVersions(): Locator {
    return this.page.getByTestId('unsent-versions');
  }

  document(name: string): Locator {
    return this.page.locator(`[data-testid=document-saving][data-document="${name}"]`);
  }

  /** Downloads the copy of one document and returns what is in the file. */
  async copyOf(name: string): Promise<string> {
    const downloading = this.page.waitForEvent('download');
    await this.document(name).getByRole('button', { name: 'Скачать копию' }).click();
    const stream = await (await downloading).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return Buffer.concat(parts).toString();
  }
}
