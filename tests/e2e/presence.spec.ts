import type { Page } from '@playwright/test';

import { MeetingsPage } from './page-models/meetings-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { expect, test } from './support/story.ts';
import type { Tablet } from './support/tablet.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

/** The plan with one task, open on both tablets, each with that task's words. */
async function openTask(tablets: readonly [Tablet, Tablet], pairId: string, words: string) {
  const [first, second] = tablets;
  await first.open(PlanPage.path(pairId));
  const plan = new PlanPage(first.page);
  await plan.addTask(await plan.addGoal('Общая цель'), words);
  await first.page.keyboard.press('Enter');
  await second.open(PlanPage.path(pairId));
  const other = new PlanPage(second.page);
  const fields = [plan.wordsOf(plan.tasks), other.wordsOf(other.tasks)] as const;
  await expect(fields[1]).toHaveValue(words);
  return fields;
}

function caretOf(page: Page): Promise<number> {
  return page.evaluate(() => (document.activeElement as HTMLTextAreaElement).selectionStart);
}

test('each sees where the other is, and letters appear without moving the caret', async ({
  school,
  tabletOf,
}) => {
  const [mentor, mentee] = [await tabletOf('mentor'), await tabletOf('mentee')];
  const [mentors, mentees] = await openTask([mentor, mentee], school.pairId, 'Прочесть главу');

  await mentees.press('End');
  await expect(mentor.page.getByText('Костя пишет здесь')).toBeVisible();
  await mentors.press('Home');
  await expect(mentee.page.getByText('Вера пишет здесь')).toBeVisible();
  await mentor.page.keyboard.type('Вместе: ');
  await expect(mentees).toHaveValue('Вместе: Прочесть главу');
  expect(await caretOf(mentee.page)).toBe('Вместе: Прочесть главу'.length);
  await mentee.page.keyboard.type(' третью');
  for (const field of [mentors, mentees]) {
    await expect(field).toHaveValue('Вместе: Прочесть главу третью');
  }
  expect(await caretOf(mentor.page)).toBe('Вместе: '.length);

  await mentees.blur();
  await expect(mentor.page.getByText('Костя пишет здесь')).toBeHidden();
  await mentee.page.close();
  await expect(mentor.page.getByText('сейчас здесь')).toBeHidden();
});

test('a word that a keyboard composes is whole although the other writes meanwhile', async ({
  school,
  tabletOf,
}) => {
  const [mentor, mentee] = [await tabletOf('mentor'), await tabletOf('mentee')];
  const [mentors, mentees] = await openTask([mentor, mentee], school.pairId, 'Прочесть главу');
  const keyboard = await mentee.context.newCDPSession(mentee.page);
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });

  await mentees.press('End');
  await mentee.page.keyboard.type(' ');
  await compose('тр');
  await mentors.press('Home');
  await mentor.page.keyboard.type('Вместе: ');
  // The letters have arrived where the mentee does not compose: in the name of the tick.
  const tick = mentee.page.getByRole('checkbox', { name: /Вместе: Прочесть/ });
  await expect(tick).toBeVisible();
  await compose('третью');
  await expect(mentees).toHaveValue('Прочесть главу третью');
  await keyboard.send('Input.insertText', { text: 'третью' });
  for (const field of [mentors, mentees]) {
    await expect(field).toHaveValue('Вместе: Прочесть главу третью');
  }
  await mentee.page.keyboard.type('!');
  for (const field of [mentors, mentees]) {
    await expect(field).toHaveValue('Вместе: Прочесть главу третью!');
  }
});

test('a composition that ends by leaving the field keeps its letters', async ({
  school,
  tabletOf,
}) => {
  const [mentor, mentee] = [await tabletOf('mentor'), await tabletOf('mentee')];
  await mentor.open(MeetingsPage.path(school.pairId));
  const [mentors, mentees] = [new MeetingsPage(mentor.page), new MeetingsPage(mentee.page)];
  const meetingId = await mentors.writeDown('Разговор', 'Начало. ');
  await mentee.open(MeetingsPage.path(school.pairId, meetingId));
  await expect(mentees.notes).toHaveValue('Начало. ');

  const keyboard = await mentee.context.newCDPSession(mentee.page);
  await mentees.notes.press('Control+End');
  const text = 'середина';
  await keyboard.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
  await mentees.topic.focus();
  await expect(mentors.notes).toHaveValue('Начало. середина');
  await expect(mentees.notes).toHaveValue('Начало. середина');
});
