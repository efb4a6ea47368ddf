import type { Locator, Page } from '@playwright/test';

import { MeetingsPage } from './meetings-page.ts';

/** Meeting mode, full screen. Counts the taps that are not for writing. */
export class LiveMeetingPage {
  readonly page: Page;
  readonly live: Locator;
  taps = 0;

  constructor(page: Page) {
    this.page = page;
    this.live = page.getByTestId('meeting-live');
  }

  static path(pairId: string, meetingId: string): string {
    return `${MeetingsPage.path(pairId, meetingId)}/live`;
  }

  get agenda(): Locator {
    return this.live.getByTestId('agenda-entry');
  }

  get meetingId(): string {
    return new URL(this.page.url()).pathname.split('/')[4] ?? '';
  }

  /** From the page of today. */
  async begin(): Promise<void> {
    await this.tap(this.page.getByRole('button', { name: /^(Начать|Продолжить) встречу$/ }));
    await this.live.waitFor();
  }

  faces(moment: 'before' | 'after'): Locator {
    return this.live.getByTestId(`faces-${moment}`);
  }

  /** Whoever's turn it is chooses. */
  async choose(moment: 'before' | 'after', face: string): Promise<void> {
    await this.tap(this.faces(moment).getByText(face, { exact: true }));
  }

  field(label: string): Locator {
    return this.live.getByRole('textbox', { name: label, exact: true });
  }

  async addLine(label: string, words: string): Promise<void> {
    await this.field(label).fill(words);
    await this.field(label).press('Enter');
  }

  async takeNextDate(): Promise<void> {
    await this.tap(this.live.getByRole('button', { name: /^Встретиться / }));
  }

  async sign(name: string): Promise<void> {
    await this.tap(this.live.getByRole('button', { name: `Я – ${name}. Подписываю` }));
  }

  signature(name: string): Locator {
    return signatureOn(this.page, name);
  }

  private async tap(target: Locator): Promise<void> {
    await target.click();
    this.taps += 1;
  }
}

/** The line of a person under a record, in meeting mode and on the record's page. */
export function signatureOn(page: Page, name: string): Locator {
  return page.getByTestId('signature').filter({ hasText: name });
}
