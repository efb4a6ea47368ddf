import type * as Y from 'yjs';

import { forms, roleModelsOfForm, type Form } from '#lib/domain/forms.ts';
import { formFields, passportFields, programmeLists } from '#lib/domain/programme.ts';
import { closePair } from '#lib/documents/roster.ts';
import { removeProgrammeItem } from '#lib/documents/programme-lists.ts';
import { formText, passportText, readProgramme } from '#lib/documents/programme.ts';
import { loadPreset, type presetIds } from '#lib/i18n/presets/load.ts';
import { suggestionFiles } from '#lib/i18n/suggestions/load.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ProgrammePage } from './page-models/programme-page.ts';
import { expect, test } from './support/story.ts';
import { wordsOf } from './support/words.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

const words = wordsOf('ru');

/** Each with the form of which a pair is made; together they are all six. */
const presets: readonly (readonly [(typeof presetIds)[number] | 'blank', Form])[] = [
  ['growingTogether', 'teacherTeacher'],
  ['citySchool', 'universityStudent'],
  ['furtherEducation', 'teacherStudent'],
  ['targetModel', 'employerUniversity'],
  ['techPark', 'studentStudent'],
  ['blank', 'employerStudent'],
];

/** As a programme was before anybody wrote into it. */
function empty(doc: Y.Doc): void {
  const { lists } = readProgramme(doc);
  for (const list of programmeLists) {
    for (const { id } of lists[list]) removeProgrammeItem(doc, list, id);
  }
  const texts = forms.flatMap((form) => formFields.map((field) => formText(doc, form, field)));
  texts.push(...passportFields.map((field) => passportText(doc, field)));
  for (const text of texts) text.delete(0, text.length);
  for (const root of ['forms', 'roleModels']) doc.getMap(root).clear();
}

test('each ready-made programme fills an empty one with what it says, and a pair of its form begins with goals that suit it', async ({
  school,
  tabletOf,
}) => {
  const { names } = school;
  const curator = await tabletOf('curator');
  const mentor = await tabletOf('otherMentor');
  const programme = new ProgrammePage(curator.page);
  const people = new PeoplePage(curator.page);
  await curator.open(ProgrammePage.path());

  for (const [id, form] of presets) {
    await test.step(id, async () => {
      const { page } = curator;
      const preset = id === 'blank' ? null : await loadPreset(id, 'ru');
      await page.getByRole('link', { name: 'Программа', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Взять за основу' })).toHaveCount(5);
      if (preset) {
        await programme.take(preset.title);
        await expect(programme.field(words('passport_aim'))).toHaveValue(preset.passport.aim);
      } else await page.getByRole('link', { name: 'Начать с чистого листа' }).click();

      const count = (list: readonly unknown[] | undefined, of: string) =>
        list && list.length > 0 ? of.replace('{count}', String(list.length)) : 'пока пусто';
      const { roadmap, calendar, indicators, documents } = preset ?? {};
      const on = preset?.forms.map((each) => each.form) ?? forms;
      await expect(programme.part('Дорожная карта')).toContainText(count(roadmap, '0 из {count}'));
      await expect(programme.part('Календарный план')).toContainText(
        count(calendar, '0 из {count}'),
      );
      await expect(programme.part('Показатели')).toContainText(count(indicators, '{count}'));
      await expect(programme.part('Документы')).toContainText(count(documents, '0 из {count}'));
      await expect(programme.part('Формы и ролевые модели')).toContainText(`${on.length} форм`);
      await programme.part('Показатели').click();
      await expect(programme.entries).toHaveCount(indicators?.length ?? 0);
      expect(await programme.titles()).toEqual(indicators?.map(({ title }) => title) ?? []);

      await page.getByRole('link', { name: 'Люди и пары' }).click();
      await people.showPairs();
      const label = words(`form_${form}`);
      const dialog = await people.choosePair(names.otherMentor, names.mentee, label);
      const offered = dialog.getByRole('combobox', { name: 'Форма наставничества' });
      await expect(offered.locator('option:not([hidden])')).toHaveText(
        forms.filter((each) => on.includes(each)).map((each) => words(`form_${each}`)),
      );
      const models = preset?.forms.find((each) => each.form === form)?.roleModels;
      const roleModel = (models ?? roleModelsOfForm[form]).at(-1);
      if (roleModel === undefined) throw new Error(`${form} has no role model`);
      const model = words(`role_model_${roleModel}`);
      await dialog.getByRole('combobox', { name: 'Ролевая модель' }).selectOption(model);
      await dialog.getByRole('button', { name: 'Составить пару' }).click();
      const ofBoth = people.pairs.filter({ hasText: `${names.otherMentor} → ${names.mentee}` });
      const row = ofBoth.filter({ hasText: label });
      await expect(row).toContainText(model);
      await expect(curator.corner).toContainText('На сервере');
      const href = await row.getByRole('link').first().getAttribute('href');
      const pairId = href?.split('/')[2] ?? '';

      await mentor.open(PlanPage.path(pairId));
      const { suggestions } = await suggestionFiles.ru[form]();
      const plan = new PlanPage(mentor.page);
      await expect(plan.suggestions).toHaveCount(suggestions[roleModel]?.length ?? 0);
      for (const [index, { title }] of (suggestions[roleModel] ?? []).entries()) {
        await expect(plan.suggestions.nth(index)).toContainText(title);
      }
      await school.edit('roster', '', (doc) => closePair(doc, pairId, '2026-05-30'));
      await school.edit('programme', '', empty);
    });
  }
});
