import { setItemValue } from '#lib/documents/items.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { ProgrammePage } from './page-models/programme-page.ts';
import { axeProblems } from './support/accessibility.ts';
import { expectNoBarriers } from './support/barriers.ts';
import { expect, test } from './support/story.ts';

test('two curators make a programme of a ready-made one, one of them offline, and everybody reads it', async ({
  school,
  tabletOf,
}) => {
  // The second curator is the mentor of a pair too, and so has more sections than a phone has room for.
  await school.edit('roster', '', (doc) => {
    setItemValue(doc, 'people', school.idOf('mentor'), 'role', 'curator');
  });
  const one = await tabletOf('curator');
  const two = await tabletOf('mentor');
  for (const tablet of [one, two]) await tablet.open('/');
  const programme = new ProgrammePage(one.page);
  const other = new ProgrammePage(two.page);

  await test.step('an empty programme offers five to begin with, and P4 brings its calendar', async () => {
    await one.page.getByRole('link', { name: 'Программа', exact: true }).click();
    await expect(one.page.getByRole('button', { name: 'Взять за основу' })).toHaveCount(5);
    await expectNoBarriers(one.page, 'choice of a preset');
    await programme.take('Растём вместе');
    await expect(programme.part('Календарный план')).toContainText('выполнено 0 из 14');
    await expect(programme.part('Формы и ролевые модели')).toContainText('1 форма');
    await programme.field('Название программы').fill('Учимся друг у друга');
    await expect(one.corner).toContainText('На сервере');
    await two.open(ProgrammePage.path('calendar'));
    await expect(other.entries).toHaveCount(14);
  });

  await test.step('one curator goes on offline, in the same list as the other', async () => {
    await one.keepsTheApp();
    await one.goOffline();
    await one.open(ProgrammePage.path('calendar'));
    const first = programme.titleOf(programme.entries.first());
    await first.press('End');
    await one.page.keyboard.insertText(' весной');
    const added = await programme.addEvent('Открытый урок');
    await programme.fold(added);
    await added.getByLabel('Дата').fill('2026-10-12');
    await added.getByRole('textbox', { name: 'Ответственный' }).fill('Завуч');
    await expectNoBarriers(one.page, 'calendar with an opened event');
    await programme.fold(added);
    await expect.poll(async () => (await programme.titles())[0]).toBe('Открытый урок');
    await programme.entries.first().getByRole('checkbox').click();

    await other.titleOf(other.entries.first()).press('Home');
    await two.page.keyboard.insertText('Большой ');
    await other.addEvent('Чай с наставниками');
    await one.goOnline();
    for (const page of [programme, other]) {
      await expect(page.entries).toHaveCount(16);
      await expect
        .poll(() => page.titles())
        .toContain('Большой Совет: задачи программы и роли участников весной');
      await expect(page.entries.first().getByRole('checkbox')).toBeChecked();
    }
  });

  await test.step('a form that is off is not offered for a pair, a role model of one’s own is', async () => {
    await programme.part('Формы и ролевые модели').click();
    const form = programme.section('Педагог – педагог');
    await form.locator('summary').click();
    await form.getByRole('button', { name: 'Добавить свою модель' }).click();
    await one.page.keyboard.insertText('Методист – новичок');
    await expectNoBarriers(one.page, 'a form with its role models');
    await one.page.getByRole('link', { name: 'Люди и пары' }).click();
    await new PeoplePage(one.page).showPairs();
    await one.page.getByRole('button', { name: 'Составить пару' }).click();
    const dialog = one.page.getByRole('dialog', { name: 'Составить пару' });
    const forms = dialog.getByRole('combobox', { name: 'Форма наставничества' });
    await expect(forms.locator('option:not([hidden])')).toHaveText(['Педагог – педагог']);
    await forms.selectOption('Педагог – педагог');
    const models = dialog.getByRole('combobox', { name: 'Ролевая модель' });
    await expect(models.locator('option', { hasText: 'Методист – новичок' })).toHaveCount(1);
    await dialog.getByRole('button', { name: 'Отмена' }).click();
  });

  await test.step('on a phone the sections without room are behind a button', async () => {
    const { page } = two;
    await page.setViewportSize({ width: 390, height: 844 });
    const sections = page.getByRole('navigation', { name: 'Разделы', exact: true });
    await expect(sections.getByRole('link')).toHaveCount(4);
    await sections.getByRole('button', { name: 'Ещё' }).click();
    await expect(sections.getByRole('link')).toHaveCount(8);
    expect.soft(await axeProblems(page), 'sections behind the button').toEqual([]);
    await sections.getByRole('link', { name: 'Настройки' }).click();
    await expect(page.getByRole('heading', { name: 'Настройки' })).toBeVisible();
    await expect(sections.getByRole('link')).toHaveCount(4);
  });

  await test.step('the roadmap has no barriers', async () => {
    await one.page.getByRole('link', { name: 'Программа', exact: true }).click();
    await programme.part('Дорожная карта').click();
    await programme.fold(programme.entries.first());
    await expectNoBarriers(one.page, 'roadmap with an opened event');
  });

  await test.step('an indicator has its numbers, a resource its link', async () => {
    const { page } = one;
    await programme.part('Показатели').click();
    const indicator = programme.entries.first();
    await programme.fold(indicator);
    await indicator.getByRole('spinbutton', { name: 'Исходное значение' }).fill('40');
    await indicator.getByRole('spinbutton', { name: 'Целевое значение' }).fill('75');
    await indicator.getByRole('textbox', { name: 'Единица измерения' }).fill('чел.');
    await indicator.getByText('Меньше', { exact: true }).click();
    const source = indicator.getByRole('combobox', { name: 'Откуда берутся данные' });
    await source.selectOption('Из анкет');
    await expectNoBarriers(page, 'indicators with an opened one');
    await programme.fold(indicator);
    await expect(indicator).toContainText('было 40');
    await expect(indicator).toContainText('цель 75');
    await programme.part('Ресурсы и материалы').click();
    await page.getByRole('button', { name: 'Добавить ресурс' }).click();
    await page.keyboard.insertText('Памятка наставнику');
    const resource = programme.entries.first();
    await programme.fold(resource);
    const words = resource.getByRole('textbox', { name: 'Ссылки и текст' });
    await words.fill('https://example.org/pamyatka');
    await expect(resource.getByRole('link')).toHaveAttribute('href', /pamyatka/u);
    await expectNoBarriers(page, 'resources with an opened one');
  });

  await test.step('a new period moves the dates and keeps the past one readable', async () => {
    await programme.part('Периоды').click();
    await one.page.getByRole('button', { name: 'Начать новый период' }).click();
    const dialog = one.page.getByRole('dialog', { name: 'Начать новый период' });
    await dialog.getByLabel('Начало').fill('2027-09-01');
    await dialog.getByRole('button', { name: 'Начать новый период' }).click();
    await one.page.getByRole('link', { name: 'срок не указан' }).click();
    await programme.section('Календарный план').locator('summary').click();
    await expect(programme.entries.first()).toContainText('Выполнено: Открытый урок');
    await expect(programme.entries.first()).toContainText('12 октября');
    await expect(programme.part('Календарный план')).toContainText('выполнено 0 из 16');
  });

  await test.step('a mentee reads what the programme is, and writes nothing', async () => {
    const mentee = await tabletOf('mentee');
    await mentee.open('/');
    await mentee.page.getByRole('link', { name: 'Настройки' }).click();
    await mentee.page.getByRole('link', { name: /Цели, дорожная карта/u }).click();
    const reading = new ProgrammePage(mentee.page);
    await expect(mentee.page.getByRole('heading', { level: 1 })).toHaveText('Учимся друг у друга');
    await reading.section('Календарный план').locator('summary').click();
    await expect(reading.entries.first()).toContainText('Открытый урок');
    await reading.section('Ресурсы и материалы').locator('summary').click();
    await expect(mentee.page.getByRole('link', { name: /pamyatka/u })).toBeVisible();
    await expect(mentee.page.getByRole('textbox')).toHaveCount(0);
    await expectNoBarriers(mentee.page, 'programme that a mentee reads');
  });
});
