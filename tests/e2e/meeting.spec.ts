import { addMeeting } from '#lib/documents/meeting-changes.ts';
import { readJournal } from '#lib/documents/pair-journal.ts';
import { HistoryPage } from './page-models/history-page.ts';
import { LiveMeetingPage, signatureOn } from './page-models/live-meeting-page.ts';
import { MeetingsPage } from './page-models/meetings-page.ts';
import { expectNoBarriers, inEnglish, steer } from './support/barriers.ts';
import { expect, test } from './support/story.ts';

test('two people hold and sign a meeting over one tablet without a network, in eight taps', async ({
  school,
  tabletOf,
}) => {
  const { pairId, names } = school;
  const mentor = await tabletOf('mentor');
  const { page } = mentor;
  await mentor.open('/');
  await page.getByLabel('Добавить в повестку').fill('Спросить про экскурсию');
  await page.getByLabel('Добавить в повестку').press('Enter');
  await expect(page.getByTestId('next-point')).toContainText('Спросить про экскурсию');
  await expect(mentor.corner).toContainText('На сервере');
  await mentor.keepsTheApp();
  await mentor.goOffline();

  const meeting = new LiveMeetingPage(page);
  await meeting.begin();
  await expect(page.getByRole('navigation', { name: 'Разделы', exact: true })).toHaveCount(0);
  await meeting.choose('before', 'Хорошо');
  // The tablet goes over to Kostya, who must not see what Vera chose.
  await expect(meeting.faces('before')).toContainText('Костя, с каким настроением начали?');
  await expect(meeting.faces('before')).toContainText('Уже выбрали: Вера. Ждём: Костя.');
  await meeting.choose('before', 'Так себе');
  await expect(meeting.faces('before')).toContainText('Вера – хорошо, Костя – так себе');

  await meeting.field('Тема').fill('Доклад');
  await meeting.field('Что делали').fill('Искали источники.');
  await meeting.addLine('Записать договорённость', 'Прочитать статью');
  const { meetingId } = meeting;
  await mentor.reopen(LiveMeetingPage.path(pairId, meetingId));
  const again = new LiveMeetingPage(mentor.page);
  again.taps = meeting.taps;
  await expect(again.field('Что делали')).toHaveValue('Искали источники.');
  await expect(again.live.getByRole('timer')).toContainText('минут');
  await expect(again.agenda).toContainText('Спросить про экскурсию');

  await again.choose('after', 'Отлично');
  await again.choose('after', 'Хорошо');
  await again.takeNextDate();
  await expect(again.live.getByTestId('summary')).toContainText('Прочитать статью');
  await again.sign('Вера');
  await again.sign('Костя');
  await expect(again.signature(names.mentor)).toContainText('Подписано');
  await expect(again.signature(names.mentee)).toContainText('на чужом планшете (Вера)');
  expect(again.taps).toBe(8);
  await expectNoBarriers(mentor.page, 'meeting mode, all chosen and signed');

  // A word more afterwards: allowed, shown, and signed again.
  const { page: reopened } = mentor;
  await mentor.open(MeetingsPage.path(pairId, meetingId));
  const journal = new MeetingsPage(reopened);
  await expect(journal.list.filter({ hasText: 'Доклад' })).toContainText('подписана');
  await journal.notes.fill('Искали и нашли источники.');
  const kostya = signatureOn(reopened, names.mentee);
  await expect(kostya).toContainText('После подписи есть изменения');
  await expect(journal.list.filter({ hasText: 'Доклад' })).toContainText('изменена после подписи');
  await kostya.getByText('Что изменилось').click();
  await expect(kostya.getByRole('insertion')).toHaveText('и нашли ');
  await expectNoBarriers(reopened, 'what changed after a signature');
  await inEnglish(reopened, async () => {
    await kostya.getByText('What changed').click();
    await expect(kostya.getByRole('insertion')).toBeVisible();
    await expectNoBarriers(reopened, 'what changed after a signature, in English');
    await steer(reopened, LiveMeetingPage.path(pairId, meetingId));
    await expect(again.signature(names.mentor)).toContainText('Signed');
    await expectNoBarriers(reopened, 'meeting mode, all chosen and signed, in English');
  });
  for (const name of ['Вера', 'Костя']) {
    await reopened.getByRole('button', { name: `Я – ${name}. Подписываю заново` }).click();
  }
  await expect(kostya).not.toContainText('изменилась');

  await mentor.goOnline();
  await expect(mentor.corner).toContainText('На сервере');
  await mentor.open(`/pair/${pairId}/history`);
  const history = new HistoryPage(reopened);
  // Four signatures: each kept the plan and journal as they were.
  await expect(history.versions.filter({ hasText: 'подписано' })).toHaveCount(4);

  const mentee = await tabletOf('mentee');
  await mentee.open(MeetingsPage.path(pairId, meetingId));
  const theirs = new MeetingsPage(mentee.page);
  await expect(theirs.notes).toHaveValue('Искали и нашли источники.');
  await expect(signatureOn(mentee.page, names.mentor)).toContainText('Подписано');
  // What Kostya chose was noted as his, on Vera's tablet; what Vera chose needs no note.
  await expect(mentee.page.getByTestId('meeting-mark')).toHaveText(
    'На одном планшете: пишет Костя, планшет – Вера.',
  );
  await expect(theirs.list.filter({ hasText: 'Доклад' })).toContainText('подписана');
  await expect(theirs.list.filter({ hasText: 'Запланирована' })).toHaveCount(1);

  // What was agreed is a promise before it is a task of the plan.
  await mentee.open('/');
  // Both have signed: the meeting is over and there is nothing to continue.
  await expect(mentee.page.getByRole('link', { name: 'Сегодняшняя встреча' })).toBeVisible();
  const promise = mentee.page.getByTestId('promise').filter({ hasText: 'Прочитать статью' });
  await promise.getByRole('link').click();
  await mentee.page.getByRole('button', { name: 'В план', exact: true }).click();
  await expect(mentee.page.getByRole('link', { name: 'В плане', exact: true })).toBeVisible();
  await mentee.page.getByText('Кто что написал').click();
  const notes = mentee.page.getByTestId('who-wrote').getByText('Искали и нашли источники.');
  await expect(notes).toContainText(`${names.mentor}:`);

  // A meeting that was not: entered late, with its reason.
  await mentee.page.getByText('Записать прошедшую встречу').click();
  await mentee.page.getByRole('button', { name: 'Не состоялась', exact: true }).click();
  await mentee.page.getByRole('textbox', { name: 'Почему не встретились' }).fill('Болел');
  const missed = theirs.list.filter({ hasText: 'Не состоялась' });
  await expect(theirs.notes).toHaveCount(0);
  await expect(missed).toContainText('Болел');
  await expect(missed).toContainText('внесена позже');
  await expect(mentee.page.getByTestId('meeting-mark')).toContainText('Запись внесена');

  // What was agreed comes to the next meeting by itself, and is put off there with the reason.
  await mentee.context.clock.setFixedTime(Date.now() + 7 * 24 * 3_600_000);
  await mentee.open('/');
  const next = new LiveMeetingPage(mentee.page);
  await next.begin();
  const agreed = next.agenda.filter({ hasText: 'Прочитать статью' });
  await agreed.getByLabel('Отметка').selectOption('Отложено');
  await agreed.getByLabel('Почему отложили').fill('Не было журнала');
  await mentee.open(MeetingsPage.path(pairId, meetingId));
  await expect(mentee.page.getByLabel('Почему отложили')).toHaveValue('Не было журнала');
});

test('on two tablets nobody sees the other’s face before both have chosen', async ({
  school,
  tabletOf,
}) => {
  const [mentor, mentee] = [await tabletOf('mentor'), await tabletOf('mentee')];
  const veras = new LiveMeetingPage(mentor.page);
  await mentor.open('/');
  await veras.begin();
  await mentee.open(LiveMeetingPage.path(school.pairId, veras.meetingId));
  const kostyas = new LiveMeetingPage(mentee.page);
  await expect(kostyas.faces('before').getByRole('button')).toHaveCount(5);

  await veras.choose('before', 'Плохо');
  // Kostya has a tablet in his hand, so Vera's does not ask for him.
  await expect(veras.faces('before').getByRole('button')).toHaveCount(0);
  await expect(kostyas.faces('before')).toContainText('Уже выбрали: Вера');
  await expect(mentee.page.locator('body')).not.toContainText('Вера – плохо');
  const { meetingId } = veras;
  await mentee.open(MeetingsPage.path(school.pairId, meetingId));
  const record = new MeetingsPage(mentee.page);
  await expect(record.notes).toBeVisible();
  await expect(mentee.page.locator('body')).not.toContainText('Вера – плохо');

  // On the record's page one chooses as well. Whoever was the last cannot choose anew with what they see.
  await record.moods('before').getByRole('button', { name: 'Отлично' }).press('Enter');
  for (const faces of [veras.faces('before'), record.moods('before')]) {
    await expect(faces).toContainText('Вера – плохо, Костя – отлично');
    await expect(faces.getByRole('button')).toHaveCount(0);
  }
  await expect(record.moods('before')).toBeFocused();
  await expect(record.moods('before')).toContainText('теперь лица не меняются');
  // Until then one may.
  const after = record.moods('after');
  await after.getByRole('button', { name: 'Хорошо' }).press('Enter');
  await expect(after).toContainText('Ваш выбор пока никто не видит. Ждём: Вера.');
  await after.getByRole('button', { name: 'Так себе' }).press('Enter');
  await expect(after.getByRole('button', { pressed: true })).toHaveText('Так себе');
  await expect(veras.faces('after')).toContainText('Уже выбрали: Костя');
  await veras.choose('after', 'Хорошо');
  await expect(after).toContainText('Вера – хорошо, Костя – так себе');
  await expect(after.getByRole('button')).toHaveCount(0);
  await record.record.getByRole('button', { name: 'Я – Костя. Подписываю' }).click();
  await expect(veras.signature(school.names.mentee)).toContainText('Подписано');
  await expect(veras.signature(school.names.mentee)).not.toContainText('на чужом планшете');

  // Another tablet of Kostya's began the same meeting without a network: two records, and each leads to the other.
  await expect(record.second).toHaveCount(0);
  await school.editAs('mentee', 'pair', school.pairId, (doc) => {
    const { heldOn } = readJournal(doc).meetings.find(({ id }) => id === meetingId)!;
    const texts = { notes: 'Писал без сети' };
    addMeeting(doc, { kind: 'working', state: 'held', heldOn, texts });
  });
  await expect(record.second).toContainText('За этот день есть ещё одна запись');
  await record.second.getByRole('link').click();
  await expect(record.notes).toHaveValue('Писал без сети');
  await record.second.getByRole('link').click();
  await expect(mentee.page).toHaveURL(new RegExp(`/meetings/${meetingId}$`, 'u'));
  await expect(after).toBeVisible();
  await expectNoBarriers(mentee.page, 'a record with all faces open, and a second one of the day');
});
