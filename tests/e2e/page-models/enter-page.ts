import type { Locator, Page } from '@playwright/test';

/** The ways in. Also shown in place of every page while the server asks to sign in again. */
export class EnterPage {
  static readonly path = '/enter';

  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { name: 'Вход', exact: true, level: 1 });
  }

  /** What stands over the ways in when the account is locked. */
  get lockedHeading(): Locator {
    return this.page.getByRole('heading', { name: 'Войдите снова', level: 1 });
  }

  async byCode(code: string): Promise<void> {
    await this.page.getByText('По коду', { exact: true }).click();
    await this.page.getByRole('textbox', { name: 'Код от куратора' }).fill(code);
    await this.submit();
  }

  async byPassword(username: string, password: string): Promise<void> {
    await this.page.getByText('По паролю', { exact: true }).click();
    await this.page.getByRole('textbox', { name: 'Имя пользователя' }).fill(username);
    await this.page.getByRole('textbox', { name: 'Пароль', exact: true }).fill(password);
    await this.submit();
  }

  async byPasskey(): Promise<void> {
    await this.page.getByRole('button', { name: 'Войти по ключу устройства' }).click();
  }

  private async submit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Войти', exact: true }).click();
  }
}
