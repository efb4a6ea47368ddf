import type { Locator, Page } from '@playwright/test';

/** What a curator or a head sees of the whole programme. */
export class OverviewPage {
  static readonly path = '/overview';

  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { name: 'Обзор программы' });
  }

  /** What a curator does first, while it is not done. */
  get firstSteps(): Locator {
    return this.page.getByTestId('first-steps');
  }

  get stepsDone(): Locator {
    return this.firstSteps.locator('[data-done=true]');
  }

  meetingsHeldBy(pairId: string): Locator {
    return this.rowOf(pairId).getByTestId('meetings-held');
  }

  tasksOf(pairId: string): Locator {
    return this.rowOf(pairId).getByTestId('tasks-counted');
  }

  private rowOf(pairId: string): Locator {
    return this.page.locator(`[data-testid=pair-row][data-pair="${pairId}"]`);
  }
}
