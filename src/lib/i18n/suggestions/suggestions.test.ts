import { describe, expect, it } from 'vitest';

import { forms, roleModelsOfForm } from '#lib/domain/forms.ts';
import { locales } from '../generated/runtime.js';
import { suggestionFiles } from './load.ts';

const each = forms.flatMap((form) =>
  roleModelsOfForm[form].map((roleModel) => ({ form, roleModel })),
);

const read = async (locale: (typeof locales)[number], form: (typeof forms)[number]) =>
  (await suggestionFiles[locale][form]()).suggestions;

describe.each(locales)('suggested goals in %s', (locale) => {
  it.each(each)(
    'are there for $form, $roleModel: whole, and none twice',
    async ({ form, roleModel }) => {
      const goals = (await read(locale, form))[roleModel] ?? [];
      expect(goals.length).toBeGreaterThanOrEqual(2);
      expect(goals.length).toBeLessThanOrEqual(3);
      for (const { title, gap, success, tasks } of goals) {
        expect(tasks.length).toBeGreaterThanOrEqual(2);
        expect(tasks.length).toBeLessThanOrEqual(4);
        const words = [title, gap, success];
        for (const task of tasks) words.push(task.title, task.formOfWork, task.plannedResult);
        expect(words.filter((text) => text.trim().length < 3)).toEqual([]);
        const cyrillic = words.filter((text) => /[а-яё]/iu.test(text));
        expect(cyrillic).toHaveLength(locale === 'ru' ? words.length : 0);
      }
      const titles = goals.flatMap((goal) => [goal.title, ...goal.tasks.map((task) => task.title)]);
      expect(new Set(titles).size).toBe(titles.length);
    },
  );

  it('are those of the forms alone', async () => {
    for (const form of forms) {
      expect(Object.keys(await read(locale, form)).sort()).toEqual(
        [...roleModelsOfForm[form]].sort(),
      );
    }
  });
});

it.each(each)(
  'are the same in both languages for $form, $roleModel',
  async ({ form, roleModel }) => {
    const shape = async (locale: (typeof locales)[number]) =>
      (await read(locale, form))[roleModel]?.map(({ tasks }) =>
        tasks.map((task) => task.responsible),
      );
    expect(await shape('en')).toEqual(await shape('ru'));
  },
);
