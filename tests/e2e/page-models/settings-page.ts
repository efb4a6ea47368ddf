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

  /** Chooses a language by its own name. */
  async speak(language: 'English' | 'Русский'): Promise<void> {
    await this.page.getByText(language, { exact: true }).click();
  }
}
