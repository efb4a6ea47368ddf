import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { loadPreset } from '#lib/i18n/presets/load.ts';
import { applyPreset } from './applying-preset.ts';
import { localOrigin, prepareForEditing } from './document.ts';
import { EditHistory } from './edit-history.ts';
import { addItem } from './items.ts';
import {
  addOwnRoleModel,
  addProgrammeItem,
  moveProgrammeItem,
  programmeItemText,
  removeProgrammeItem,
  setEntryValue,
} from './programme-lists.ts';
import {
  formText,
  passportText,
  readProgramme,
  setOrganisation,
  switchForm,
  switchRoleModel,
} from './programme.ts';
import { writeText } from './text.ts';

function tablet(person = 'curator') {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'programme', person);
  return doc;
}

function merge(...docs: Y.Doc[]): void {
  for (const doc of docs) {
    for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'relay');
  }
}

const p4 = await loadPreset('growingTogether', 'ru');
const p2 = await loadPreset('citySchool', 'ru');

it('two curators who pick the same preset apart have it once, with what either had written', () => {
  const [one, two] = [tablet('one'), tablet('two')];
  setOrganisation(one, 'Школа');
  const own = addProgrammeItem(two, 'calendar', { title: 'Своё событие' });
  applyPreset(one, p4);
  applyPreset(two, p4);
  const first = readProgramme(one).lists.calendar[0]!;
  writeText(one, programmeItemText(one, 'calendar', first.id, 'title')!, `${first.title}!`);
  merge(one, two);
  const programme = readProgramme(one);
  expect(readProgramme(two)).toEqual(programme);
  expect(programme.organisation).toBe('Школа');
  expect(programme.passport).toEqual({ partners: '', ...p4.passport });
  expect(programme.lists.calendar).toHaveLength(15);
  expect(programme.lists.calendar.map(({ id }) => id)).toContain(own);
  expect(programme.lists.calendar.map(({ title }) => title)).toContain(`${first.title}!`);
});

it('a preset leaves only its forms on in an empty programme, and takes nothing from a filled one', () => {
  const doc = tablet();
  applyPreset(doc, p4);
  const on = () => readProgramme(doc).forms.filter((form) => form.on);
  expect(on().map(({ form, roleModels }) => [form, roleModels])).toEqual([
    ['teacherTeacher', ['innovatorConservative']],
  ]);
  const before = readProgramme(doc);
  applyPreset(doc, p2);
  const after = readProgramme(doc);
  expect(on()).toHaveLength(5);
  expect(after.passport.aim).toBe(before.passport.aim);
  expect(after.passport.partners).toBe(p2.passport.partners);
  expect(after.lists.indicators.slice(0, 3)).toEqual(before.lists.indicators);
  expect(after.lists.indicators).toHaveLength(12);
});

it('two curators who begin apart with different presets have the forms of both', () => {
  const [one, two] = [tablet('one'), tablet('two')];
  applyPreset(one, p4);
  applyPreset(two, p2);
  merge(one, two);
  const on = (doc: Y.Doc) =>
    readProgramme(doc).forms.flatMap((each) =>
      each.on ? [each.form, each.roleModels.length] : [],
    );
  expect(on(one)).toEqual(on(two));
  expect(on(one)).toEqual([
    ...['studentStudent', 4, 'teacherStudent', 3, 'teacherTeacher', 1],
    ...['universityStudent', 4, 'employerStudent', 3],
  ]);
});

it('a form that no preset brought has its role models once it is switched on', () => {
  const doc = tablet();
  switchForm(doc, 'teacherTeacher', false);
  applyPreset(doc, p4);
  switchForm(doc, 'employerStudent', true);
  const rolesOf = (form: string) =>
    readProgramme(doc).forms.flatMap((each) =>
      each.form === form && each.on ? each.roleModels : [],
    );
  expect(rolesOf('employerStudent')).toHaveLength(3);
  expect(rolesOf('teacherTeacher')).toEqual(['innovatorConservative']);
});

it('what two presets share comes into a programme once, also after one of them was picked again', () => {
  const doc = tablet();
  applyPreset(doc, p4);
  applyPreset(doc, p2);
  applyPreset(doc, p4);
  const { roadmap, documents } = readProgramme(doc).lists;
  // P2 has the seven stages of P4, with partners outside, and both have the two registers.
  expect(roadmap).toHaveLength(13);
  expect(documents).toHaveLength(11);
  expect(new Set(documents.map(({ title }) => title)).size).toBe(11);
});

it('a preset that is picked again brings back what was removed or emptied, and adds nothing twice', () => {
  const doc = tablet();
  applyPreset(doc, p4);
  const before = readProgramme(doc);
  // Twice: what is missing the second time is exactly what was added the first time.
  for (let times = 0; times < 2; times += 1) {
    removeProgrammeItem(doc, 'calendar', before.lists.calendar[3]!.id);
    writeText(doc, passportText(doc, 'aim'), '');
    applyPreset(doc, p4);
    expect(readProgramme(doc)).toEqual(before);
  }
});

it('the same preset in two languages stays whole in both', async () => {
  const [one, two] = [tablet('one'), tablet('two')];
  applyPreset(one, p4);
  applyPreset(two, await loadPreset('growingTogether', 'en'));
  merge(one, two);
  expect(readProgramme(one)).toEqual(readProgramme(two));
  expect(readProgramme(one).lists.calendar).toHaveLength(28);
});

it('several curators may fill in a text that the first programmes lack, and none loses a word', () => {
  const [one, two] = [tablet('one'), tablet('two')];
  const id = addItem(one, 'roadmap', { texts: { title: 'Приказ', details: '' } });
  merge(one, two);
  for (const doc of [one, two]) {
    writeText(doc, programmeItemText(doc, 'roadmap', id, 'responsible')!, 'Завуч');
  }
  merge(one, two);
  expect(readProgramme(one).lists.roadmap[0]?.responsible).toBe('ЗавучЗавуч');
});

it('curators who were apart come to one programme, with every item and letter that anybody added', () => {
  const step = fc.record({ who: fc.nat(2), action: fc.nat(7), pick: fc.nat(9) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const docs = ['one', 'two', 'three'].map(tablet);
      const added: string[] = [];
      let letters = 0;
      const type = (doc: Y.Doc, text: Y.Text) => {
        letters += 1;
        writeText(doc, text, `${text.toString()}ъ`);
      };
      for (const { who, action, pick } of steps) {
        const doc = docs[who]!;
        const { calendar } = readProgramme(doc).lists;
        const item = calendar[pick % Math.max(1, calendar.length)];
        if (action === 0) added.push(addProgrammeItem(doc, 'calendar', {}));
        if (action === 1) applyPreset(doc, p4);
        if (action === 2) type(doc, passportText(doc, 'aim'));
        if (action === 3) type(doc, formText(doc, 'teacherTeacher', 'aim'));
        if (action === 4 && item) {
          type(doc, programmeItemText(doc, 'calendar', item.id, 'result')!);
          setEntryValue(doc, 'calendar', item.id, 'done', pick % 2 === 0);
        }
        if (action === 5 && item && calendar[0] !== item) {
          const place = { before: null, after: calendar[0]!.id };
          moveProgrammeItem(doc, 'calendar', item.id, place);
        }
        if (action === 6) {
          addOwnRoleModel(doc, 'teacherTeacher', 'Своя');
          switchRoleModel(doc, 'teacherTeacher', 'innovatorConservative', pick % 2 === 0);
        }
        if (action === 7) {
          const update = Y.encodeStateAsUpdate(docs[(who + 1) % 3]!);
          Y.applyUpdate(doc, update, 'relay');
        }
      }
      merge(...docs);
      merge(...docs);
      const [first, ...others] = docs.map(readProgramme);
      for (const other of others) expect(other).toEqual(first);
      const ids = first!.lists.calendar.map(({ id }) => id);
      expect(added.filter((id) => !ids.includes(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(JSON.stringify(first).split('ъ').length - 1).toBeGreaterThanOrEqual(letters);
    }),
    { numRuns: 60 },
  );
});

it('undo steps over a preset and takes back what was typed before it', () => {
  const doc = tablet();
  const roots = ['calendar', 'roadmap', 'indicators', 'documents', 'forms', 'roleModels'];
  const history = new EditHistory(doc, roots, true);
  writeText(doc, passportText(doc, 'grounds'), 'Приказ');
  applyPreset(doc, p4);
  const { lists, passport } = readProgramme(doc);
  while (history.canUndo) history.undo();
  const after = readProgramme(doc);
  expect(after.lists).toEqual(lists);
  expect(after.passport).toEqual({ ...passport, grounds: '' });
});

it('picking a preset is the person’s own change, and the tablet stays the Yjs client that it was', () => {
  const doc = tablet();
  const client = doc.clientID;
  const origins: unknown[] = [];
  doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
  applyPreset(doc, p4);
  expect(new Set(origins)).toEqual(new Set([localOrigin]));
  expect(doc.clientID).toBe(client);
});
