import { setVerdict } from '#lib/documents/mentor-selection.ts';
import { closePair } from '#lib/documents/roster.ts';
import { MatchingPage } from './page-models/matching-page.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ProposalCard } from './page-models/proposal-card.ts';
import { RequestPage } from './page-models/request-page.ts';
import { expectNoBarriers } from './support/barriers.ts';
import { expect, test } from './support/story.ts';

test('two people say what they want and can give, the curator matches them without a network, both agree, and the pair works', async ({
  school,
  tabletOf,
}) => {
  const { names } = school;
  await school.edit('roster', '', (doc) => closePair(doc, school.otherPairId, '2026-05-30'));
  const mentee = await tabletOf('otherMentee');
  const mentor = await tabletOf('otherMentor');
  for (const tablet of [mentee, mentor]) await tablet.open('/');

  await test.step('each fills in a form that today offers', async () => {
    const { page } = mentee;
    await page.getByRole('link', { name: 'Заполнить анкету' }).click();
    const request = new RequestPage(page);
    await request.choose('Учёба или работа', 'школа');
    await request.choose('С чем нужна помощь', 'экзамены и олимпиады');
    await request.write('Запрос своими словами', 'Сдать химию и не бояться');
    await request.choose('Когда удобно днём', 'вт');
    await expectNoBarriers(page);
    await expect(mentee.corner).toContainText('На сервере');
    await page.getByRole('link', { name: 'К сегодняшнему дню' }).click();
    await expect(page.getByRole('link', { name: 'Моя анкета' })).toBeVisible();

    await mentor.open(RequestPage.path);
    const offer = new RequestPage(mentor.page);
    await offer.choose('Учёба или работа', 'школа');
    await offer.choose('В чём можно помочь другим', 'экзамены и олимпиады', 'спорт и здоровье');
    await offer.choose('Когда удобно днём', 'вт', 'чт');
    await expect(mentor.corner).toContainText('На сервере');
  });

  const curator = await tabletOf('curator');
  await curator.open('/');
  let board = new MatchingPage(curator.page);
  await test.step('the curator is told while requests are on their way', async () => {
    const { page } = curator;
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/api\/documents\/.*answers/u, async (route) => {
      await released;
      await route.continue();
    });
    await curator.open(MatchingPage.path);
    const onTheirWay = page.getByText('Получаем анкеты');
    await expect(onTheirWay).toBeVisible();
    release();
    await expect(onTheirWay).toBeHidden();
    await page.unrouteAll({ behavior: 'wait' });
  });
  await test.step('the curator sees who fits and why', async () => {
    const { page } = curator;
    await curator.open(MatchingPage.requestsPath);
    const filled = board.requests.filter({ hasText: 'заполнено самостоятельно' });
    await expect(filled).toHaveCount(2);
    await expect(page.getByTestId('request-map')).toContainText(
      'экзамены и олимпиады – запросов 1, предложений 1',
    );
    await expectNoBarriers(page);
    // A dialog that is done with gives the focus back to where it was asked for.
    const fill = filled.first().getByRole('button');
    await fill.click();
    await page.getByRole('button', { name: 'Готово' }).click();
    await expect(fill).toBeFocused();
    // As somebody has it on paper.
    const onPaper = board.requests.filter({ hasText: names.mentor });
    await onPaper.getByRole('button', { name: 'Заполнить' }).click();
    const form = new RequestPage(page);
    await form.choose('В чём можно помочь другим', 'творчество');
    await form.write('Опыт и умения своими словами', 'Рисует афиши');
    await expectNoBarriers(page);
    await page.getByRole('button', { name: 'Готово' }).click();
    await expect(onPaper).toContainText('заполнено куратором');
    await expect(page.getByTestId('request-map')).toContainText(
      'творчество – запросов 0, предложений 1',
    );
    await page.getByRole('link', { name: 'Пары', exact: true }).click();
    const { parts, score } = await board.whyPoints(names.otherMentor, names.otherMentee);
    expect(parts.reduce((sum, points) => sum + points, 0)).toBe(score);
    const row = board.menteeOf(names.otherMentor, names.otherMentee);
    await expect(row).toContainText('нужно и есть: экзамены и олимпиады');
    await expect(row).toContainText('оба свободны: вт днём');
    await page.getByText('Что важнее').click();
    await expectNoBarriers(page);
    const time = page.getByRole('radiogroup', { name: 'Время' });
    await time.getByRole('radio', { name: '0' }).check({ force: true });
    await expect(row).not.toContainText('оба свободны');
    await expect(row.getByTestId('score')).not.toHaveText(`${score} из 100`);
    await page.getByText('Что важнее').click();
  });

  await test.step('moves people by hand and by keys, keeps two apart, and loses nobody', async () => {
    await curator.keepsTheApp();
    await curator.goOffline();
    await curator.reopen(MatchingPage.path);
    board = new MatchingPage(curator.page);
    await expect(board.menteeOf(names.otherMentor, names.otherMentee)).toBeVisible();
    await board.drag(names.otherMentee, board.mentor(names.mentor));
    await expect(board.menteeOf(names.mentor, names.otherMentee)).toContainText('закреплено');
    await board.chooseFor(names.otherMentee, 'Не предлагать эту пару');
    await expect(board.menteeOf(names.otherMentor, names.otherMentee)).toBeVisible();
    await board.chooseFor(names.otherMentee, 'Оставить без наставника');
    await expect(board.leftOver).toContainText('отложено вами');

    const { page } = curator;
    const more = page.getByRole('button', { name: `Ещё: ${names.otherMentee}` });
    await more.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const options = page.getByTestId('mentor-options');
    await expect(options).toContainText('эту пару решено не предлагать');
    await options.getByRole('button', { name: names.otherMentor }).focus();
    await page.keyboard.press('Enter');
    const row = board.menteeOf(names.otherMentor, names.otherMentee);
    await expect(row).toContainText('закреплено');
    await board.chooseFor(names.otherMentee, 'Открепить');
    await expect(row).not.toContainText('закреплено');
    await board.chooseFor(names.otherMentee, 'Закрепить');
    await expect(row).toContainText('закреплено');
    await page.getByText('Пары, которые решено не предлагать').click();
    await page.getByRole('button', { name: `Снова предлагать пару: ${names.mentor}` }).click();
    await expect(page.getByTestId('bans')).toHaveCount(0);
  });

  await test.step('proposes the pair, and both agree', async () => {
    await board.propose(names.otherMentor);
    await expect(curator.page.getByText('Ждёт ответа 1 пара')).toBeVisible();
    await curator.goOnline();
    await expect(curator.corner).toContainText('На сервере');
    await mentee.open('/');
    await new ProposalCard(mentee.page).agree();
    await mentor.open('/');
    await new ProposalCard(mentor.page).agree();
    await expect(mentee.corner).toContainText('На сервере');
    await expect(mentor.corner).toContainText('На сервере');
  });

  await test.step('the pair begins although its mentor is not ready, for a reason, and writes', async () => {
    const { page } = curator;
    await school.edit('roster', '', (doc) => {
      setVerdict(doc, school.idOf('otherMentor'), 'notReady', '2026-09-01');
    });
    await curator.open(PeoplePage.pairsPath);
    const { proposals, pairs } = new PeoplePage(page);
    await proposals.getByRole('button', { name: 'Начать работу' }).click();
    const dialog = page.getByRole('dialog', { name: 'Начать работу' });
    const reason = dialog.getByRole('textbox', { name: 'Почему всё же этот наставник' });
    await expect(reason).toBeVisible();
    await dialog.getByRole('button', { name: 'Начать работу' }).click();
    await expect(dialog).toContainText('Запишите, почему пара всё же составлена.');
    await reason.fill('Ведёт кружок второй год');
    await dialog.getByRole('button', { name: 'Начать работу' }).click();
    await expect(proposals).toHaveCount(0);
    await expect(pairs.filter({ hasText: 'Ведёт кружок второй год' })).toHaveCount(1);
    await expect(curator.corner).toContainText('На сервере');
    await expect(new ProposalCard(mentee.page).card).toHaveCount(0);
    // The pair at work comes before the one that has ended.
    const plans = mentee.page.getByRole('link', { name: 'Открыть план' });
    await expect(plans).toHaveCount(2);
    await plans.first().click();
    await new PlanPage(mentee.page).addGoal('Сдать химию');
    await expect(mentee.corner).toContainText('На сервере');
  });
});
