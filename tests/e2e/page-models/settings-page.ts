import type { Locator, Page } from '@playwright/test';

/** A person's own settings: language, devices, signing out. */
export class SettingsPage {
  static readonly path = '/settings';

  readonly page: Page;
  readonly devices: Locator;

  constructor(page: Page) {
    this.page = page;
    this.devices = page.getByTestId('device');
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { name: 'Настройки', level: 1 });
  }

  get signOutDialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Выйти с этого планшета?' });
  }

  /** Closes the access of one device other than this. */
  async closeOtherDevice(): Promise<void> {
    await this.devices.getByRole('button', { name: 'Закрыть доступ' }).first().click();
  }

  async askToSignOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Выйти', exact: true }).click();
  }

  async signOut(): Promise<void> {
    await this.askToSignOut();
    await this.signOutDialog.getByRole('button', { name: 'Выйти', exact: true }).click();
  }

  get copyDialog(): Locator {
    return this.page.getByRole('dialog', { name: /Взять записи из копии|Копия не принята/ });
  }

  /** Saves a copy of everything and tells where the file is. */
  async saveCopy(): Promise<string> {
    const downloading = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Сохранить копию' }).click();
    return (await downloading).path();
  }

  /** Chooses a file to take records from; what it would bring is shown then. */
  async chooseCopy(
    file: string | { name: string; mimeType: string; buffer: Buffer },
  ): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Взять записи из копии' }).click();
    await (await choosing).setFiles(file);
  }

  /** Which pairs a curator keeps on this tablet, by the words of the choice. */
  async keeps(choice: string | RegExp): Promise<void> {
    await this.page.getByRole('radio', { name: choice }).check({ force: true });
  }

  async searchPair(words: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Найти пару' }).fill(words);
  }

  get keepablePairs(): Locator {
    return this.page.getByRole('list', { name: 'Выбранные пары' }).getByRole('checkbox');
  }

  async keepPair(names: string, keep = true): Promise<void> {
    const box = this.page.getByRole('checkbox', { name: names });
    await box.setChecked(keep, { force: true });
  }

  /** How much of what was chosen is on the tablet. */
  get keepProgress(): Locator {
    return this.page.getByTestId('keep-progress');
  }

  /** Chooses a language by its own name. */
  async speak(language: 'English' | 'Русский'): Promise<void> {
    await this.page.getByText(language, { exact: true }).click();
  }
}
