import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { applyPreset } from '#lib/documents/applying-preset.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import type { Preset } from '#lib/documents/preset.ts';
import { readProgramme } from '#lib/documents/programme.ts';
import { loadPreset, presetIds } from './load.ts';

const page = readFileSync(new URL('../../../../docs/domain.md', import.meta.url), 'utf8');

/** The line of docs/domain.md about a preset, as cells. */
function factsOf(id: string): string[] {
  const line = page.split('\n').find((each) => each.startsWith(`| \`${id}\``)) ?? '';
  return line.split('|').map((cell) => cell.trim());
}

const shapeOf = ({ forms, roadmap, calendar, indicators, documents }: Preset) => ({
  forms: forms.map(({ form, roleModels }) => ({ form, roleModels })),
  stages: roadmap.map(({ stage, side }) => `${stage} ${side}`),
  calendar: calendar.length,
  indicators: indicators.map(({ target, direction, source }) => [target, direction, source]),
  documents: documents.length,
});

it.each(presetIds)('the preset %s is what docs/domain.md says of it', async (id) => {
  const { forms, stages, calendar, indicators, documents } = shapeOf(await loadPreset(id, 'ru'));
  const outside = stages.filter((each) => each.endsWith('outside')).length;
  expect([
    forms.map(({ form, roleModels }) => `${form} ${roleModels.length}`).join(', '),
    `${stages.length - outside} + ${outside}`,
    String(calendar),
    indicators.map(([target]) => target ?? '–').join(', '),
    String(documents),
  ]).toEqual(factsOf(id).slice(2, 7));
  expect(new Set(stages.map((each) => each[0]))).toEqual(new Set('1234567'));
});

it.each(presetIds)(
  'an empty programme that begins with %s has what it brings and nothing else',
  async (id) => {
    const doc = new Y.Doc();
    prepareForEditing(doc, 'programme', 'curator');
    const preset = await loadPreset(id, 'ru');
    applyPreset(doc, preset);
    const { forms, lists, passport, period } = readProgramme(doc);
    const facts = factsOf(id);
    expect(
      forms
        .filter(({ on }) => on)
        .map(({ form, roleModels }) => `${form} ${roleModels.length}`)
        .sort(),
    ).toEqual(facts[2]!.split(', ').sort());
    expect(lists.roadmap.map(({ stage, side }) => `${stage} ${side}`)).toEqual(
      shapeOf(preset).stages,
    );
    expect([lists.calendar.length, lists.documents.length].map(String)).toEqual([
      facts[4],
      facts[6],
    ]);
    expect(lists.indicators.map(({ target }) => target ?? '–').join(', ')).toBe(facts[5]);
    expect([lists.surveys, lists.resources]).toEqual([[], []]);
    expect(
      Object.values(lists)
        .flat()
        .filter(({ done, on }) => done || on !== null),
    ).toEqual([]);
    expect(passport).toEqual({ partners: '', ...preset.passport });
    for (const { form, aim, mentees } of preset.forms) {
      expect(forms.find((each) => each.form === form)).toMatchObject({ aim, mentees });
    }
    expect(period).toEqual({ number: 1, startsOn: null, endsOn: null });
  },
);

it.each(presetIds)('the preset %s says the same in both languages', async (id) => {
  const [ru, en] = [await loadPreset(id, 'ru'), await loadPreset(id, 'en')];
  expect(shapeOf(en)).toEqual(shapeOf(ru));
  expect(JSON.stringify(en)).not.toMatch(/[а-яё]/iu);
  const titles = [...ru.roadmap, ...ru.calendar, ...ru.indicators, ...ru.documents];
  expect(titles.filter(({ title }) => !/[а-яё]/iu.test(title))).toEqual([]);
});
