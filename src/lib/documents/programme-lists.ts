import type * as Y from 'yjs';

import type { Form } from '#lib/domain/forms.ts';
import type { Place } from '#lib/domain/plan-order.ts';
import { entryFields, type EntryField, type ProgrammeList } from '#lib/domain/programme.ts';
import { moveItem } from './item-order.ts';
import {
  addItem,
  itemById,
  removeItem,
  restoreItem,
  setItemValue,
  textBeside,
  textOf,
  type ItemValue,
  type NewItem,
} from './items.ts';
import { periodKey, presentPeriod } from './programme-period.ts';
import type { ProgrammeItem } from './programme.ts';

/** What curators do to the lists of a programme: roadmap, calendar, indicators and the like. */

/** The values of an item that are not typed letter by letter. */
export type EntryValues = Omit<ProgrammeItem, 'id' | EntryField>;

/** What an item starts from; whatever is left out is empty. */
export type NewProgrammeItem = Partial<Omit<ProgrammeItem, 'id'>>;

/**
 * The texts and values of an item that is made in the period of that number: all texts are made with it, so that several
 * may type into each.
 */
export function partsOfItem(
  item: NewProgrammeItem,
  period: number,
): Required<Pick<NewItem, 'texts' | 'values'>> {
  const { on, stage, side, done, baseline, target, direction, source } = item;
  const values: Record<string, ItemValue | undefined> = {
    ...{ stage, side, baseline, target, direction, source },
    [periodKey('on', period)]: on,
    [periodKey('done', period)]: done,
  };
  return {
    texts: Object.fromEntries(entryFields.map((field) => [field, item[field] ?? ''])),
    values: Object.fromEntries(
      Object.entries(values).filter(
        (entry): entry is [string, ItemValue] => entry[1] !== undefined,
      ),
    ),
  };
}

export function addProgrammeItem(doc: Y.Doc, list: ProgrammeList, item: NewProgrammeItem): string {
  return addItem(doc, list, partsOfItem(item, presentPeriod(doc).number));
}

export function setEntryValue<Key extends keyof EntryValues>(
  doc: Y.Doc,
  list: ProgrammeList,
  id: string,
  key: Key,
  value: EntryValues[Key],
): void {
  const isOfPeriod = key === 'on' || key === 'done';
  setItemValue(doc, list, id, isOfPeriod ? periodKey(key, presentPeriod(doc).number) : key, value);
}

export function moveProgrammeItem(
  doc: Y.Doc,
  list: ProgrammeList,
  id: string,
  { before, after }: Place,
): void {
  moveItem(doc, list, id, before, after);
}

export function removeProgrammeItem(doc: Y.Doc, list: ProgrammeList, id: string): void {
  removeItem(doc, list, id);
}

export function restoreProgrammeItem(doc: Y.Doc, list: ProgrammeList, id: string): void {
  restoreItem(doc, list, id);
}

/** A text of an item; the first programmes have items without some of them, whose words lie at the root. */
export function programmeItemText(
  doc: Y.Doc,
  list: ProgrammeList,
  id: string,
  field: EntryField,
): Y.Text | undefined {
  const item = itemById(doc, list, id);
  return item && (textOf(item, field) ?? textBeside(doc, list, id, field));
}

export function addOwnRoleModel(doc: Y.Doc, form: Form, title = ''): string {
  return addItem(doc, 'ownRoleModels', { texts: { title }, values: { form } });
}

export function ownRoleModelText(doc: Y.Doc, id: string): Y.Text | undefined {
  const item = itemById(doc, 'ownRoleModels', id);
  return item && textOf(item, 'title');
}

export function removeOwnRoleModel(doc: Y.Doc, id: string): void {
  removeItem(doc, 'ownRoleModels', id);
}

export function restoreOwnRoleModel(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'ownRoleModels', id);
}
