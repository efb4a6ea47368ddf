import { EnterPage } from './page-models/enter-page.ts';
import { OverviewPage } from './page-models/overview-page.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

test('closing the access of a lost device locks it at once', async ({
  school,
  tabletOf,
  unpackTablet,
}) => {
  const desk = await tabletOf('curator');
  const lost = await unpackTablet();
  await lost.open(EnterPage.path);
  await new EnterPage(lost.page).byPassword(school.username, school.password);
  await expect(new OverviewPage(lost.page).heading).toBeVisible();
  await lost.open(PeoplePage.path);
  await expect(new PeoplePage(lost.page).people.first()).toBeVisible();

  await desk.open(SettingsPage.path);
  const settings = new SettingsPage(desk.page);
  await expect(settings.devices).toHaveCount(3);
  for (const left of [2, 1]) {
    await settings.closeOtherDevice();
    await expect(settings.devices).toHaveCount(left);
  }
  await expect(new EnterPage(lost.page).lockedHeading).toBeVisible();
  await expect(new PeoplePage(lost.page).people).toHaveCount(0);
});

test('words that a closed device had not sent yet arrive after the next sign-in there', async ({
  school,
  tabletOf,
  unpackTablet,
}) => {
  const desk = await tabletOf('curator');
  await desk.open(PeoplePage.path);
  const tablet = await unpackTablet();
  await tablet.open(EnterPage.path);
  await new EnterPage(tablet.page).byPassword(school.username, school.password);
  await expect(new OverviewPage(tablet.page).heading).toBeVisible();
  await tablet.open(PeoplePage.path);
  await expect(tablet.corner).toContainText('На сервере');
  await tablet.goOffline();
  await new PeoplePage(tablet.page).addPerson('Новиков Яков Ильич', '6 Б');
  await expect(tablet.corner).toContainText('не отправлено');

  await desk.open(SettingsPage.path);
  const settings = new SettingsPage(desk.page);
  await expect(settings.devices).toHaveCount(3);
  for (const left of [2, 1]) {
    await settings.closeOtherDevice();
    await expect(settings.devices).toHaveCount(left);
  }
  await tablet.goOnline();
  const entrance = new EnterPage(tablet.page);
  await expect(entrance.lockedHeading).toBeVisible();

  await entrance.byPassword(school.username, school.password);
  await expect(new PeoplePage(tablet.page).personNamed('Новиков')).toBeVisible();
  await expect(tablet.corner).toContainText('На сервере');
  await desk.open(PeoplePage.path);
  await expect(new PeoplePage(desk.page).personNamed('Новиков')).toBeVisible();
});
