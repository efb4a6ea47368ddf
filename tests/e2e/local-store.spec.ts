import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addGoal, goalText } from '#lib/documents/pair-plan.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expectNoBarriers, inEnglish } from './support/barriers.ts';
import { lookAtWhatIsNowhere } from './support/nowhere.ts';
import {
  breakOpening,
  closeHandles,
  countRows,
  documentDatabases,
  limitStorage,
  storeRows,
  takeStorage,
  watchHandles,
} from './support/storage-faults.ts';
import { expect, test } from './support/story.ts';
import type { Tablet } from './support/tablet.ts';

const savedHere = 'Сохранено здесь';
const cannotSave = 'Не сохраняется!';
const onServer = 'На сервере';

/** Room for the app as caches count it, for what empty databases take, and for some hundred thousand letters. */
const smallStorage = Math.round(1.1 * bytesOfApp()) + 1_200_000;

/** What the tablet keeps of the built app. */
function bytesOfApp(): number {
  const build = join(import.meta.dirname, '../../build');
  return readdirSync(build, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/u.test(entry.name))
    .reduce((bytes, { parentPath, name }) => bytes + statSync(join(parentPath, name)).size, 0);
}

/** Whether the tablet says that it can save no more, once it says either. */
async function isNowFull({ corner }: Tablet): Promise<boolean> {
  await expect(corner).toContainText(new RegExp(`${savedHere}|${cannotSave}`));
  return (await corner.innerText()).includes(cannotSave);
}

/** So much of it that a few long texts are left: pages with very many letters take their time. */
const takenStorage = 2_500_000;

/** Words that no storage can press together, each as long as words are: one long one takes seconds to lay out. */
const incompressible = (length: number) =>
  Array.from({ length }, (_, index) =>
    index % 9 === 8 ? ' ' : String.fromCodePoint(0x410 + Math.floor(Math.random() * 64)),
  ).join('');

/** Notes in a document's database what a tablet notes with the update that erases something. */
async function markErased(page: Page, database: string): Promise<void> {
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('updates', 'readwrite');
          transaction.objectStore('updates').put(new Uint8Array([0, 0]), 'lingering');
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    database,
  );
}

test('a tablet that is full says so within two seconds, and never calls lost words saved', async ({
  server,
  school,
  unpackTablet,
}) => {
  // Pages with hundreds of thousands of letters take their time.
  test.slow();
  const tablet = await unpackTablet();
  const limit = await limitStorage(tablet.page, server.origin, smallStorage);
  await tablet.signIn(await school.signInLink('mentor'));
  await tablet.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(tablet.page);
  await plan.addGoal('Первая цель');
  await expect(tablet.corner).toContainText(onServer);
  await tablet.keepsTheApp();
  await takeStorage(tablet.page, takenStorage);
  await tablet.goOffline();
  await server.stop();
  await expect(tablet.corner).toContainText(savedHere);

  const titles = ['Первая цель'];
  let isFull = false;
  for (let number = 1; number <= 20 && !isFull; number += 1) {
    titles.push(`${number} ${incompressible(95_000)}`);
    await plan.putTitle(await plan.addGoal(''), titles.at(-1)!);
    await expect(tablet.corner).toContainText(new RegExp(`${savedHere}|${cannotSave}`), {
      timeout: 2_000,
    });
    isFull = (await tablet.corner.innerText()).includes(cannotSave);
  }
  expect(isFull).toBe(true);
  await plan.addGoal('Последняя цель');
  titles.push('Последняя цель');
  await expect(tablet.corner).toContainText(cannotSave);
  const calledSaved = titles.slice(0, -2);

  // Space comes back: what was held in memory is written without anybody's doing.
  await limit(10 * smallStorage);
  await expect(tablet.corner).toContainText(savedHere);
  await tablet.reopen(PlanPage.path(school.pairId));
  await expect.poll(() => new PlanPage(tablet.page).titles()).toEqual(titles);
  expect(calledSaved.length).toBeGreaterThan(1);
});

test('after a reload a full tablet shows exactly what it had called saved', async ({
  server,
  school,
  unpackTablet,
}) => {
  // Pages with hundreds of thousands of letters take their time.
  test.slow();
  const tablet = await unpackTablet();
  await limitStorage(tablet.page, server.origin, smallStorage);
  await tablet.signIn(await school.signInLink('mentor'));
  await tablet.open(PlanPage.path(school.pairId));
  await expect(tablet.corner).toContainText(onServer);
  await tablet.keepsTheApp();
  await takeStorage(tablet.page, takenStorage);
  await tablet.goOffline();
  await server.stop();
  const plan = new PlanPage(tablet.page);
  const calledSaved: string[] = [];
  let isFull = false;
  for (let number = 1; number <= 20 && !isFull; number += 1) {
    const goal = await plan.addGoal('');
    if ((isFull = await isNowFull(tablet))) break;
    const title = `${number} ${incompressible(95_000)}`;
    await plan.putTitle(goal, title);
    isFull = await isNowFull(tablet);
    calledSaved.push(isFull ? '' : title);
  }
  expect(isFull).toBe(true);

  await tablet.reopen(PlanPage.path(school.pairId));
  await expect.poll(() => new PlanPage(tablet.page).titles()).toEqual(calledSaved);
});

test('when the browser closes the database under the app, the server and the next start have it all', async ({
  school,
  tabletOf,
}) => {
  const tablet = await tabletOf('mentor');
  await watchHandles(tablet.context);
  await tablet.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(tablet.page);
  await plan.addGoal('До беды');
  await expect(tablet.corner).toContainText(onServer);

  expect(await closeHandles(tablet.page)).toBeGreaterThan(0);
  await plan.addGoal('После беды');
  await expect(tablet.corner).toContainText(onServer);
  const elsewhere = await tabletOf('mentee');
  await elsewhere.open(PlanPage.path(school.pairId));
  await new PlanPage(elsewhere.page).goalTitled('После беды');

  await tablet.keepsTheApp();
  await tablet.goOffline();
  await closeHandles(tablet.page);
  await plan.addGoal('После второй беды, без сети');
  await expect(tablet.corner).toContainText(savedHere);
  await tablet.reopen(PlanPage.path(school.pairId));
  await expect
    .poll(() => new PlanPage(tablet.page).titles())
    .toEqual(['До беды', 'После беды', 'После второй беды, без сети']);
});

for (const way of ['fails', 'hangs'] as const) {
  test(`a document whose database ${way} is shown with a warning within 5 s, and reaches the server`, async ({
    school,
    tabletOf,
  }) => {
    const tablet = await tabletOf('mentor');
    await breakOpening(tablet.context, way, 'tandem/');
    await tablet.open(PlanPage.path(school.pairId));
    await expect(tablet.corner).toContainText(cannotSave, { timeout: 5_000 });
    const plan = new PlanPage(tablet.page);
    await plan.addGoal('Память сломана, сеть нет');
    await expect(tablet.corner).toContainText(cannotSave);
    if (way === 'fails') {
      await expectNoBarriers(tablet.page, 'what cannot be saved');
      await tablet.corner.click();
      await expect(tablet.page.getByRole('dialog')).toBeVisible();
      await expectNoBarriers(tablet.page, 'why it cannot be saved');
      await tablet.page.keyboard.press('Escape');
    }
    const elsewhere = await tabletOf('mentee');
    await elsewhere.open(PlanPage.path(school.pairId));
    await new PlanPage(elsewhere.page).goalTitled('Память сломана, сеть нет');
    if (way === 'fails') await lookAtWhatIsNowhere(tablet, school);
  });
}

test('a tablet whose storage never answers at all says so within 5 s and works with the network', async ({
  school,
  tabletOf,
}) => {
  const tablet = await tabletOf('mentor');
  await breakOpening(tablet.context, 'hangs');
  await tablet.open(PlanPage.path(school.pairId));
  await expect(tablet.page.getByRole('alert')).toContainText('Память этого планшета не отвечает', {
    timeout: 5_000,
  });
  await new PlanPage(tablet.page).addGoal('Только по сети');
  await expectNoBarriers(tablet.page, 'storage that does not answer');
  await inEnglish(tablet.page, async () => {
    await expect(tablet.page.getByRole('alert')).toContainText('The storage of this tablet');
    await expectNoBarriers(tablet.page, 'storage that does not answer, in English');
  });
  const elsewhere = await tabletOf('mentee');
  await elsewhere.open(PlanPage.path(school.pairId));
  await new PlanPage(elsewhere.page).goalTitled('Только по сети');
});

test('a page that is closed the moment it said “saved” has the words when it opens again', async ({
  server,
  school,
  tabletOf,
}) => {
  const tablet = await tabletOf('mentor');
  await tablet.open(PlanPage.path(school.pairId));
  await expect(tablet.corner).toContainText(onServer);
  await tablet.keepsTheApp();
  await tablet.goOffline();
  await server.stop();
  await expect(tablet.corner).toContainText(savedHere);

  const expected: string[] = [];
  for (const title of ['Первое слово', 'Второе слово', 'Третье слово']) {
    const plan = new PlanPage(tablet.page);
    const goal = await plan.addGoal('');
    // In the page itself: the way through the test would take longer than the 50 ms.
    await plan.titleOf(goal).evaluate(
      (field: HTMLTextAreaElement, [title, savedHere]) =>
        new Promise<void>((resolve) => {
          const corner = document.querySelector('[data-testid=save-indicator]');
          // Adding the goal may still be on its way: then the corner says nothing new before all is saved.
          let wasSaving = !corner?.textContent.includes(savedHere);
          new MutationObserver(() => {
            const isSaved = corner?.textContent.includes(savedHere) ?? false;
            if (wasSaving && isSaved) resolve();
            wasSaving ||= !isSaved;
          }).observe(corner ?? document.body, {
            subtree: true,
            characterData: true,
            childList: true,
          });
          field.value = title;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }),
      [title, savedHere] as const,
    );
    expected.push(title);
    await tablet.reopen(PlanPage.path(school.pairId));
    await expect.poll(() => new PlanPage(tablet.page).titles()).toEqual(expected);
  }
});

test('thousands of rows that an earlier version left are read and soon become a few', async ({
  server,
  school,
  tabletOf,
}) => {
  const tablet = await tabletOf('mentor');
  await tablet.open(PlanPage.path(school.pairId));
  await expect(tablet.corner).toContainText(onServer);
  await tablet.keepsTheApp();
  const databases = await documentDatabases(tablet.page);
  const database = databases.find((name) => name.endsWith(`/pair/${school.pairId}`))!;
  expect(database).toBeDefined();

  const doc = new Y.Doc();
  const rows: number[][] = [];
  doc.on('update', (update: Uint8Array) => rows.push([...update]));
  prepareForEditing(doc, 'pair', school.idOf('mentor'));
  const title = goalText(doc, addGoal(doc), 'title')!;
  const words = 'Цель, которую писали по одной букве. '.repeat(60);
  for (const letter of words) title.insert(title.length, letter);
  expect(rows.length).toBeGreaterThan(2_000);
  await storeRows(tablet.page, database, rows);

  await tablet.goOffline();
  await server.stop();
  await tablet.reopen(PlanPage.path(school.pairId));
  await expect.poll(() => new PlanPage(tablet.page).titles()).toEqual([words]);
  await expect.poll(() => countRows(tablet.page, database)).toBeLessThan(8);

  // A few are merged too when a kill left the mark that words of somebody who was erased lie in them.
  await storeRows(tablet.page, database, [[0, 0]]);
  await markErased(tablet.page, database);
  await tablet.reopen(PlanPage.path(school.pairId));
  await expect.poll(() => new PlanPage(tablet.page).titles()).toEqual([words]);
  await expect.poll(() => countRows(tablet.page, database)).toBe(1);
});

test('signing out deletes the databases although another tab has them open, and ends the account there too', async ({
  school,
  tabletOf,
}) => {
  const tablet = await tabletOf('mentor');
  await tablet.open(PlanPage.path(school.pairId));
  await new PlanPage(tablet.page).addGoal('Цель, которой здесь не останется');
  await expect(tablet.corner).toContainText(onServer);
  const otherTab = await tablet.context.newPage();
  await otherTab.goto(tablet.page.url());
  await new PlanPage(otherTab).goalTitled('Цель, которой здесь не останется');

  await tablet.open(SettingsPage.path);
  await new SettingsPage(tablet.page).signOut();
  await expect(tablet.page).toHaveURL(/\/enter$/);
  await expect.poll(() => documentDatabases(tablet.page)).toEqual([]);

  // The other tab lets go as well: whatever happens there makes no database again.
  await expect(otherTab).toHaveURL(/\/enter/);
  await otherTab.evaluate(() => dispatchEvent(new Event('focus')));
  await otherTab.reload();
  await expect(otherTab).toHaveURL(/\/enter/);
  expect(await documentDatabases(otherTab)).toEqual([]);
});
