import { AccessPage } from './page-models/access-page.ts';
import { EnterPage } from './page-models/enter-page.ts';
import { OverviewPage } from './page-models/overview-page.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { SetupPage } from './page-models/setup-page.ts';
import { addPasskeyDevice } from './support/passkeys.ts';
import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ emptyFolder: true, serviceWorkers: 'block' });

const organisation = 'Гимназия «Парус»';
const curatorName = 'Соколова Ольга Петровна';
const mentor = 'Белова Вера Андреевна';
const mentee = 'Зимин Костя Игоревич';

test('from the printed link to a pair that writes under the eyes of its curator', async ({
  server,
  unpackTablet,
}) => {
  const desk = await unpackTablet();
  await desk.page.goto(await server.printedLink('To set it up'));
  const setup = new SetupPage(desk.page);
  await setup.describe(organisation, curatorName);
  await setup.choosePassword('sokolova', 'правильная лошадь');
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
  const { code } = await people.issueCode(mentee);
  expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  await desk.page.getByRole('link', { name: 'Обзор', exact: true }).click();
  await expect(overview.stepsDone).toContainText([
    'Собрать участников',
    'Получить согласия',
    'Составить пары',
  ]);
  await expect(overview.firstSteps).toContainText('1 из 2');

  const pupil = await unpackTablet();
  await pupil.open('/');
  const entrance = new EnterPage(pupil.page);
  await entrance.byCode(code.toLowerCase());
  await expect(pupil.page.getByText(`Вместе с: ${mentor}`)).toBeVisible();
  await pupil.page.getByRole('link', { name: 'Открыть план' }).click();
  const plan = new PlanPage(pupil.page);
  await plan.addGoal('Полюбить физику');

  await expect(overview.firstSteps).toHaveCount(0);
  await desk.open(PeoplePage.pairsPath);
  await desk.page.getByRole('link', { name: 'Открыть записи' }).click();
  await new PlanPage(desk.page).goalTitled('Полюбить физику');
  await plan.addTask(plan.goals.first(), 'Собрать радиоприёмник');
  await expect.poll(() => new PlanPage(desk.page).words()).toContain('  Собрать радиоприёмник');

  const stranger = await unpackTablet();
  await stranger.open(EnterPage.path);
  await new EnterPage(stranger.page).byCode(code);
  await expect(stranger.page.getByText('Код не подходит')).toBeVisible();

  const elsewhere = await unpackTablet();
  await elsewhere.open(EnterPage.path);
  await new EnterPage(elsewhere.page).byPassword('Sokolova', 'правильная лошадь');
  await expect(new OverviewPage(elsewhere.page).heading).toBeVisible();
  await elsewhere.page.goto(await server.printedLink('To set it up'));
  await expect(elsewhere.page.getByText('Сервер уже настроен')).toBeVisible();
});

test('a curator who prefers a passkey sets up with it and comes back with it', async ({
  server,
  unpackTablet,
}) => {
  const desk = await unpackTablet();
  await addPasskeyDevice(desk.page);
  await desk.page.goto(await server.printedLink('To set it up'));
  const setup = new SetupPage(desk.page);
  await setup.describe(organisation, curatorName);
  await setup.choosePasskey();
  await setup.create();
  await expect(new OverviewPage(desk.page).heading).toBeVisible();

  await desk.open(SettingsPage.path);
  await expect(desk.corner).toContainText('На сервере');
  await new SettingsPage(desk.page).signOut();
  const entrance = new EnterPage(desk.page);
  await expect(entrance.heading).toBeVisible();
  await entrance.byPasskey();
  await expect(new OverviewPage(desk.page).heading).toBeVisible();
  await expect(desk.page.getByText(organisation)).toBeVisible();
});
