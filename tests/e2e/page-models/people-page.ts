import { expect, type Locator, type Page } from '@playwright/test';

/** The curator's people and pairs. */
export class PeoplePage {
  static readonly path = '/people';
  static readonly pairsPath = '/people?show=pairs';

  readonly page: Page;
  readonly people: Locator;
  readonly pairs: Locator;
  readonly proposals: Locator;

  constructor(page: Page) {
    this.page = page;
    this.people = page.getByTestId('person');
    this.pairs = page.getByTestId('roster-pair');
    this.proposals = page.getByTestId('roster-proposal');
  }

  personNamed(name: string): Locator {
    return this.people.filter({ hasText: name });
  }

  async showPeople(): Promise<void> {
    await this.page.getByRole('link', { name: 'Люди', exact: true }).click();
  }

  async showPairs(): Promise<void> {
    await this.page.getByRole('link', { name: 'Пары', exact: true }).click();
  }

  async addPerson(name: string, position: string, role?: 'Куратор'): Promise<void> {
    await this.page.getByRole('button', { name: 'Добавить человека' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Добавить человека' });
    await dialog.getByRole('textbox', { name: 'Фамилия, имя, отчество' }).fill(name);
    await dialog.getByRole('textbox', { name: 'Класс или должность' }).fill(position);
    if (role) await dialog.getByRole('combobox', { name: 'Роль в программе' }).selectOption(role);
    await dialog.getByRole('button', { name: 'Добавить', exact: true }).click();
    await expect(this.personNamed(name)).toBeVisible();
  }

  async formPair(mentor: string, mentee: string): Promise<void> {
    const dialog = await this.choosePair(mentor, mentee);
    await dialog.getByRole('button', { name: 'Составить пару' }).click();
    await expect(this.pairs.filter({ hasText: mentee })).toBeVisible();
  }

  /** Asks two people in the app whether they want to be a pair. */
  async proposePair(mentor: string, mentee: string, why: string): Promise<void> {
    const dialog = await this.choosePair(mentor, mentee);
    await dialog.getByText('Спросить каждого в приложении').click();
    await dialog.getByRole('textbox', { name: 'Почему вы предлагаете эту пару' }).fill(why);
    await dialog.getByRole('button', { name: 'Предложить пару' }).click();
    await expect(this.proposals.filter({ hasText: mentee })).toBeVisible();
  }

  /** Opens the dialog that forms pairs and fills in who is to be in one. */
  async choosePair(mentor: string, mentee: string, form = 'Ученик – ученик'): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Составить пару' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Составить пару' });
    const mentors = dialog.getByRole('combobox', { name: 'Наставник' });
    const option = mentors.locator('option', { hasText: mentor });
    await mentors.selectOption((await option.getAttribute('value')) ?? '');
    await dialog
      .getByRole('combobox', { name: 'Форма наставничества' })
      .selectOption({ label: form });
    const mentees = dialog.getByRole('group', { name: 'Наставляемые' });
    await mentees.getByText(mentee).click();
    return dialog;
  }

  /** Notes on which day the pairs of these mentees, and no others, agreed in person. */
  async noteAgreements(on: string, ...mentees: string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'Отметить согласия' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Кто согласился лично' });
    await dialog.getByLabel('Когда согласились').fill(on);
    await dialog.getByRole('button', { name: 'Снять все отметки' }).click();
    for (const mentee of mentees) {
      await dialog.getByRole('checkbox', { name: mentee }).check({ force: true });
    }
    await dialog.getByRole('button', { name: /^Отметить \d+ пар/u }).click();
  }

  async closePair(mentee: string): Promise<void> {
    const pair = this.pairs.filter({ hasText: mentee });
    await this.chooseForPair(pair, 'Завершить работу пары');
    const dialog = this.page.getByRole('dialog', { name: 'Завершить работу пары' });
    await dialog.getByRole('button', { name: 'Завершить работу пары' }).click();
    await expect(pair).toContainText('завершена');
  }

  async handOver(mentee: string, mentor: string, reason: string): Promise<void> {
    const pair = this.pairs.filter({ hasText: mentee });
    await this.chooseForPair(pair, 'Сменить наставника');
    const dialog = this.page.getByRole('dialog', { name: 'Сменить наставника' });
    await dialog.getByRole('combobox', { name: 'Новый наставник' }).selectOption(mentor);
    await dialog.getByRole('textbox', { name: 'Почему меняется наставник' }).fill(reason);
    await dialog.getByRole('button', { name: 'Сменить наставника' }).click();
    await expect(pair).toContainText(mentor);
  }

  async remove(name: string): Promise<void> {
    await this.chooseFor(name, 'Убрать в архив');
    const dialog = this.page.getByRole('dialog', { name: `Убрать в архив: ${name}` });
    await dialog.getByRole('button', { name: 'Убрать в архив' }).click();
    await expect(this.personNamed(name)).toContainText('в архиве');
  }

  /** Opens what is noted about the selection and training of a mentor. */
  async openSelection(name: string): Promise<Locator> {
    await this.chooseFor(name, 'Отбор и обучение');
    return this.page.getByRole('dialog', { name: `Отбор и обучение: ${name}` });
  }

  /** Issues a sign-in code and tells what the dialog shows. */
  async issueCode(name: string): Promise<{ code: string; link: string }> {
    await this.chooseFor(name, 'Выдать код для входа');
    const dialog = this.page.getByRole('dialog', { name: `Код для входа: ${name}` });
    const code = await dialog.getByTestId('sign-in-code').innerText();
    const link = await dialog.getByTestId('sign-in-link').innerText();
    await dialog.getByRole('button', { name: 'Готово' }).click();
    return { code, link };
  }

  /** Asks for a code that is refused for want of a consent, and goes where one is recorded. */
  async goToConsentOf(name: string): Promise<void> {
    await this.chooseFor(name, 'Выдать код для входа');
    const dialog = this.page.getByRole('dialog', { name: `Код для входа: ${name}` });
    await expect(dialog).toContainText('Сначала отметьте согласие');
    await dialog.getByRole('link', { name: 'Отметить согласие' }).click();
  }

  async chooseForPair(pair: Locator, action: string): Promise<void> {
    await pair.getByRole('button', { name: 'Действия с парой' }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  private async chooseFor(name: string, action: string): Promise<void> {
    await this.personNamed(name)
      .getByRole('button', { name: `Ещё: ${name}` })
      .click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}
