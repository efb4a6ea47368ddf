import type { Page } from '@playwright/test';

import { MeetingsPage } from './page-models/meetings-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { expectNoBarriers, inEnglish } from './support/barriers.ts';
import { Deployment } from './support/deployment.ts';
import { Server } from './support/server.ts';
import { unsentInLedger } from './support/storage.ts';
import { expect, test as base } from './support/story.ts';

const test = base.extend<{ deployment: Deployment }>({
  // eslint-disable-next-line no-empty-pattern
  deployment: async ({}, use) => {
    const deployment = new Deployment();
    await use(deployment);
    deployment.remove();
  },
  server: async ({ deployment, preparedSchool }, use) => {
    const command = ['tests/e2e/support/serve-build.ts', deployment.folder];
    const server = new Server({ command, copyOf: preparedSchool.server });
    await use(await server.start());
    await server.remove();
  },
});

const release = (page: Page) => page.locator('meta[name=release]');
const offer = (page: Page) => page.getByText('Готова новая версия приложения.');

/** The app looks for a newer version whenever one comes back to it. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('focus')));
}

/** Comes back until the newer version is offered: one look may fall into the moment in which it is put there. */
async function untilOffered(page: Page): Promise<void> {
  await expect(async () => {
    await comeBack(page);
    await expect(offer(page)).toBeVisible({ timeout: 5_000 });
  }).toPass();
}

/** Waits until the tablet has all of a version, which waits to be let in. */
async function hasFetched(page: Page, name: string): Promise<void> {
  const versionThatWaits = () =>
    page.evaluate(async () => {
      const { waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
      const { port1, port2 } = new MessageChannel();
      waiting?.postMessage({ type: 'VERSION' }, [port2]);
      return new Promise<string>((resolve) => {
        port1.onmessage = ({ data }) => resolve(String(data));
        // One that a newer worker has just replaced never answers.
        setTimeout(() => resolve(''), 1_000);
      });
    });
  await expect.poll(versionThatWaits).toMatch(new RegExp(`-${name}$`));
}

/** Watches a tab: how often its page is loaded from here on, and what it asks for in vain. */
function watch(page: Page) {
  const seen = { loads: 0, failures: [] as string[] };
  page.on('load', () => (seen.loads += 1));
  page.on('pageerror', (error) => seen.failures.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) seen.failures.push(`${response.status()} ${response.url()}`);
  });
  return seen;
}

const update = (page: Page) => page.getByRole('button', { name: 'Обновить', exact: true }).click();

test('a newer version is offered, comes in by one reload, and every word stays', async ({
  school,
  deployment,
  tabletOf,
}) => {
  const mentor = await tabletOf('mentor');
  await mentor.open(PlanPage.path(school.pairId));
  await mentor.keepsTheApp();
  await mentor.page.reload();
  const plan = new PlanPage(mentor.page);
  await plan.addGoal('Написано до обновления');
  await expect(release(mentor.page)).toHaveCount(0);
  await expect(offer(mentor.page)).toBeHidden();

  for (const name of ['second', 'third']) {
    deployment.publish(name);
    await untilOffered(mentor.page);
    if (name === 'second') {
      await expectNoBarriers(mentor.page, 'offer of a newer version');
      await inEnglish(mentor.page, async () => {
        await expect(mentor.page.getByText('A new version of the app is ready.')).toBeVisible();
        await expectNoBarriers(mentor.page, 'offer of a newer version, in English');
      });
    }
    await plan.addGoal(`Написано перед версией ${name}`);
    const seen = watch(mentor.page);
    await update(mentor.page);
    await expect(release(mentor.page)).toHaveAttribute('content', name);
    await expect(mentor.corner).toContainText('На сервере');
    await expect(offer(mentor.page)).toBeHidden();
    expect(seen).toEqual({ loads: 1, failures: [] });
  }
  expect(await plan.titles()).toEqual([
    'Написано до обновления',
    'Написано перед версией second',
    'Написано перед версией third',
  ]);
});

test('two tabs of an old version move to the one after the next, each when it is told to and by one reload', async ({
  school,
  deployment,
  tabletOf,
}) => {
  const mentor = await tabletOf('mentor');
  await mentor.open(PlanPage.path(school.pairId));
  await mentor.keepsTheApp();
  const first = mentor.page;
  const second = await mentor.context.newPage();
  await first.reload();
  await second.goto(first.url());
  const plans = [new PlanPage(first), new PlanPage(second)] as const;
  await plans[0].addGoal('Из первой вкладки');
  await plans[1].goalTitled('Из первой вкладки');
  await expect(mentor.corner).toContainText('На сервере');

  deployment.publish('second');
  await comeBack(first);
  await hasFetched(first, 'second');
  deployment.publish('third');
  await comeBack(first);
  await hasFetched(first, 'third');
  const seen = [watch(first), watch(second)] as const;
  await mentor.goOffline();
  await plans[0].addGoal('Дописано в первой');
  await plans[1].addGoal('Дописано во второй');
  for (const page of [first, second]) await expect(offer(page)).toBeVisible();

  await update(first);
  await expect(release(first)).toHaveAttribute('content', 'third');
  await plans[0].goalTitled('Дописано во второй');

  // The old page goes on, and finds parts of it that it had not needed before: not by the favour of the
  // browser's own cache, which forgets when it likes.
  const browser = await mentor.context.newCDPSession(second);
  await browser.send('Network.clearBrowserCache');
  await second.getByTestId('save-indicator').click();
  await second.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click();
  await second.getByRole('link', { name: 'Встречи' }).click();
  const meetings = new MeetingsPage(second);
  await meetings.writeDown('Встреча старой версии', 'Всё на месте.');
  await expect(release(second)).toHaveCount(0);
  // Its version and the newest are here; nobody has the one between.
  const versionsHere = () => second.evaluate(async () => (await caches.keys()).length);
  await expect.poll(versionsHere).toBe(2);

  await update(second);
  await expect(release(second)).toHaveAttribute('content', 'third');
  await expect(meetings.topic).toHaveValue('Встреча старой версии');
  await expect(meetings.notes).toHaveValue('Всё на месте.');
  for (const page of [first, second]) await expect(offer(page)).toBeHidden();
  for (const each of seen) expect(each).toEqual({ loads: 1, failures: [] });
  await mentor.goOnline();
  await expect(mentor.corner).toContainText('На сервере');
  expect(await plans[0].titles()).toEqual([
    'Из первой вкладки',
    'Дописано в первой',
    'Дописано во второй',
  ]);
  // Nobody shows the versions of before any more.
  await expect.poll(versionsHere).toBe(1);
});

test('an app that the server finds too old reads everything, offers the update and delivers after it', async ({
  server,
  school,
  deployment,
  tabletOf,
}) => {
  const mentor = await tabletOf('mentor');
  const { page } = mentor;
  const plan = new PlanPage(page);
  await mentor.open(PlanPage.path(school.pairId));
  await mentor.keepsTheApp();
  await page.reload();
  await plan.addGoal('Цель прежней версии');
  await expect(mentor.corner).toContainText('На сервере');
  await mentor.goOffline();
  await server.stop();
  await plan.addGoal('Цель без сети');
  await expect(mentor.corner).toContainText('Сохранено здесь');
  await mentor.open(ReflectionPage.path(school.pairId));
  await new ReflectionPage(page).write('Дневник без сети.');
  await expect(mentor.corner).toContainText('Сохранено здесь');
  await mentor.open('/settings');

  server.demandClient(2);
  await server.start();
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/documents/')) asked += 1;
  });
  await mentor.goOnline();
  const tooOld = page.getByRole('status').filter({ hasText: 'версия приложения устарела' });
  await expect(tooOld).toBeVisible();
  await expect(mentor.corner).toContainText('Обновите приложение');
  await expectNoBarriers(page, 'an app that is too old');
  await inEnglish(page, async () => {
    await expect(mentor.corner).toContainText('Update the app');
    await expectNoBarriers(page, 'an app that is too old, in English');
  });
  await update(page);
  await expect(page.getByText('Новой версии на сервере пока нет.')).toBeVisible();
  await comeBack(page);

  // A cold start without a network knows it too.
  await mentor.goOffline();
  await mentor.open(PlanPage.path(school.pairId));
  await expect(tooOld).toBeVisible();
  await expect.poll(() => plan.titles()).toEqual(['Цель прежней версии', 'Цель без сети']);
  await expect(plan.titleOf(plan.goals.first())).toHaveJSProperty('readOnly', true);
  await expect(plan.addGoalButton).toHaveCount(0);
  await page.getByRole('link', { name: 'Рефлексия' }).click();
  const reflection = new ReflectionPage(page);
  await expect(reflection.entries).toContainText('Дневник без сети.');
  await expect(reflection.writeButton).toBeDisabled();
  expect(await unsentInLedger(page)).toBeGreaterThan(0);
  await mentor.goOnline();
  await expect(mentor.corner).toContainText('Обновите приложение');
  // Two pages were loaded, and each asks for what goes out together and never again.
  expect(asked).toBeLessThanOrEqual(6);

  deployment.publish('second', { speaks: '2', unpacked: true });
  await update(page);
  await expect(release(page)).toHaveAttribute('content', 'second');
  await expect(tooOld).toBeHidden();
  await expect.poll(() => unsentInLedger(page)).toBe(0);
  await mentor.open(PlanPage.path(school.pairId));
  await expect(mentor.corner).toContainText('На сервере');
  await plan.addGoal('Цель новой версии');
  const fresh = await tabletOf('mentee');
  await fresh.open(PlanPage.path(school.pairId));
  await expect
    .poll(() => new PlanPage(fresh.page).titles())
    .toEqual(['Цель прежней версии', 'Цель без сети', 'Цель новой версии']);
});
