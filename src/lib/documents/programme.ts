import type * as Y from 'yjs';

import { isIsoDate, type IsoDate } from '#lib/domain/dates.ts';
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
import { edit } from './document.ts';
import { liveItems, numberOf, oneOf, stringOf, textBeside, textOf, type Item } from './items.ts';

/**
 * The programme of one organisation. Roots: a text for each field of the passport and for each field of each
 * form (`form:<form>:<field>`), maps `forms` and `roleModels` (switched on or off) and `period`, items
 * `ownRoleModels` and one root for each list. What is done to lists is in `programme-lists.ts`.
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
  readonly passport: Readonly<Record<PassportField, string>>;
  readonly forms: readonly ProgrammeForm[];
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  readonly lists: Readonly<Record<ProgrammeList, readonly ProgrammeItem[]>>;
}

export function passportText(doc: Y.Doc, field: PassportField): Y.Text {
  return doc.getText(field);
}

export function formText(doc: Y.Doc, form: Form, field: FormField): Y.Text {
  return doc.getText(`form:${form}:${field}`);
}

/** Sets a passport field as a whole, for set-up and imports; people type into `passportText`. */
export function setPassport(doc: Y.Doc, field: PassportField, value: string): void {
  edit(doc, () => {
    const text = doc.getText(field);
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

export function setPeriod(doc: Y.Doc, startsOn: IsoDate | null, endsOn: IsoDate | null): void {
  const period = doc.getMap('period');
  edit(doc, () => {
    // Each end is written only when it changed: another curator may have set the other one.
    if (period.get('startsOn') !== startsOn) period.set('startsOn', startsOn);
    if (period.get('endsOn') !== endsOn) period.set('endsOn', endsOn);
  });
}

/** A form and a role model are on unless they were switched off: a new programme offers all. */
export function readProgramme(doc: Y.Doc): Programme {
  const period = doc.getMap('period');
  return {
    passport: recordOf(passportFields, (field) => passportText(doc, field).toString()),
    forms: forms.map((form) => readForm(doc, form)),
    startsOn: dateOf(period.get('startsOn')),
    endsOn: dateOf(period.get('endsOn')),
    lists: recordOf(programmeLists, (list) =>
      liveItems(doc, list).map(([id, item]) => readItem(doc, list, id, item)),
    ),
  };
}

/** True while nobody has written anything but the name, which every school has from its set-up. */
export function isEmptyProgramme({ passport, forms: all, lists }: Programme): boolean {
  const texts = passportFields.filter((field) => field !== 'name').map((field) => passport[field]);
  for (const form of all) texts.push(...formFields.map((field) => form[field]));
  return (
    texts.every((text) => text.trim() === '') &&
    programmeLists.every((list) => lists[list].length === 0) &&
    all.every(({ ownRoleModels }) => ownRoleModels.length === 0)
  );
}

function readForm(doc: Y.Doc, form: Form): ProgrammeForm {
  return {
    form,
    on: doc.getMap('forms').get(form) !== false,
    roleModels: roleModelsOfForm[form].filter(
      (roleModel) => doc.getMap('roleModels').get(`${form}/${roleModel}`) !== false,
    ),
    ownRoleModels: liveItems(doc, 'ownRoleModels')
      .filter(([, item]) => item.get('form') === form)
      .map(([id, item]) => ({ id, title: stringOf(item, 'title') })),
    ...recordOf(formFields, (field) => formText(doc, form, field).toString()),
  };
}

function readItem(doc: Y.Doc, list: ProgrammeList, id: string, item: Item): ProgrammeItem {
  return {
    id,
    ...recordOf(entryFields, (field) =>
      (textOf(item, field) ?? textBeside(doc, list, id, field)).toString(),
    ),
    on: dateOf(item.get('on')),
    stage: oneOf(item, 'stage', [...stages, null], null),
    side: oneOf(item, 'side', sides, 'inside'),
    done: item.get('done') === true,
    baseline: numberOf(item, 'baseline'),
    target: numberOf(item, 'target'),
    direction: oneOf(item, 'direction', directions, 'higher'),
    source: oneOf(item, 'source', indicatorSources, 'manual'),
  };
}

function dateOf(value: unknown): IsoDate | null {
  return isIsoDate(value) ? value : null;
}

function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>;
}
