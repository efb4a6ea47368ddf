import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { EditHistory } from './edit-history.ts';
import { prepareForEditing } from './document.ts';
import { readPastProgrammes, startPeriod } from './programme-archive.ts';
import {
  addOwnRoleModel,
  addProgrammeItem,
  programmeItemText,
  removeProgrammeItem,
  setEntryValue,
} from './programme-lists.ts';
import { setPeriod } from './programme-period.ts';
import {
  formText,
  passportText,
  readProgramme,
  setOrganisation,
  setPassport,
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

/** A school in its first year, with one event that has been and one that is to come. */
function firstYear() {
  const doc = tablet();
  setOrganisation(doc, 'Школа № 7');
  setPassport(doc, 'title', 'Вдвоём');
  setPassport(doc, 'aim', 'Помогать');
  setPeriod(doc, '2026-09-01', '2027-05-31');
  switchForm(doc, 'employerUniversity', false);
  switchRoleModel(doc, 'studentStudent', 'leaderPassive', false);
  addOwnRoleModel(doc, 'studentStudent', 'Читатель – нечитающий');
  writeText(doc, formText(doc, 'studentStudent', 'aim'), 'Учиться вместе');
  const meeting = addProgrammeItem(doc, 'calendar', {
    ...{ title: 'Совет', on: '2026-09-04', done: true, responsible: 'Завуч' },
  });
  const festival = addProgrammeItem(doc, 'roadmap', {
    ...{ title: 'Праздник', on: '2027-05-20', stage: 7, side: 'outside' },
  });
  addProgrammeItem(doc, 'indicators', {
    ...{ title: 'Пары', unit: '%', baseline: 10, target: 80, direction: 'lower', source: 'survey' },
  });
  return { doc, meeting, festival };
}

it('a new period keeps all that is written, moves the dates by a year and has nothing done', () => {
  const { doc } = firstYear();
  const before = readProgramme(doc);
  startPeriod(doc, '2027-09-01', '2028-05-31');
  const moved = { on: '2027-09-04', done: false };
  expect(readProgramme(doc)).toEqual({
    ...before,
    period: { number: 2, startsOn: '2027-09-01', endsOn: '2028-05-31' },
    lists: {
      ...before.lists,
      calendar: [{ ...before.lists.calendar[0], ...moved }],
      roadmap: [{ ...before.lists.roadmap[0], on: '2028-05-20' }],
    },
  });
});

it('a past period reads as it was, whatever is changed later', () => {
  const { doc, meeting, festival } = firstYear();
  const before = readProgramme(doc);
  startPeriod(doc, '2027-09-01', null);
  writeText(doc, passportText(doc, 'aim'), 'Иначе');
  writeText(doc, programmeItemText(doc, 'calendar', meeting, 'title')!, 'Педсовет');
  setEntryValue(doc, 'calendar', meeting, 'on', '2027-09-02');
  removeProgrammeItem(doc, 'roadmap', festival);
  const [past, ...more] = readPastProgrammes(doc);
  expect(more).toEqual([]);
  const { key, ...programme } = past!;
  expect(key).toMatch(/^1\./u);
  const withoutIds = ({ forms, ...rest }: typeof before) => ({
    ...rest,
    forms: forms.map((form) => ({
      ...form,
      ownRoleModels: form.ownRoleModels.map(({ title }) => title),
    })),
  });
  expect(withoutIds(programme)).toEqual(withoutIds(before));
  expect(readProgramme(doc).lists.calendar[0]).toMatchObject({ on: '2027-09-02', done: false });
});

it('each period has dates and ticks of its own, and a date that was cleared stays so', () => {
  const { doc, meeting, festival } = firstYear();
  startPeriod(doc, '2027-09-01', '2028-05-31');
  setEntryValue(doc, 'calendar', meeting, 'done', true);
  setEntryValue(doc, 'roadmap', festival, 'on', null);
  const added = addProgrammeItem(doc, 'calendar', {
    title: 'Семинар',
    on: '2027-12-01',
    done: true,
  });
  startPeriod(doc, '2028-09-01', '2029-05-31');
  const { calendar, roadmap } = readProgramme(doc).lists;
  expect(calendar.map(({ id, on, done }) => [id, on, done])).toEqual([
    [meeting, '2028-09-04', false],
    [added, '2028-12-01', false],
  ]);
  expect(roadmap[0]?.on).toBeNull();
  expect(readPastProgrammes(doc).map(({ period }) => period.startsOn)).toEqual([
    '2027-09-01',
    '2026-09-01',
  ]);
});

it('two curators who begin the next period apart begin one, and no word or tick of either is lost', () => {
  const { doc: one, meeting, festival } = firstYear();
  const two = tablet('two');
  merge(one, two);
  startPeriod(one, '2027-09-01', '2028-05-31');
  setEntryValue(one, 'calendar', meeting, 'done', true);
  // The other one still works in the old period before beginning the new one too.
  writeText(two, programmeItemText(two, 'roadmap', festival, 'result')!, 'Все пришли');
  setEntryValue(two, 'roadmap', festival, 'done', true);
  startPeriod(two, '2027-09-01', '2028-05-31');
  const added = addProgrammeItem(two, 'roadmap', { title: 'Приказ', on: '2027-09-03' });
  merge(one, two);
  const programme = readProgramme(one);
  expect(readProgramme(two)).toEqual(programme);
  expect(programme.period.number).toBe(2);
  expect(programme.lists.calendar[0]).toMatchObject({ on: '2027-09-04', done: true });
  expect(programme.lists.roadmap.map(({ id, result, done }) => [id, result, done])).toEqual([
    [festival, 'Все пришли', false],
    [added, '', false],
  ]);
  const past = readPastProgrammes(one);
  expect(past).toHaveLength(2);
  expect(past.map(({ lists }) => lists.roadmap[0]?.result).sort()).toEqual(['', 'Все пришли']);
});

it('two curators who end a period with the same words keep one copy of it', () => {
  const { doc: one } = firstYear();
  const two = tablet('two');
  merge(one, two);
  for (const doc of [one, two]) startPeriod(doc, '2027-09-01', '2028-05-31');
  merge(one, two);
  expect(readPastProgrammes(one)).toHaveLength(1);
});

it('a tick of the old period that arrives late is shown there, and not in the new one', () => {
  const { doc: one, festival } = firstYear();
  const two = tablet('two');
  merge(one, two);
  startPeriod(one, '2027-09-01', '2028-05-31');
  setEntryValue(two, 'roadmap', festival, 'done', true);
  merge(one, two);
  expect(readProgramme(one).lists.roadmap[0]?.done).toBe(false);
  expect(readPastProgrammes(one)[0]?.lists.roadmap[0]?.done).toBe(true);
});

it('beginning a period can be undone', () => {
  const { doc } = firstYear();
  const before = readProgramme(doc);
  const history = new EditHistory(doc, ['calendar', 'period', 'archive'], true);
  startPeriod(doc, '2027-09-01', '2028-05-31');
  history.undo();
  expect(readProgramme(doc)).toEqual(before);
  expect(readPastProgrammes(doc)).toEqual([]);
});

it('whatever lies in the archive or the period, the programme is read', () => {
  const { doc } = firstYear();
  startPeriod(doc, '2027-09-01', '2028-05-31');
  const archive = doc.getMap('archive');
  for (const [key, value] of [
    ['1.junk', new Uint8Array([7, 7, 7])],
    ['1.words', 'нет'],
    ['9.future', new Uint8Array([0, 0])],
    ['none', new Uint8Array([0, 0])],
  ] as const) {
    archive.set(key, value);
  }
  doc.getMap('period').set('x.startsOn', 7);
  doc.getMap('period').set('3.startsOn', 7);
  expect(readProgramme(doc).period).toEqual({ number: 3, startsOn: null, endsOn: null });
  expect(readPastProgrammes(doc)).toHaveLength(1);
});
