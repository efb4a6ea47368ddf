import { Keyboard } from './page-models/keyboard.ts';
import { LiveMeetingPage } from './page-models/live-meeting-page.ts';
import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

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

test('a meeting is opened, held, agreed on and signed by both with the keyboard alone, and the screen stays on', async ({
  school,
  tabletOf,
}) => {
  const { names } = school;
  const mentor = await tabletOf('mentor');
  const { page } = mentor;
  await page.addInitScript(standInForWakeLock);
  await mentor.open('/');
  const keys = new Keyboard(page);
  const meeting = new LiveMeetingPage(page);
  const { live } = meeting;
  const wakeLocks = () =>
    page.evaluate(() => (globalThis as unknown as { wakeLocks: WakeLocks }).wakeLocks);
  const press = (name: string | RegExp) =>
    keys.press(live.getByRole('button', { name, exact: true }).first());

  await keys.follow(page.getByRole('button', { name: 'Начать встречу' }));
  await expect(live).toBeVisible();
  await expect.poll(wakeLocks).toEqual({ asked: 1, released: 0 });
  const [before, after] = [meeting.faces('before'), meeting.faces('after')];
  await press('Хорошо');
  // The faces are Kostya's now, and none of them is chosen by going past it.
  await expect(before.getByRole('button', { name: 'Плохо' })).toBeFocused();
  await expect(before).toContainText('Костя, с каким настроением начали?');
  await press('Так себе');
  await expect(before).toContainText('Вера – хорошо, Костя – так себе');

  await keys.write(meeting.field('Что делали'), 'Искали источники.');
  const speaker = live.getByRole('radiogroup', { name: 'Сейчас пишет' });
  await keys.choose(speaker.getByRole('radio'), speaker.getByRole('radio', { name: 'Костя' }));
  await expect(live).toContainText('пишет Костя');
  for (const words of ['Прочитать статью', 'Лишняя']) {
    await keys.write(meeting.field('Записать договорённость'), words);
    await page.keyboard.press('Enter');
  }
  await keys.press(live.getByRole('button', { name: 'Убрать договорённость' }).last());
  await expect(live.getByTestId('summary')).toContainText('Прочитать статью');
  await expect(live.getByTestId('agreement')).toHaveCount(1);
  await keys.press(after.getByRole('button', { name: 'Отлично' }));
  await keys.press(after.getByRole('button', { name: 'Хорошо' }));
  await expect(after).toContainText('Вера – отлично, Костя – хорошо');
  await press(/^Встретиться /u);
  await press('Я – Вера. Подписываю');
  await press('Я – Костя. Подписываю');
  await expect(meeting.signature(names.mentor)).toContainText('Подписано');
  await expect(meeting.signature(names.mentee)).toContainText('на чужом планшете (Вера)');
  await keys.isSomewhere();
  await keys.follow(live.getByRole('link', { name: 'К записи о встрече' }));
  await expect(page.getByTestId('meeting-record').getByTestId('agreement')).toHaveCount(1);
  await expect.poll(wakeLocks).toEqual({ asked: 1, released: 1 });
  expect(await keys.barriers()).toEqual([]);
});
