import type { Locator, Page } from '@playwright/test';

import { MeetingsPage } from './page-models/meetings-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { expect, test } from './support/story.ts';

/** Longer than the pause that ends a step of undo. */
const pause = (page: Page) => page.waitForTimeout(600);

const buttonsOf = (page: Page) => ({
  undo: page.getByRole('button', { name: 'Отменить', exact: true }),
  redo: page.getByRole('button', { name: 'Повторить', exact: true }),
});

async function caretOf(field: Locator): Promise<number> {
  return field.evaluate((control) => (control as HTMLTextAreaElement).selectionStart);
}

test('a pupil undoes their own words and goals, and what the mentor wrote stays', async ({
  school,
  tabletOf,
}) => {
  const [mentor, mentee] = [await tabletOf('mentor'), await tabletOf('mentee')];
  await mentee.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(mentee.page);
  const { undo, redo } = buttonsOf(mentee.page);
  const title = plan.titleOf(await plan.addGoal('Читать книги'));
  await mentor.open(PlanPage.path(school.pairId));
  const mentors = new PlanPage(mentor.page);
  await mentors.titleOf(await mentors.goalTitled('Читать книги')).press('End');
  await mentor.page.keyboard.type(' вслух');
  await expect(title).toHaveValue('Читать книги вслух');

  for (const button of [undo, redo]) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await expect(redo).toBeDisabled();
  await undo.click();
  await expect(title).toHaveValue(' вслух');
  await expect(mentors.titleOf(mentors.goals)).toHaveValue(' вслух');
  await redo.click();
  await expect(mentors.titleOf(mentors.goals)).toHaveValue('Читать книги вслух');
  await undo.click();
  await undo.click();
  await expect(undo).toBeDisabled();
  await expect(plan.goals).toHaveCount(1);

  await pause(mentee.page);
  await plan.removeGoal(plan.goals);
  await expect(plan.goals).toHaveCount(0);
  await mentee.page.keyboard.press('Control+z');
  await expect(plan.goals).toHaveCount(1);
  await expect(mentee.corner).toContainText('На сервере');
});

test('Ctrl+Z in a field undoes by the key’s place, also with Russian letters on the keys', async ({
  school,
  tabletOf,
}) => {
  const tablet = await tabletOf('mentee');
  await tablet.open(MeetingsPage.path(school.pairId));
  const meetings = new MeetingsPage(tablet.page);
  await meetings.writeDown('Разговор', 'Начало.');
  await pause(tablet.page);
  await meetings.notes.press('Control+End');
  await tablet.page.keyboard.type(' Конец.');
  await pause(tablet.page);
  await meetings.notes.press('Control+Home');
  await tablet.page.keyboard.type('Вот: ');

  const keys = await tablet.context.newCDPSession(tablet.page);
  /** A key as a Russian keyboard sends it. */
  const press = async (key: string, code: string, keyCode: number, modifiers: number) => {
    const which = { key, code, windowsVirtualKeyCode: keyCode, modifiers };
    await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...which });
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...which });
  };
  const control = 2;
  const shift = 8;
  await press('я', 'KeyZ', 90, control);
  await expect(meetings.notes).toHaveValue('Начало. Конец.');
  await press('я', 'KeyZ', 90, control);
  await expect(meetings.notes).toHaveValue('Начало.');
  await press('Я', 'KeyZ', 90, control | shift);
  await expect(meetings.notes).toHaveValue('Начало. Конец.');
  expect(await caretOf(meetings.notes)).toBe('Начало. Конец.'.length);
  await press('н', 'KeyY', 89, control);
  await expect(meetings.notes).toHaveValue('Вот: Начало. Конец.');
  await tablet.page.keyboard.type('да ');
  await expect(meetings.notes).toHaveValue('Вот: да Начало. Конец.');
  await expect(meetings.topic).toHaveValue('Разговор');
});

test('the browser’s own undo of a field is the app’s', async ({ school, tabletOf }) => {
  const tablet = await tabletOf('mentee');
  await tablet.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(tablet.page);
  const title = plan.titleOf(await plan.addGoal('Читать'));
  await pause(tablet.page);
  await title.press('End');
  await tablet.page.keyboard.type(' и писать');
  // What a menu, a shaken tablet or a three-finger swipe does.
  await tablet.page.evaluate(() => document.execCommand('undo'));
  await expect(title).toHaveValue('Читать');
  await tablet.reopen(PlanPage.path(school.pairId));
  await new PlanPage(tablet.page).goalTitled('Читать');
});

test('a diary is undone on its page, but not past what was shared', async ({
  school,
  tabletOf,
}) => {
  const tablet = await tabletOf('mentee');
  await tablet.open(MeetingsPage.path(school.pairId));
  await new MeetingsPage(tablet.page).writeDown('Разговор', 'Записи');
  // Meeting mode has the whole screen: the way to other pages is on the record's.
  await tablet.page.getByRole('link', { name: 'Свернуть' }).click();
  await tablet.page.getByRole('link', { name: 'Рефлексия' }).click();
  const reflection = new ReflectionPage(tablet.page);
  await reflection.write('Получилось дочитать');
  const { undo } = buttonsOf(tablet.page);
  await undo.click();
  const words = reflection.entries.getByRole('textbox').first();
  await expect(words).toHaveValue('');
  await words.fill('Получилось спросить');
  await reflection.share();
  await expect(reflection.shared).toContainText('Получилось спросить');
  await expect(undo).toBeDisabled();
});
