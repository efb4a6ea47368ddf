import { expect, type Locator, type Page } from '@playwright/test';

/** What a card to sign in with says, and the picture of its link. */
export interface SignInCard {
  readonly name: string;
  readonly code: string;
  readonly qr: string;
}

/** The curator's page of consents and sign-in, and the page of one person behind it. */
export class AccessPage {
  static readonly path = '/people/access';
  static readonly recordPath = '/people/record';

  readonly page: Page;
  readonly rows: Locator;
  readonly cards: Locator;
  readonly forms: Locator;
  readonly entries: Locator;
  readonly signIn: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rows = page.getByTestId('access-row');
    this.cards = page.getByTestId('card');
    this.forms = page.getByTestId('consent-form');
    this.entries = page.getByTestId('record-entry');
    this.signIn = page.getByTestId('sign-in-state');
  }

  row(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  async show(which: 'Всех' | 'Без согласия' | 'Ещё не входили'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Показать' }).getByText(which).click();
  }

  async openPerson(name: string): Promise<void> {
    await this.row(name).getByRole('link', { name }).click();
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible();
  }

  /** In the dialog that is open. */
  async fillConsent(name: string, parent: string, button = 'Сохранить'): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: `Согласие: ${name}` });
    await dialog.getByText('Родитель или законный представитель', { exact: true }).click();
    await dialog.getByRole('textbox', { name: /отчество родителя/u }).fill(parent);
    await dialog.getByRole('button', { name: button, exact: true }).click();
  }

  /** Of all who are shown and have none, with the parents who signed, by name of the child. */
  async recordConsents(parents?: Readonly<Record<string, string>>): Promise<void> {
    await this.beginConsents();
    await this.finishConsents(parents);
  }

  async beginConsents(): Promise<void> {
    await this.page.getByText('Выбрать всех показанных').click();
    await this.page.getByRole('button', { name: 'Отметить согласия' }).click();
  }

  async finishConsents(parents: Readonly<Record<string, string>> = {}): Promise<void> {
    for (const [name, parent] of Object.entries(parents)) {
      await this.page
        .getByRole('textbox', { name: `Имя родителя или представителя: ${name}` })
        .fill(parent);
    }
    await this.page.getByRole('button', { name: /^Отметить \d+ согласи/u }).click();
  }

  /** Issues codes to all who are shown and tells what is on their cards. */
  async issueCards(): Promise<SignInCard[]> {
    await this.page.getByText('Выбрать всех показанных').click();
    await this.page.getByRole('button', { name: 'Карточки для входа' }).click();
    await this.page.getByRole('button', { name: 'Выдать коды' }).click();
    await expect(this.cards.first()).toBeVisible();
    return this.cards.evaluateAll((all) =>
      all.map((card) => ({
        name: card.querySelector('strong')?.textContent ?? '',
        code: /[0-9A-Z]{5}-[0-9A-Z]{5}/u.exec(card.textContent ?? '')?.[0] ?? '',
        qr: card.querySelector('img')?.src ?? '',
      })),
    );
  }

  /** On the page of a person. */
  async recordConsent(name: string, parent: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Отметить согласие' }).click();
    await this.fillConsent(name, parent);
    await expect(this.page.getByTestId('consent')).toContainText('действует');
  }

  /** On the page of an adult. */
  async recordOwnConsent(): Promise<void> {
    await this.page.getByRole('button', { name: 'Отметить согласие' }).click();
    const dialog = this.page.getByRole('dialog', { name: /^Согласие:/u });
    await dialog.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await expect(this.page.getByTestId('consent')).toContainText('действует');
  }

  /** On the page of a person. */
  async setRole(role: string): Promise<void> {
    const choice = this.page.getByRole('radiogroup', { name: 'Роль' });
    await choice.getByText(role).first().click();
    await this.page.getByRole('button', { name: 'Сменить роль' }).click();
  }
}
