import { readPlan } from '#lib/documents/pair-plan.ts';
import { closePair, reopenPair } from '#lib/documents/roster.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { SavingDialog } from './page-models/saving-dialog.ts';
import { FaultyProxy } from './support/faulty-proxy.ts';
import { expect, test as story } from './support/story.ts';
import { Tablet } from './support/tablet.ts';

const onServer = 'На сервере';
const savedHere = 'Сохранено здесь';

const test = story.extend<{ network: FaultyProxy; mentor: Tablet }>({
  network: async ({ server }, use) => {
    const network = await FaultyProxy.before(server.origin);
    await use(network);
    network.close();
  },
  /** The mentor's tablet, whose network can be broken, with the plan open. */
  mentor: async ({ browser, server, school, network }, use) => {
    const mentor = await Tablet.unpack(browser, network.through(server.origin));
    await mentor.signIn(network.through(await school.signInLink('mentor')));
    await mentor.open(PlanPage.path(school.pairId));
    await expect(mentor.corner).toContainText(onServer);
    await use(mentor);
    await mentor.context.close();
  },
});

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

test('when the network swallows everything, “on the server” is gone within 5 s, and comes back with it', async ({
  school,
  network,
  mentor,
}) => {
  const plan = new PlanPage(mentor.page);
  await plan.addGoal('До чёрной дыры');
  await expect(mentor.corner).toContainText(onServer);
  network.fault = 'blackHole';
  await expect(mentor.corner).not.toContainText(onServer, { timeout: 5_500 });
  await plan.addGoal('В чёрной дыре');
  await expect(mentor.corner).toContainText(savedHere);
  await expect(mentor.corner).toContainText(/не отправлено: \d+/);

  network.heal();
  await expect(mentor.corner).toContainText(onServer);

  // A proxy that lets no socket through: the page that is open goes over HTTP, after 20 s of trying.
  network.breakBy('noSockets');
  await mentor.page.clock.install();
  await mentor.open(PlanPage.path(school.pairId));
  await plan.addGoal('Без сокетов');
  await expect(mentor.corner).toContainText(/не отправлено: \d+/);
  await mentor.page.clock.fastForward(25_000);
  await expect(mentor.corner).toContainText('отправлено в');
  await expect(mentor.corner).not.toContainText(onServer);
  const titles: string[] = [];
  await school.edit('pair', school.pairId, (doc) => {
    titles.push(...readPlan(doc).goals.map(({ title }) => title));
  });
  expect(titles).toEqual(['До чёрной дыры', 'В чёрной дыре', 'Без сокетов']);
});

test('without acknowledgements the words “on the server” are never shown, also after a reload', async ({
  school,
  network,
  mentor,
}) => {
  network.fault = 'losesAcknowledgements';
  const plan = new PlanPage(mentor.page);
  await plan.addGoal('Доехало, но не подтверждено');
  await expect(mentor.corner).toContainText('Отправляется');
  // It did arrive: only the answer is missing.
  const seen: string[] = [];
  await mentor.page.exposeFunction('saw', (words: string) => seen.push(words));
  await mentor.page.evaluate(() => {
    const corner = document.querySelector('[data-testid=save-indicator]')!;
    const { saw } = globalThis as unknown as { saw: (words: string | null) => void };
    const options = { subtree: true, characterData: true, childList: true };
    new MutationObserver(() => saw(corner.textContent)).observe(corner, options);
  });
  await plan.addGoal('И это тоже');
  await expect(mentor.corner).toContainText('изменени');
  expect(seen.join()).not.toContain(onServer);

  await mentor.open(PlanPage.path(school.pairId));
  await expect(mentor.corner).toContainText('Отправляется');
  network.fault = 'none';
  network.heal();
  await expect(mentor.corner).toContainText(onServer);
});

test('what the server refuses is flagged and can be taken along, and is sent once it may be', async ({
  school,
  server,
  network,
  mentor,
  tabletOf,
}) => {
  expect(server.origin).toContain('localhost');
  const { pairId } = school;
  const pair = school.document('pair', pairId);
  network.fault = 'blackHole';
  await expect(mentor.corner).toContainText(savedHere);
  await new PlanPage(mentor.page).addGoal('Написано до закрытия пары');
  await expect(mentor.corner).toContainText(savedHere);
  await school.edit('roster', '', (doc) => closePair(doc, pairId, '2026-11-20'));
  network.heal();
  await expect(mentor.corner).toContainText('Не принято');

  const dialog = new SavingDialog(mentor.page);
  await dialog.open();
  await expect(dialog.document(pair)).toContainText('нет права писать');
  expect(await dialog.copyOf(pair)).toContain('Написано до закрытия пары');

  await school.edit('roster', '', (doc) => reopenPair(doc, pairId));
  // Pauses grow up to here: 5 s, 10 s, 20 s.
  await expect(mentor.corner).toContainText(onServer, { timeout: 45_000 });
  await mentor.open(PlanPage.path(pairId));
  await new PlanPage(mentor.page).addGoal('Написано после');
  const mentee = await tabletOf('mentee');
  await mentee.open(PlanPage.path(pairId));
  await expect
    .poll(() => new PlanPage(mentee.page).titles())
    .toEqual(['Написано до закрытия пары', 'Написано после']);
});

test('an update that the server fails to store is flagged and can be taken along; the next one brings both', async ({
  school,
  server,
  mentor,
  tabletOf,
}) => {
  const pair = school.document('pair', school.pairId);
  const mentee = await tabletOf('mentee');
  await mentee.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(mentor.page);
  const goal = await plan.addGoal('До отказа');
  await expect(mentor.corner).toContainText(onServer);

  const letGo = server.holdDatabase();
  await plan.titleOf(goal).fill('До отказа. Это не записалось');
  await expect(mentor.corner).toContainText('Не принято');
  const dialog = new SavingDialog(mentor.page);
  await dialog.open();
  await expect(dialog.document(pair)).toContainText('Сервер не смог записать');
  expect(await dialog.copyOf(pair)).toContain('Это не записалось');
  await mentor.page.keyboard.press('Escape');
  letGo();

  await plan.addGoal('После отказа');
  await expect(mentor.corner).toContainText(onServer);
  const both = ['До отказа. Это не записалось', 'После отказа'];
  await expect.poll(() => new PlanPage(mentee.page).titles()).toEqual(both);
});
