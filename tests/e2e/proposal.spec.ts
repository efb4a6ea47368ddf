import { answerProposal } from '#lib/documents/proposal-answers.ts';
import { readRoster, type RosterPair } from '#lib/documents/roster.ts';
import { OrderPage } from './page-models/order-page.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ProposalCard } from './page-models/proposal-card.ts';
import { expectNoBarriers } from './support/barriers.ts';
import type { School, Who } from './support/school.ts';
import { expect, test } from './support/story.ts';

/** The id of the pair of two people, as the roster on the server has it. */
async function pairOf(school: School, ...members: Who[]): Promise<string> {
  const ids = members.map((who) => school.idOf(who));
  let pairId = '';
  await school.edit('roster', '', (doc) => {
    const isTheirs = (pair: RosterPair) =>
      ids.every((id) => pair.members.some(({ personId }) => personId === id));
    pairId = readRoster(doc).pairs.find(isTheirs)?.id ?? '';
  });
  return pairId;
}

test('people are asked before they become a pair: one agrees offline, the order lets them begin, a refusal stays between its author and the curator', async ({
  school,
  tabletOf,
}) => {
  const { names } = school;
  const curator = await tabletOf('curator');
  const roster = new PeoplePage(curator.page);
  const proposalOf = (name: string) => roster.proposals.filter({ hasText: name });

  await test.step('the curator asks two in the app, once a place is found for the mentee', async () => {
    await curator.open(PeoplePage.path);
    const selection = await roster.openSelection(names.otherMentor);
    await selection.getByRole('button', { name: 'Записать собеседование' }).click();
    const interview = selection.getByTestId('interview');
    const criterion = interview.getByRole('radiogroup', { name: 'Уважение и такт' });
    await criterion.getByRole('radio', { name: '5' }).check({ force: true });
    await expect(interview).toContainText('Средняя оценка: 5');
    await interview.getByRole('textbox', { name: 'Заметка' }).fill('Спокойный, умеет слушать.');
    await selection.getByRole('spinbutton', { name: 'Сколько наставляемых берёт' }).fill('1');
    await expectNoBarriers(curator.page);
    await selection.getByRole('button', { name: 'Готово' }).click();

    await roster.showPairs();
    const dialog = await roster.choosePair(names.otherMentor, names.mentee);
    await dialog.getByRole('button', { name: 'Составить пару' }).click();
    await expect(dialog.getByRole('alert')).toContainText('берёт не больше 1');
    await dialog.getByRole('button', { name: 'Отмена' }).click();
    await roster.showPeople();
    await roster.openSelection(names.otherMentor);
    const limit = selection.getByRole('spinbutton', { name: 'Сколько наставляемых берёт' });
    await limit.fill('2');
    await selection.getByText('Готов к работе').click();
    await selection.getByRole('button', { name: 'Готово' }).click();

    await roster.showPairs();
    await roster.proposePair(names.otherMentor, names.mentee, 'Оба собирают роботов.');
    await expect(curator.corner).toContainText('На сервере');
    await school.proposePair('mentor', 'otherMentee');
  });

  const mentee = await tabletOf('mentee');
  await mentee.open('/');
  const theirs = new ProposalCard(mentee.page);
  await test.step('the mentee reads who and why, and agrees without a network', async () => {
    await expect(theirs.card).toContainText(names.otherMentor);
    await expect(theirs.card).toContainText('Оба собирают роботов.');
    await expectNoBarriers(mentee.page);
    await mentee.keepsTheApp();
    await mentee.goOffline();
    await mentee.reopen('/');
    await new ProposalCard(mentee.page).agree();
    await mentee.goOnline();
    await expect(mentee.corner).toContainText('На сервере');
  });

  const other = await tabletOf('otherMentee');
  const mentor = await tabletOf('mentor');
  for (const tablet of [other, mentor]) await tablet.open('/');
  await test.step('somebody declines, and only the curator learns who and why', async () => {
    await new ProposalCard(mentor.page).decline('СКРЫТО: переезжаю зимой');
    await expect(mentor.corner).toContainText('На сервере');
    await expect(new ProposalCard(other.page).card).toContainText(names.mentor);
    const pairId = await pairOf(school, 'otherMentor', 'mentee');
    await school.editAs('otherMentor', 'answers', school.idOf('otherMentor'), (doc) => {
      answerProposal(doc, pairId, 'agreed');
    });

    await curator.open(PeoplePage.pairsPath);
    const declined = proposalOf(names.otherMentee);
    await expect(declined).toContainText('отказ: «СКРЫТО: переезжаю зимой»');
    await expect(proposalOf(names.otherMentor)).toContainText('все согласны');
    await expectNoBarriers(curator.page);
    await declined.getByRole('button', { name: 'Вернуть всех в список' }).click();
    await expect(proposalOf(names.otherMentee)).toHaveCount(0);
    await expect(new ProposalCard(other.page).card).toHaveCount(0);
    expect(await other.page.content()).not.toContain('СКРЫТО');
  });

  await test.step('the order records the pair and lets it begin', async () => {
    await curator.page.getByRole('link', { name: 'Приказ' }).click();
    const order = new OrderPage(curator.page);
    await order.choice(names.mentor).uncheck({ force: true });
    await expect(order.paper).toContainText(names.otherMentor);
    await expect(order.paper).not.toContainText(names.mentor);
    await expectNoBarriers(curator.page);
    await order.record('112-од', '2026-09-05');
    await expect(order.paper).toContainText('№ 112-од');
    await expect(curator.corner).toContainText('На сервере');
  });

  await test.step('the pair writes, and rests when the curator pauses it', async () => {
    const { page } = mentee;
    const pairId = await pairOf(school, 'otherMentor', 'mentee');
    await expect(new ProposalCard(page).card).toHaveCount(0);
    await mentee.open(PlanPage.path(pairId));
    const plan = new PlanPage(page);
    const goal = await plan.addGoal('Собрать робота');
    await expect(mentee.corner).toContainText('На сервере');
    await curator.open(PeoplePage.pairsPath);
    const row = roster.pairs
      .filter({ hasText: names.otherMentor })
      .filter({ hasText: names.mentee });
    await expect(row).toContainText('приказ № 112-од');
    await roster.chooseForPair(row, 'Приостановить');
    await expect(page.getByText('Работа пары приостановлена', { exact: false })).toBeVisible();
    await expect(plan.titleOf(goal)).not.toBeEditable();
    await roster.chooseForPair(row, 'Возобновить');
    await expect(plan.titleOf(goal)).toBeEditable();
  });
});
