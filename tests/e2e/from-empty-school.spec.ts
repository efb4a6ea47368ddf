import { renderSVG } from 'uqr';

import {
  menteesInTotal,
  messySchool,
  mistake,
  onBothSheets,
  peopleInTotal,
  teachers,
  trio,
} from '../support/messy-school.ts';
import { AccessPage } from './page-models/access-page.ts';
import { EnterPage } from './page-models/enter-page.ts';
import { LiveMeetingPage } from './page-models/live-meeting-page.ts';
import { MatchingPage } from './page-models/matching-page.ts';
import { MeetingsPage } from './page-models/meetings-page.ts';
import { OrderPage } from './page-models/order-page.ts';
import { OverviewPage } from './page-models/overview-page.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { ProgrammePage } from './page-models/programme-page.ts';
import { ProposalCard } from './page-models/proposal-card.ts';
import { RegistersPage } from './page-models/registers-page.ts';
import { SetupPage } from './page-models/setup-page.ts';
import { expect, test } from './support/story.ts';
import type { Tablet } from './support/tablet.ts';

test.use({ emptyFolder: true });

const curator = 'Соколова Ольга Петровна';
const secondCurator = 'Юдин Андрей Викторович';
const everybody = [trio.mentor, ...trio.mentees];
const given = (name: string) => name.split(' ')[1] ?? '';

/** Takes in the list of the school, with the mistake that it has. */
async function takeInTheList(tablet: Tablet): Promise<void> {
  await tablet.open(RegistersPage.menteesPath);
  const register = new RegistersPage(tablet.page);
  await register.choose('Списки школы.xlsx', messySchool());
  await expect(register.preview.getByTestId('import-sheet')).toHaveCount(2);
  await expect(register.counts.first()).toHaveText(/1 с ошибкой.*25 новых/su);
  await register.mend(mistake.cell, mistake.mended);
  await register.takeIn();
  await expect(register.rows).toHaveCount(menteesInTotal);
}

test('from an empty data folder to the first meeting: two curators, two ready-made programmes, forty people of a messy table', async ({
  server,
  unpackTablet,
}) => {
  const one = await unpackTablet();
  const two = await unpackTablet();

  await test.step('a curator sets up the school with the programme P4 and appoints a second one', async () => {
    await one.page.goto(await server.printedLink('To set it up'));
    const setup = new SetupPage(one.page);
    await setup.describe('Школа № 12', curator);
    await setup.choosePassword('sokolova', 'правильная лошадь');
    await setup.create();
    await expect(new OverviewPage(one.page).heading).toBeVisible();
    await one.open(ProgrammePage.path());
    const programme = new ProgrammePage(one.page);
    await programme.take('Растём вместе');
    await programme.field('Название программы').fill('Растём вместе с «Парусом»');
    await one.page.getByRole('link', { name: 'Люди и пары' }).click();
    const people = new PeoplePage(one.page);
    await people.addPerson(secondCurator, 'завуч', 'Куратор');
    await expect(one.corner).toContainText('На сервере');
    await two.signIn((await people.issueCode(secondCurator)).link);
  });

  await test.step('one adds P2, the people and their consents without a network; the other writes and takes in the same list', async () => {
    await one.keepsTheApp();
    await one.goOffline();
    await one.open(ProgrammePage.path('presets'));
    await new ProgrammePage(one.page).addFrom('Городская школа');
    await takeInTheList(one);
    await one.open(AccessPage.path);
    const access = new AccessPage(one.page);
    await access.show('Без согласия');
    await expect(access.rows).toHaveCount(peopleInTotal);
    await access.recordConsents();
    await expect(one.page.getByText(`Отмечено ${peopleInTotal} согласий`)).toBeVisible();

    await two.open(ProgrammePage.path('calendar'));
    await new ProgrammePage(two.page).addEvent('Чай с наставниками');
    await takeInTheList(two);
    await expect(two.corner).toContainText('На сервере');
    await one.goOnline();
    await expect(one.corner).toContainText('На сервере');
  });

  await test.step('both see the same: both programmes, and everybody once', async () => {
    for (const tablet of [one, two]) {
      await tablet.open(ProgrammePage.path());
      const programme = new ProgrammePage(tablet.page);
      await expect(programme.part('Формы и ролевые модели')).toContainText('5 форм');
      await expect(programme.part('Дорожная карта')).toContainText('0 из 13');
      await expect(programme.part('Календарный план')).toContainText('0 из 15');
      await expect(programme.part('Показатели')).toContainText('12');
      await expect(programme.part('Документы')).toContainText('0 из 11');
      await expect(programme.field('Название программы')).toHaveValue('Растём вместе с «Парусом»');
      await tablet.open(RegistersPage.mentorsPath);
      const register = new RegistersPage(tablet.page);
      await expect(register.rows).toHaveCount(peopleInTotal - menteesInTotal + 1);
      await expect(register.rowOf(onBothSheets)).toHaveCount(1);
    }
  });

  await test.step('matching finds somebody for everybody, and each is asked', async () => {
    await one.open(MatchingPage.path);
    const board = new MatchingPage(one.page);
    for (const mentee of trio.mentees) {
      await expect(board.menteeOf(trio.mentor, mentee)).toContainText('робот');
    }
    await expect(board.menteeOf(teachers.mentor, teachers.mentee)).toHaveCount(1);
    await expect(one.page.getByTestId('matching-summary')).toHaveText(
      `Нашлось ${menteesInTotal} пар`,
    );
    await board.makeGroup(trio.mentor);
    expect(await board.proposeAll()).toBe(menteesInTotal - 1);
    await expect(one.page.getByText(`Предложено ${menteesInTotal - 1} пар`)).toBeVisible();
    await expect(one.corner).toContainText('На сервере');
  });

  const codes = new Map<string, string>();
  await test.step('the other curator prints cards for all, with names, codes and their pictures', async () => {
    const { page } = two;
    await two.open(AccessPage.path);
    const access = new AccessPage(page);
    await access.show('Ещё не входили');
    const cards = await access.issueCards();
    expect(new Set(cards.map(({ name }) => name)).size).toBe(peopleInTotal);
    expect(new Set(cards.map(({ code }) => code)).size).toBe(peopleInTotal);
    for (const { name, code, qr } of cards) {
      codes.set(name, code);
      const link = `${server.origin}/enter#code=${code}`;
      expect(decodeURIComponent(qr), name).toContain(renderSVG(link, { border: 1 }));
    }
    await page.emulateMedia({ media: 'print' });
    await expect(access.cards.last()).toBeVisible();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await page.emulateMedia({ media: null });
  });

  const tablets: Tablet[] = [];
  await test.step('three sign in with their codes on tablets of their own, and agree', async () => {
    for (const name of everybody) {
      const tablet = await unpackTablet();
      await tablet.open(EnterPage.path);
      await new EnterPage(tablet.page).byCode((codes.get(name) ?? '').toLowerCase());
      await new ProposalCard(tablet.page).agree();
      await expect(tablet.corner).toContainText('На сервере');
      tablets.push(tablet);
    }
  });

  await test.step('one curator notes who agreed in person, the other records both by order', async () => {
    await two.open(PeoplePage.pairsPath);
    const people = new PeoplePage(two.page);
    const ofTeachers = people.proposals.filter({ hasText: teachers.mentee });
    await expect(ofTeachers).toContainText('Новатор – консервативный педагог');
    await people.noteAgreements('2026-01-15', teachers.mentee);
    await expect(two.page.getByText('Согласие отмечено у 1 пары')).toBeVisible();
    await expect(ofTeachers).toContainText('согласие получено лично');
    await expect(two.corner).toContainText('На сервере');
    await one.open(OrderPage.path);
    const order = new OrderPage(one.page);
    await expect(order.choice(trio.mentor)).toBeChecked();
    await expect(order.choice(teachers.mentor)).toBeChecked();
    await order.record('17-од', '2026-09-05');
    for (const name of [...everybody, teachers.mentor, teachers.mentee]) {
      await expect(order.paper).toContainText(name);
    }
    await expect(one.corner).toContainText('На сервере');
  });

  await test.step('they hold their first meeting over one tablet without a network, to the signatures', async () => {
    const [mentor, ...others] = tablets as [Tablet, ...Tablet[]];
    const meeting = new LiveMeetingPage(mentor.page);
    await expect(mentor.page.getByText('Обещаний пока нет.')).toBeVisible();
    await mentor.keepsTheApp();
    await mentor.goOffline();
    await meeting.begin();
    for (const face of ['Хорошо', 'Так себе', 'Отлично']) await meeting.choose('before', face);
    await meeting.field('Тема').fill('Знакомимся');
    await meeting.field('Что делали').fill('Договорились о правилах.');
    await meeting.addLine('Записать договорённость', 'Принести датчик');
    for (const face of ['Отлично', 'Хорошо', 'Отлично']) await meeting.choose('after', face);
    await meeting.takeNextDate();
    for (const name of everybody) await meeting.sign(given(name));
    await expect(meeting.signature(trio.mentees[1])).toContainText('Подписано');
    const pairId = new URL(mentor.page.url()).pathname.split('/')[2] ?? '';
    await mentor.goOnline();
    await expect(mentor.corner).toContainText('На сервере');

    for (const { page } of others) {
      await page.getByRole('link', { name: 'Открыть план' }).click();
      await page.goto(new URL(MeetingsPage.path(pairId), page.url()).href);
      const met = new MeetingsPage(page).list.filter({ hasText: 'Знакомимся' });
      await expect(met).toContainText('подписана');
    }
    await two.open(OverviewPage.path);
    await expect(new OverviewPage(two.page).meetingsHeldBy(pairId)).toContainText('1');
  });

  await test.step('a code is good once, the password always, and nobody can set the school up again', async () => {
    const elsewhere = await unpackTablet();
    const { page } = elsewhere;
    await elsewhere.open(EnterPage.path);
    const entrance = new EnterPage(page);
    await entrance.byCode(codes.get(trio.mentor) ?? '');
    await expect(page.getByText('Код не подходит')).toBeVisible();
    await entrance.byPassword('Sokolova', 'правильная лошадь');
    await expect(new OverviewPage(page).heading).toBeVisible();
    await page.goto(await server.printedLink('To set it up'));
    await expect(page.getByText('Сервер уже настроен')).toBeVisible();
  });
});
