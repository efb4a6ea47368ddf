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

  async addGoal(title: string): Promise<Locator> {
    await expect(this.heading).toBeVisible();
    const before = await this.goals.count();
    await this.addGoalButton.click();
    await expect(this.goals).toHaveCount(before + 1);
    await this.titleOf(this.goals.last()).fill(title);
    return this.goals.last();
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
