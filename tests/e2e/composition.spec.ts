import type { CDPSession, Page } from '@playwright/test';

import { MeetingsPage } from './page-models/meetings-page.ts';
import { expect, test } from './support/story.ts';
import type { Tablet } from './support/tablet.ts';

/** The keyboard on a tablet's screen: every word is composed. */
class ScreenKeyboard {
  private readonly session: CDPSession;

  private constructor(session: CDPSession) {
    this.session = session;
  }

  static async of(tablet: Tablet): Promise<ScreenKeyboard> {
    return new ScreenKeyboard(await tablet.context.newCDPSession(tablet.page));
  }

  /** Shows `text` as the word that is being composed; over `instead` when it corrects one. */
  async compose(text: string, instead?: { from: number; to: number }): Promise<void> {
    await this.session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
      ...(instead ? { replacementStart: instead.from, replacementEnd: instead.to } : {}),
    });
  }

  async commit(text: string): Promise<void> {
    await this.session.send('Input.insertText', { text });
  }
}

/** What the browser tells a page whose tab goes behind another one. */
function hide(page: Page): Promise<void> {
  return page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

test('letters of a word that is not finished reach the other, also from both sides at once', async ({
  school,
  tabletOf,
}) => {
  const [mentor, mentee] = [await tabletOf('mentor'), await tabletOf('mentee')];
  await mentor.open(MeetingsPage.path(school.pairId));
  const [mentors, mentees] = [new MeetingsPage(mentor.page), new MeetingsPage(mentee.page)];
  const meetingId = await mentors.writeDown('Разговор', 'Утром мыли раму.');
  await mentee.open(MeetingsPage.path(school.pairId, meetingId));
  await expect(mentees.notes).toHaveValue('Утром мыли раму.');

  const keyboard = await ScreenKeyboard.of(mentee);
  await mentees.notes.evaluate((field: HTMLTextAreaElement) => {
    field.focus();
    field.setSelectionRange('Утром '.length, 'Утром '.length);
  });
  await keyboard.compose('вм');
  await expect(mentors.notes).toHaveValue('Утром вммыли раму.');
  await mentors.notes.press('Control+End');
  await mentor.page.keyboard.type(' Устали.');
  await mentors.notes.press('Control+Home');
  await mentor.page.keyboard.type('Вот. ');
  await keyboard.compose('вместе');
  await expect(mentors.notes).toHaveValue('Вот. Утром вместемыли раму. Устали.');
  // The keyboard's word is not disturbed meanwhile.
  await expect(mentees.notes).toHaveValue('Утром вместемыли раму.');
  await keyboard.commit('вместе ');
  for (const field of [mentors.notes, mentees.notes]) {
    await expect(field).toHaveValue('Вот. Утром вместе мыли раму. Устали.');
  }
  await mentee.page.keyboard.insertText('дружно ');
  for (const field of [mentors.notes, mentees.notes]) {
    await expect(field).toHaveValue('Вот. Утром вместе дружно мыли раму. Устали.');
  }
});

test('a word that the keyboard corrects is replaced once, and a text that is too long is refused', async ({
  school,
  tabletOf,
}) => {
  const tablet = await tabletOf('mentee');
  await tablet.open(MeetingsPage.path(school.pairId));
  const meetings = new MeetingsPage(tablet.page);
  const meetingId = await meetings.writeDown('Разговор', 'Мы читали книгу');
  const keyboard = await ScreenKeyboard.of(tablet);
  await meetings.notes.press('Control+End');
  await tablet.page.keyboard.insertText(' всух');
  const from = 'Мы читали книгу '.length;
  await keyboard.compose('вслух', { from, to: from + 'всух'.length });
  await keyboard.commit('вслух');
  await tablet.page.keyboard.insertText('.');
  await expect(meetings.notes).toHaveValue('Мы читали книгу вслух.');
  // What the server could never take at once is not put in, and said to be too long.
  await tablet.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await tablet.page.evaluate(() => navigator.clipboard.writeText('слово '.repeat(20_000)));
  await meetings.notes.press('Control+v');
  await expect(tablet.page.getByText('В одно поле помещается не больше')).toBeVisible();
  await expect(meetings.notes).toHaveValue('Мы читали книгу вслух.');
  await expect(tablet.corner).toContainText('На сервере');
  await tablet.reopen(MeetingsPage.path(school.pairId, meetingId));
  await expect(new MeetingsPage(tablet.page).notes).toHaveValue('Мы читали книгу вслух.');
});

test('a word that is cut off by another tab or another field is written, beside what the other wrote', async ({
  school,
  tabletOf,
}) => {
  const [mentor, mentee] = [await tabletOf('mentor'), await tabletOf('mentee')];
  await mentor.open(MeetingsPage.path(school.pairId));
  const [mentors, mentees] = [new MeetingsPage(mentor.page), new MeetingsPage(mentee.page)];
  const meetingId = await mentors.writeDown('Разговор', 'Начало. ');
  await mentee.open(MeetingsPage.path(school.pairId, meetingId));
  await expect(mentees.notes).toHaveValue('Начало. ');

  const keyboard = await ScreenKeyboard.of(mentee);
  await mentees.notes.press('Control+End');
  await keyboard.compose('сере');
  await mentors.notes.press('Control+Home');
  await mentor.page.keyboard.type('Вот. ');
  await hide(mentee.page);
  await expect(mentors.notes).toHaveValue('Вот. Начало. сере');
  await keyboard.compose('середина');
  await keyboard.commit('середина');
  for (const field of [mentors.notes, mentees.notes]) {
    await expect(field).toHaveValue('Вот. Начало. середина');
  }

  await keyboard.compose(' и кон');
  await expect(mentors.notes).toHaveValue('Вот. Начало. середина и кон');
  await mentors.notes.press('Control+Home');
  await mentor.page.keyboard.type('Ну ');
  await expect(mentees.notes).toHaveValue('Вот. Начало. середина и кон');
  await mentees.topic.focus();
  for (const field of [mentors.notes, mentees.notes]) {
    await expect(field).toHaveValue('Ну Вот. Начало. середина и кон');
  }
});

test('a page that is closed without a network in the middle of a word keeps its letters', async ({
  school,
  tabletOf,
}) => {
  const tablet = await tabletOf('mentee');
  await tablet.open(MeetingsPage.path(school.pairId));
  const meetings = new MeetingsPage(tablet.page);
  const meetingId = await meetings.writeDown('Разговор', 'Начало. ');
  await tablet.keepsTheApp();
  await tablet.goOffline();
  const keyboard = await ScreenKeyboard.of(tablet);
  await meetings.notes.press('Control+End');
  await keyboard.compose('середина');
  await tablet.reopen(MeetingsPage.path(school.pairId, meetingId));
  await expect(new MeetingsPage(tablet.page).notes).toHaveValue('Начало. середина');
});
