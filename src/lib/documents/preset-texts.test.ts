import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { forms } from '#lib/domain/forms.ts';
import { formFields, passportFields, programmeLists } from '#lib/domain/programme.ts';
import { loadPreset, presetIds } from '#lib/i18n/presets/load.ts';
import { applyPreset } from './applying-preset.ts';
import { prepareForEditing } from './document.ts';
import { EditHistory } from './edit-history.ts';
import { pieceOfItem, pieceOfText } from './preset-pieces.ts';
import { settlePresetTexts } from './preset-texts.ts';
import type { Preset } from './preset.ts';
import { formRoot, passportText, readProgramme } from './programme.ts';
import { writeText } from './text.ts';

const roots = [
  ...passportFields,
  ...forms.flatMap((form) => formFields.map((field) => formRoot(form, field))),
];

/** The words of a preset for the text at `root`; none where it says nothing. */
function wordsOf(preset: Preset, root: string): string | undefined {
  const field = passportFields.find((each) => each === root);
  if (field) return preset.passport[field];
  const form = preset.forms.find((each) => root.startsWith(`form:${each.form}:`));
  return form?.[formFields.find((each) => root.endsWith(`:${each}`))!];
}

function tablet(person: string) {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'programme', person);
  return doc;
}

function merge(...docs: Y.Doc[]): void {
  for (const doc of docs) {
    for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'relay');
  }
}

const presets = await Promise.all(presetIds.map((id) => loadPreset(id, 'ru')));
const [p4, p2] = presets as [Preset, Preset, ...Preset[]];

it('of two presets picked apart each text has the words of one, also before anybody has put them in order', () => {
  const [one, two] = [tablet('one'), tablet('two')];
  applyPreset(one, p4);
  applyPreset(two, p2);
  merge(one, two);
  const read = readProgramme(one);
  expect(readProgramme(two)).toEqual(read);
  expect(passportText(one, 'aim').toString()).toContain(p2.passport.aim);
  expect(read.passport).toEqual({ ...p4.passport, partners: p2.passport.partners });
  for (const doc of [one, two]) settlePresetTexts(doc);
  merge(one, two);
  expect(readProgramme(one)).toEqual(read);
  expect(passportText(two, 'aim').toString()).toBe(p4.passport.aim);
});

it('what two presets picked apart share is there once, and in the order of each', () => {
  const [one, two] = [tablet('one'), tablet('two')];
  applyPreset(one, p4);
  applyPreset(two, p2);
  merge(one, two);
  const { roadmap, documents } = readProgramme(one).lists;
  expect(roadmap.map(({ title }) => title)).toEqual(p2.roadmap.map(({ title }) => title));
  expect(documents).toHaveLength(11);
});

it('a preset that one curator takes in part and another whole is there once', () => {
  const [one, two] = [tablet('one'), tablet('two')];
  applyPreset(one, p4);
  applyPreset(one, p2);
  applyPreset(two, p2);
  merge(one, two);
  const { passport, lists } = readProgramme(one);
  expect(passport.partners).toBe(p2.passport.partners);
  expect(lists.indicators).toHaveLength(12);
  expect(lists.documents).toHaveLength(11);
});

it('the words of a preset give way to what somebody wrote apart, and to another preset’s that somebody went on from', () => {
  const [one, two] = [tablet('one'), tablet('two')];
  applyPreset(one, p4);
  applyPreset(two, p2);
  writeText(two, passportText(two, 'aim'), `${p2.passport.aim} И точка.`);
  writeText(two, passportText(two, 'tasks'), `Прежде всего: ${p2.passport.tasks}`);
  writeText(two, passportText(two, 'results'), p2.passport.results.slice(5));
  const three = tablet('three');
  writeText(three, passportText(three, 'correction'), 'Своё');
  merge(one, two, three);
  settlePresetTexts(one);
  expect(readProgramme(one).passport).toEqual({
    ...p4.passport,
    aim: `${p2.passport.aim} И точка.`,
    tasks: `Прежде всего: ${p2.passport.tasks}`,
    results: p2.passport.results.slice(5),
    partners: p2.passport.partners,
    correction: 'Своё',
  });
});

it('undo steps over the order that was made', () => {
  const [one, two] = [tablet('one'), tablet('two')];
  const history = new EditHistory(one, [...programmeLists], true);
  writeText(one, passportText(one, 'partners'), 'Завод');
  applyPreset(one, p4);
  applyPreset(two, p2);
  merge(one, two);
  settlePresetTexts(one);
  const before = readProgramme(one);
  while (history.canUndo) history.undo();
  expect(readProgramme(one)).toEqual({
    ...before,
    passport: { ...before.passport, partners: '' },
  });
});

it('no two pieces of the presets pass for the same one', async () => {
  const pieces = new Map<number, string>();
  const all = [...presets, ...(await Promise.all(presetIds.map((id) => loadPreset(id, 'en'))))];
  for (const preset of all) {
    const texts = roots.flatMap((root): [number, string][] => {
      const words = wordsOf(preset, root);
      return words ? [[pieceOfText(root, words, 0).client, `${root} ${words}`]] : [];
    });
    const items = (['roadmap', 'calendar', 'indicators', 'documents'] as const).flatMap((list) =>
      preset[list].map((item): [number, string] => [
        pieceOfItem(list, item).client,
        `${list} ${JSON.stringify(item)}`,
      ]),
    );
    for (const [client, says] of [...texts, ...items]) {
      expect(pieces.get(client) ?? says).toBe(says);
      pieces.set(client, says);
    }
  }
});

it('curators who pick presets and write apart come to the same texts: every letter of theirs, and never two presets where nobody wrote', () => {
  const step = fc.record({ who: fc.nat(2), action: fc.nat(9), pick: fc.nat(200) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
      const docs = ['one', 'two', 'three'].map(tablet);
      const picked = new Set<Preset>();
      const touched = new Set<string>();
      let letters = 0;
      for (const { who, action, pick } of steps) {
        const doc = docs[who]!;
        const root = roots[pick % roots.length]!;
        const text = doc.getText(root);
        if (action < 4) {
          const preset = presets[pick % presets.length]!;
          picked.add(preset);
          applyPreset(doc, preset);
        } else if (action === 4) {
          const at = pick % (text.length + 1);
          touched.add(root);
          letters += 1;
          writeText(doc, text, `${text.toString().slice(0, at)}ъъ${text.toString().slice(at)}`);
        } else if (action === 5) {
          // Somebody takes out everything but what people wrote.
          touched.add(root);
          writeText(doc, text, text.toString().replaceAll(/[^ъ]/gu, ''));
        } else if (action < 8) settlePresetTexts(doc);
        else Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[(who + 1) % 3]!), 'relay');
      }
      merge(...docs);
      const read = readProgramme(docs[0]!);
      for (const doc of docs) {
        expect(readProgramme(doc)).toEqual(read);
        settlePresetTexts(doc);
      }
      merge(...docs);
      expect(readProgramme(docs[1]!)).toEqual(read);
      for (const root of roots) {
        const words = docs[2]!.getText(root).toString();
        const offered = new Set([...picked].map((preset) => wordsOf(preset, root)));
        if (touched.has(root)) continue;
        if (offered.size > (offered.has(undefined) ? 1 : 0)) expect([...offered]).toContain(words);
        else expect(words).toBe('');
      }
      expect([...JSON.stringify(read)].filter((each) => each === 'ъ').length).toBe(2 * letters);
    }),
    { numRuns: 40 },
  );
});
