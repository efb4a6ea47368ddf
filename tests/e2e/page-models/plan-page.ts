import { expect, type Locator, type Page } from '@playwright/test';

/** The plan of a pair: its goals with their tasks. */
export class PlanPage {
  readonly page: Page;
  readonly goals: Locator;
  readonly tasks: Locator;

  constructor(page: Page) {
    this.page = page;
    this.goals = page.getByTestId('goal');
    this.tasks = page.getByTestId('task');
  }

  static path(pairId: string): string {
    return `/pair/${pairId}/plan`;
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { name: 'Индивидуальный план развития' });
  }

  get addGoalButton(): Locator {
    return this.page.getByRole('button', { name: 'Добавить цель' });
  }

  titleOf(goal: Locator): Locator {
    return goal.getByRole('textbox', { name: 'Цель', exact: true });
  }

  wordsOf(task: Locator): Locator {
    return task.getByRole('textbox', { name: 'Задача', exact: true });
  }

  menuOf(goal: Locator): Locator {
    return goal.getByRole('button', { name: 'Действия с целью' });
  }

  /** The goals that are suggested, on the empty plan or in their dialog. */
  get suggestions(): Locator {
    return this.page.getByTestId('suggestions').getByRole('article');
  }

  async openSuggestions(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Готовые цели' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Готовые цели для вашей пары' });
    await expect(this.suggestions.first()).toBeVisible();
    return dialog;
  }

  /** The lines of the list in which the plan is put in order. */
  get orderRows(): Locator {
    return this.page.getByTestId('order-row');
  }

  orderRow(title: string): Locator {
    return this.orderRows.filter({ hasText: title });
  }

  /** Drags a line by its handle until the pointer is over the upper edge of another one. */
  async dragOver(row: Locator, over: Locator, { drop = true } = {}): Promise<void> {
    const { mouse } = this.page;
    const from = await row.getByTestId('drag-handle').boundingBox();
    const to = await over.boundingBox();
    if (!from || !to) throw new Error('a line is not on the screen');
    await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(from.x + from.width / 2, to.y + 4, { steps: 8 });
    if (drop) await mouse.up();
  }

  /** The same with a finger; the browser must not take it for scrolling. */
  async dragByFinger(row: Locator, over: Locator): Promise<void> {
    const from = await row.getByTestId('drag-handle').boundingBox();
    const to = await over.boundingBox();
    if (!from || !to) throw new Error('a line is not on the screen');
    const devTools = await this.page.context().newCDPSession(this.page);
    const x = from.x + from.width / 2;
    const [start, end] = [from.y + from.height / 2, to.y + 4];
    const touch = (type: 'touchStart' | 'touchMove', y: number) =>
      devTools.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
    await touch('touchStart', start);
    for (const part of [0.1, 0.3, 0.6, 1]) await touch('touchMove', start + (end - start) * part);
    await devTools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await devTools.detach();
  }

  async addGoal(title: string): Promise<Locator> {
    // Stands under the goals once all of them are there.
    await expect(this.addGoalButton).toBeVisible();
    const before = await this.goals.count();
    await this.addGoalButton.click();
    await expect(this.goals).toHaveCount(before + 1);
    await this.titleOf(this.goals.last()).fill(title);
    return this.goals.last();
  }

  /** Writes a very long title all at once: a hundred thousand letters by keys take the browser seconds. */
  async putTitle(goal: Locator, title: string): Promise<void> {
    await this.titleOf(goal).evaluate((field: HTMLTextAreaElement, title) => {
      field.value = title;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, title);
  }

  async addTask(goal: Locator, words: string): Promise<Locator> {
    const tasks = goal.getByTestId('task');
    const before = await tasks.count();
    await goal.getByRole('button', { name: 'Добавить задачу' }).click();
    await expect(tasks).toHaveCount(before + 1);
    await this.wordsOf(tasks.last()).fill(words);
    return tasks.last();
  }

  async removeGoal(goal: Locator): Promise<void> {
    await this.menuOf(goal).click();
    await this.page.getByRole('menuitem', { name: 'Убрать цель' }).click();
  }

  /** The goal with this title. */
  async goalTitled(title: string): Promise<Locator> {
    await expect.poll(() => this.titles()).toContain(title);
    return this.goals.nth((await this.titles()).indexOf(title));
  }

  titles(): Promise<string[]> {
    return this.goals
      .getByRole('textbox', { name: 'Цель', exact: true })
      .evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value));
  }

  /** All words of the plan from the top down, tasks indented under their goals. */
  words(): Promise<string[]> {
    return this.page
      .getByRole('textbox', { name: /^(Цель|Задача)$/ })
      .evaluateAll((all) =>
        all.map(
          (each) =>
            `${each.closest('[data-testid=task]') ? '  ' : ''}${(each as HTMLTextAreaElement).value}`,
        ),
      );
  }
}
