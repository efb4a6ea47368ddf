import { LiveMeetingPage } from './page-models/live-meeting-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { expect, test } from './support/story.ts';
import type { Tablet } from './support/tablet.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

/** Goes on with the Tab key until something of this name has the focus. */
async function tabTo({ page }: Tablet, name: string | RegExp): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement;
      return (element.ariaLabel ?? element.labels?.[0]?.innerText ?? element.innerText).trim();
    });
  const isThere = (found: string) => (typeof name === 'string' ? found === name : name.test(found));
  for (let presses = 0; presses < 80 && !isThere(await focused()); presses += 1) {
    await page.keyboard.press('Tab');
  }
  expect(await focused()).toMatch(name);
}

/** What meeting mode asked of the browser's wake lock, for a browser that has no screen. */
interface WakeLocks {
  readonly asked: number;
  readonly released: number;
}

function standInForWakeLock(): void {
  const locks = { asked: 0, released: 0 };
  const request = async () => {
    locks.asked += 1;
    return { release: async () => void (locks.released += 1) };
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  Object.assign(globalThis, { wakeLocks: locks });
}

test('a goal is written and moved up and down with the keyboard alone', async ({
  school,
  tabletOf,
}) => {
  const mentor = await tabletOf('mentor');
  await mentor.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(mentor.page);
  await expect(plan.heading).toBeVisible();
  const { keyboard } = mentor.page;
  for (const title of ['Первая', 'Вторая', 'Третья']) {
    await tabTo(mentor, 'Добавить цель');
    await keyboard.press('Enter');
    await expect(plan.titleOf(plan.goals.last())).toBeFocused();
    await keyboard.type(title);
  }

  // Comes after the first frame.
  await expect(plan.menuOf(plan.goals.last())).toBeVisible();
  await tabTo(mentor, 'Действия с целью');
  await keyboard.press('Enter');
  await expect(mentor.page.getByRole('menuitem', { name: 'Выше' })).toBeFocused();
  await keyboard.press('Enter');
  await expect.poll(() => plan.titles()).toEqual(['Первая', 'Третья', 'Вторая']);

  await expect(plan.menuOf(plan.goals.nth(1))).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.press('ArrowDown');
  await expect(mentor.page.getByRole('menuitem', { name: 'Ниже' })).toBeFocused();
  await keyboard.press('Enter');
  await expect.poll(() => plan.titles()).toEqual(['Первая', 'Вторая', 'Третья']);
});

test('a meeting is opened, held, agreed on and signed by both with the keyboard alone, and the screen stays on', async ({
  school,
  tabletOf,
}) => {
  const { names } = school;
  const mentor = await tabletOf('mentor');
  const { page } = mentor;
  await page.addInitScript(standInForWakeLock);
  await mentor.open('/');
  const { keyboard } = page;
  const wakeLocks = () =>
    page.evaluate(() => (globalThis as unknown as { wakeLocks: WakeLocks }).wakeLocks);
  const press = async (name: string | RegExp) => {
    await tabTo(mentor, name);
    await keyboard.press('Enter');
  };
  const write = async (label: string, words: string) => {
    await tabTo(mentor, label);
    await keyboard.type(words);
  };

  await expect(page.getByRole('button', { name: 'Начать встречу' })).toBeVisible();
  await press('Начать встречу');
  const meeting = new LiveMeetingPage(page);
  await expect(meeting.live).toBeVisible();
  await expect.poll(wakeLocks).toEqual({ asked: 1, released: 0 });
  const before = meeting.faces('before');
  await press('Хорошо');
  // The faces are Kostya's now, and none of them is chosen by going past it.
  await expect(before.getByRole('button', { name: 'Плохо' })).toBeFocused();
  await expect(before).toContainText('Костя, с каким настроением начали?');
  await press('Так себе');
  await expect(before).toContainText('Вера – хорошо, Костя – так себе');

  await write('Что делали', 'Искали источники.');
  await write('Записать договорённость', 'Прочитать статью');
  await keyboard.press('Enter');
  await expect(meeting.live.getByTestId('summary')).toContainText('Прочитать статью');
  await press('Отлично');
  await press('Хорошо');
  await expect(meeting.faces('after')).toContainText('Вера – отлично, Костя – хорошо');
  await press(/^Встретиться /u);
  await press('Я – Вера. Подписываю');
  await press('Я – Костя. Подписываю');
  await expect(meeting.signature(names.mentor)).toContainText('Подписано');
  await expect(meeting.signature(names.mentee)).toContainText('на чужом планшете (Вера)');
  await press('К записи о встрече');
  await expect(page.getByTestId('meeting-record').getByTestId('agreement')).toHaveCount(1);
  await expect.poll(wakeLocks).toEqual({ asked: 1, released: 1 });
});
