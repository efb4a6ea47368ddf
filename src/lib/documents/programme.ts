import type * as Y from 'yjs';

import type { IsoDate } from '#lib/domain/dates.ts';
import { forms, roleModelsOfForm, type Form, type RoleModel } from '#lib/domain/forms.ts';
import {
  directions,
  entryFields,
  formFields,
  indicatorSources,
  passportFields,
  programmeLists,
  sides,
  stages,
  type Direction,
  type EntryField,
  type FormField,
  type IndicatorSource,
  type PassportField,
  type ProgrammeList,
  type Side,
  type Stage,
} from '#lib/domain/programme.ts';
import type { Period } from '#lib/domain/programme-period.ts';
import { edit } from './document.ts';
import { liveItems, numberOf, oneOf, stringOf, textBeside, textOf, type Item } from './items.ts';
import { readerOfTexts } from './preset-texts.ts';
import { dateOfItem, periodKey, presentPeriod, readPeriods } from './programme-period.ts';

/**
 * The programme of one organisation. Roots: a text for each field of the passport and for each field of each
 * form (`form:<form>:<field>`), the text `name` (of the organisation, from its set-up), maps `forms` and `roleModels`
 * (switched on or off, and under a key for each preset those that an empty programme began with), items `ownRoleModels` and one root for each list. What is done to lists is in
 * `programme-lists.ts`, the periods in `programme-period.ts`, past ones in `programme-archive.ts`, the words of presets in `preset-texts.ts`.
 */

export interface ProgrammeItem extends Readonly<Record<EntryField, string>> {
  readonly id: string;
  readonly on: IsoDate | null;
  readonly stage: Stage | null;
  readonly side: Side;
  readonly done: boolean;
  /** Of an indicator. */
  readonly baseline: number | null;
  readonly target: number | null;
  readonly direction: Direction;
  readonly source: IndicatorSource;
}

export interface OwnRoleModel {
  readonly id: string;
  readonly title: string;
}

export interface ProgrammeForm extends Readonly<Record<FormField, string>> {
  readonly form: Form;
  readonly on: boolean;
  /** Those of the form that are switched on. */
  readonly roleModels: readonly RoleModel[];
  readonly ownRoleModels: readonly OwnRoleModel[];
}

export interface Programme {
  /** The name of the organisation. */
  readonly organisation: string;
  readonly passport: Readonly<Record<PassportField, string>>;
  readonly forms: readonly ProgrammeForm[];
  /** The present one. */
  readonly period: Period;
  readonly lists: Readonly<Record<ProgrammeList, readonly ProgrammeItem[]>>;
}

export function passportText(doc: Y.Doc, field: PassportField): Y.Text {
  return doc.getText(field);
}

export function formText(doc: Y.Doc, form: Form, field: FormField): Y.Text {
  return doc.getText(formRoot(form, field));
}

/** The root in which a text about a form lies. */
export function formRoot(form: Form, field: FormField): string {
  return `form:${form}:${field}`;
}

export function organisationText(doc: Y.Doc): Y.Text {
  return doc.getText('name');
}

/** Sets a passport field as a whole, for simulations and tests; people type into `passportText`. */
export function setPassport(doc: Y.Doc, field: PassportField, value: string): void {
  setText(doc, passportText(doc, field), value);
}

/** Names the organisation, for its set-up; people type into `organisationText`. */
export function setOrganisation(doc: Y.Doc, name: string): void {
  setText(doc, organisationText(doc), name);
}

function setText(doc: Y.Doc, text: Y.Text, value: string): void {
  edit(doc, () => {
    text.delete(0, text.length);
    text.insert(0, value);
  });
}

export function switchForm(doc: Y.Doc, form: Form, on: boolean): void {
  edit(doc, () => doc.getMap('forms').set(form, on));
}

export function switchRoleModel(doc: Y.Doc, form: Form, roleModel: RoleModel, on: boolean): void {
  edit(doc, () => doc.getMap('roleModels').set(`${form}/${roleModel}`, on));
}

/** Notes with which forms, and role models as `<form>/<role model>`, an empty programme begins; they alone are on then. */
export function beginWith(
  doc: Y.Doc,
  preset: string,
  begun: { readonly forms: readonly Form[]; readonly roleModels: readonly string[] },
): void {
  edit(doc, () => {
    for (const root of ['forms', 'roleModels'] as const) {
      const map = doc.getMap(root);
      for (const [key, value] of map) if (typeof value === 'boolean') map.delete(key);
      map.set(`${begunWith}${preset}`, [...begun[root]]);
    }
  });
}

const begunWith = 'with:';

/**
 * Whether somebody switched it on or off. Else it is on when a preset has it that the programme began with: curators who began
 * apart with different ones have the forms of both. What no preset speaks of is on, as everything is in a new programme.
 */
function isOn(doc: Y.Doc, root: 'forms' | 'roleModels', key: string): boolean {
  const map = doc.getMap(root);
  const said = map.get(key);
  if (typeof said === 'boolean') return said;
  const scope = key.slice(0, key.indexOf('/') + 1);
  const begun = [...map].flatMap(([name, keys]) =>
    name.startsWith(begunWith) && Array.isArray(keys)
      ? keys.filter((each) => String(each).startsWith(scope))
      : [],
  );
  return begun.length === 0 || begun.includes(key);
}

export function readProgramme(doc: Y.Doc): Programme {
  const periods = readPeriods(doc);
  const textAt = readerOfTexts(doc);
  return {
    organisation: organisationText(doc).toString(),
    passport: recordOf(passportFields, textAt),
    forms: forms.map((form) => readForm(doc, form, textAt)),
    period: presentPeriod(doc),
    lists: recordOf(programmeLists, (list) =>
      liveItems(doc, list).map(([id, item]) => readItem(doc, periods, list, id, item)),
    ),
  };
}

/** True while nobody has written anything but what the organisation and its programme are called. */
export function isEmptyProgramme({ passport, forms: all, lists }: Programme): boolean {
  const texts = passportFields.filter((field) => field !== 'title').map((field) => passport[field]);
  for (const form of all) texts.push(...formFields.map((field) => form[field]));
  return (
    texts.every((text) => text.trim() === '') &&
    programmeLists.every((list) => lists[list].length === 0) &&
    all.every(({ ownRoleModels }) => ownRoleModels.length === 0)
  );
}

function readForm(doc: Y.Doc, form: Form, textAt: (root: string) => string): ProgrammeForm {
  return {
    form,
    on: isOn(doc, 'forms', form),
    roleModels: roleModelsOfForm[form].filter((roleModel) =>
      isOn(doc, 'roleModels', `${form}/${roleModel}`),
    ),
    ownRoleModels: liveItems(doc, 'ownRoleModels')
      .filter(([, item]) => item.get('form') === form)
      .map(([id, item]) => ({ id, title: stringOf(item, 'title') })),
    ...recordOf(formFields, (field) => textAt(formRoot(form, field))),
  };
}

function readItem(
  doc: Y.Doc,
  periods: readonly Period[],
  list: ProgrammeList,
  id: string,
  item: Item,
): ProgrammeItem {
  return {
    id,
    ...recordOf(entryFields, (field) =>
      (textOf(item, field) ?? textBeside(doc, list, id, field)).toString(),
    ),
    on: dateOfItem(item, periods),
    stage: oneOf(item, 'stage', [...stages, null], null),
    side: oneOf(item, 'side', sides, 'inside'),
    done: item.get(periodKey('done', periods.at(-1)?.number ?? 1)) === true,
    baseline: numberOf(item, 'baseline'),
    target: numberOf(item, 'target'),
    direction: oneOf(item, 'direction', directions, 'higher'),
    source: oneOf(item, 'source', indicatorSources, 'manual'),
  };
}

function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>;
}
