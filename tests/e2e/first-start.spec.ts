import { AccessPage } from './page-models/access-page.ts';
import { EnterPage } from './page-models/enter-page.ts';
import { OverviewPage } from './page-models/overview-page.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { SetupPage } from './page-models/setup-page.ts';
import { addPasskeyDevice } from './support/passkeys.ts';
import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ emptyFolder: true, serviceWorkers: 'block' });

const organisation = 'Гимназия «Парус»';
const mentor = 'Белова Вера Андреевна';
const mentee = 'Зимин Костя Игоревич';

// A start with a password, and all that comes after it, is told in from-empty-school.spec.ts.
test('a curator who prefers a passkey sets up with it, forms a pair and gives a code once there are consents, and comes back with it', async ({
  server,
  unpackTablet,
}) => {
  const desk = await unpackTablet();
  await addPasskeyDevice(desk.page);
  await desk.page.goto(await server.printedLink('To set it up'));
  const setup = new SetupPage(desk.page);
  await setup.describe(organisation, 'Соколова Ольга Петровна');
  await setup.choosePasskey();
  await setup.create();
  const overview = new OverviewPage(desk.page);
  await expect(overview.heading).toBeVisible();
  await expect(overview.firstSteps.getByRole('link', { name: 'Выбрать программу' })).toBeVisible();
  await expect(overview.stepsDone).toHaveCount(0);

  await desk.open(PeoplePage.path);
  const people = new PeoplePage(desk.page);
  await people.addPerson(mentor, 'учитель физики');
  await people.addPerson(mentee, '8 А');
  await expect(desk.corner).toContainText('На сервере');
  await people.goToConsentOf(mentee);
  const access = new AccessPage(desk.page);
  await access.recordConsent(mentee, 'Зимина Анна Павловна');
  await desk.open(PeoplePage.pairsPath);
  const dialog = await people.choosePair(mentor, mentee);
  await dialog.getByRole('button', { name: 'Составить пару' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Без согласия');
  await dialog.getByTestId('no-consent').getByRole('link', { name: mentor }).click();
  await access.recordOwnConsent();
  await desk.open(PeoplePage.pairsPath);
  await people.formPair(mentor, mentee);
  await expect(desk.corner).toContainText('На сервере');
  await people.showPeople();
  expect((await people.issueCode(mentee)).code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  await desk.page.getByRole('link', { name: 'Обзор', exact: true }).click();
  await expect(overview.stepsDone).toContainText([
    'Собрать участников',
    'Получить согласия',
    'Составить пары',
  ]);
  await expect(overview.firstSteps).toContainText('1 из 2');

  await desk.open(SettingsPage.path);
  await expect(desk.corner).toContainText('На сервере');
  await new SettingsPage(desk.page).signOut();
  const entrance = new EnterPage(desk.page);
  await expect(entrance.heading).toBeVisible();
  await entrance.byPasskey();
  await expect(new OverviewPage(desk.page).heading).toBeVisible();
  await expect(desk.page.getByText(organisation)).toBeVisible();
});
