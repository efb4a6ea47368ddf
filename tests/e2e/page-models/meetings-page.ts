import type { Locator, Page } from '@playwright/test';

/** The journal of a pair and the record of the meeting that is open, on its page or in meeting mode. */
export class MeetingsPage {
  readonly page: Page;
  readonly list: Locator;
  readonly record: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByTestId('meeting');
    this.record = page.getByTestId(/^meeting-(record|live)$/);
  }

  /** The faces of one end of the meeting, on the record's page. */
  moods(moment: 'before' | 'after'): Locator {
    return this.record.getByTestId(`moods-${moment}`);
  }

  /** Says that there is another record of the day. */
  get second(): Locator {
    return this.record.getByTestId('second-record');
  }

  static path(pairId: string, meetingId?: string): string {
    return `/pair/${pairId}/meetings${meetingId ? `/${meetingId}` : ''}`;
  }

  get topic(): Locator {
    return this.record.getByRole('textbox', { name: 'Тема', exact: true });
  }

  get notes(): Locator {
    return this.record.getByRole('textbox', { name: 'Что делали', exact: true });
  }

  /** Starts a meeting, writes it down, and tells under which id. */
  async writeDown(topic: string, notes: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Начать встречу' }).click();
    await this.topic.fill(topic);
    await this.notes.fill(notes);
    return new URL(this.page.url()).pathname.split('/')[4] ?? '';
  }

  topics(): Promise<string[]> {
    return this.list.locator('.topic').allInnerTexts();
  }
}
