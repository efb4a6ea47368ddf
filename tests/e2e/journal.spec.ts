import { readFile } from 'node:fs/promises';

import { demonstrationTest as test, expect } from './support/story.ts';

test('without a network a mentor takes the coming dates into a calendar, follows a remark and leafs through the year', async ({
  server,
  unpackTablet,
}) => {
  const mentor = await unpackTablet();
  const { page } = mentor;
  await page.goto(await server.printedLink('demo mentor'));
  await expect(mentor.corner).toContainText('На сервере');
  const promise = page.getByTestId('promise').filter({ hasNotText: 'просрочено' }).first();
  const promised = await promise.locator('a > span').first().innerText();
  await mentor.keepsTheApp();
  await mentor.goOffline();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Добавить в календарь' }).click(),
  ]);
  const calendar = (await readFile(await file.path(), 'utf8')).replaceAll('\r\n ', '');
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(calendar.replaceAll('\\', '')).toContain(`SUMMARY:Срок: ${promised}\r\n`);

  const remark = page.getByTestId('today-remark').filter({ hasText: 'Встреча ' }).first();
  const remarked = await remark.getAttribute('href');
  await remark.click();
  await expect(page.getByTestId('meeting-record')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(remarked);

  await expect(page.getByRole('heading', { name: /^Сентябрь 20\d\d$/ })).toBeVisible();
  const kept = page
    .getByTestId('meeting')
    .filter({ hasText: /выполнен/ })
    .first();
  await expect(kept).toContainText(/\d+ мин/);
  await kept.click();
  await expect(page.getByTestId('meeting-record')).toBeVisible();
});
