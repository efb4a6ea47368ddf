import type { Locator, Page } from '@playwright/test';

/** The page of the first start. */
export class SetupPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { name: 'Добро пожаловать в «Тандем»' });
  }

  async describe(organisation: string, name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Название организации' }).fill(organisation);
    await this.page.getByRole('textbox', { name: 'Ваши фамилия, имя и отчество' }).fill(name);
  }

  async choosePassword(username: string, password: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Имя пользователя' }).fill(username);
    await this.page.getByRole('textbox', { name: 'Пароль', exact: true }).fill(password);
  }

  async choosePasskey(): Promise<void> {
    await this.page.getByText('По ключу устройства', { exact: true }).click();
  }

  async create(): Promise<void> {
    await this.page.getByRole('button', { name: 'Создать организацию' }).click();
  }
}
