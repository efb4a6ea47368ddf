import { formatSharedId } from '#lib/domain/shared-reflections.ts';
import { MeetingsPage } from './page-models/meetings-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { fetchDocument } from './support/raw-requests.ts';
import { placesThatHold } from './support/storage.ts';
import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

const shown = 'ПОКАЗАНО мы быстро разговорились';
const secret = 'СЕКРЕТ-318 я боюсь отвечать';

test('after a meeting a pupil writes for themselves, shows one answer, and takes it back', async ({
  school,
  tabletOf,
}) => {
  const { pairId } = school;
  const [mentee, mentor] = [await tabletOf('mentee'), await tabletOf('mentor')];
  const { page } = mentee;
  await mentee.open(MeetingsPage.path(pairId));
  await new MeetingsPage(page).writeDown('Знакомство', 'Говорили о книгах');
  await mentee.open('/');
  await page.getByRole('button', { name: 'Подумать о встрече' }).click();
  const own = new ReflectionPage(page);
  const liked = page.getByRole('textbox', { name: 'Что понравилось в нашем знакомстве?' });
  await expect(liked).toBeFocused();
  await expect(liked).toHaveAccessibleDescription('Видите только вы');
  await liked.fill(shown);
  await page.getByRole('textbox', { name: 'Что смутило или осталось непонятным?' }).fill(secret);
  await own.sayHowSure(4);

  // By keyboard alone, as the whole of it can be.
  await own.entries.getByRole('button', { name: 'Поделиться с парой' }).press('Enter');
  const hard = { name: 'Что смутило или осталось непонятным?' };
  await own.shareDialog.getByRole('checkbox', hard).press('Space');
  await expect(own.shareDialog.getByTestId('share-preview')).not.toContainText('СЕКРЕТ');
  await own.shareDialog.getByRole('button', { name: 'Поделиться с парой' }).press('Enter');
  await expect(own.entries).toContainText('Вы поделились частью этой записи');
  await expect(liked).toHaveAccessibleDescription(/^Показано паре и куратору/u);

  await mentor.open(ReflectionPage.path(pairId));
  const seen = new ReflectionPage(mentor.page).shared;
  await expect(seen).toContainText(shown);
  await expect(seen).not.toContainText('Уверенность');
  await expect(mentor.corner).toContainText('На сервере');
  const [mentorId, authorId] = [school.idOf('mentor'), school.idOf('mentee')];
  const sharedDocument = school.document('shared', formatSharedId({ pairId, mentorId, authorId }));
  expect((await fetchDocument(mentor.page, sharedDocument)).received).toContain('ПОКАЗАНО');
  expect((await fetchDocument(mentor.page, sharedDocument)).received).not.toContain('СЕКРЕТ');
  expect(await placesThatHold(mentor.page, 'СЕКРЕТ')).toEqual([]);

  // How sure one feels is a line for oneself, and for the pair once it is shown.
  await own.writeButton.click();
  await own.sayHowSure(7);
  const line = page.getByTestId('sure-line');
  await expect(line.first().getByRole('row')).toHaveText([/День/u, /4$/u, /7$/u]);
  await expect(mentor.page.getByTestId('sure-line')).toHaveCount(0);

  const first = own.entries.filter({ hasText: 'Знакомство' });
  await first.locator('summary').click();
  await first.getByRole('button', { name: 'Изменить, чем поделились' }).click();
  await own.shareDialog.getByText('Насколько уверенно я себя чувствую').click();
  await own.shareDialog.getByText('Что понравилось в нашем знакомстве?').first().click();
  await own.shareDialog.getByRole('button', { name: 'Поделиться с парой' }).click();
  await expect(seen).toContainText('Уверенность: 4 из 10');
  await expect(seen).not.toContainText('ПОКАЗАНО');
  await first.getByRole('button', { name: 'Забрать обратно' }).click();
  await expect(mentor.page.getByText('Пока никто ничем не поделился.')).toBeVisible();
  expect((await fetchDocument(mentor.page, sharedDocument)).received).not.toContain('ПОКАЗАНО');
});
