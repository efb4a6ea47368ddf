import type * as Y from 'yjs';

import { isIsoDate, type IsoDate } from '#lib/domain/dates.ts';
import { forms, type Form } from '#lib/domain/forms.ts';
import { edit } from './document.ts';
import {
  addItem,
  itemById,
  liveItems,
  oneOf,
  removeItem,
  restoreItem,
  setItemValue,
  stringOf,
  textOf,
} from './items.ts';

/**
 * The programme of one organisation. Roots: texts `name`, `aim`, `grounds` (the passport), map `forms`
 * (switched on or off) and map `period`, items `roadmap`, `calendar`, `surveys`, `indicators`, `resources`.
 */

export const passportFields = ['name', 'aim', 'grounds'] as const;
export type PassportField = (typeof passportFields)[number];

/** What a programme lists as items. */
export const programmeLists = [
  'roadmap',
  'calendar',
  'surveys',
  'indicators',
  'resources',
] as const;
export type ProgrammeList = (typeof programmeLists)[number];

export interface ProgrammeItem {
  readonly id: string;
  readonly title: string;
  readonly details: string;
  readonly on: IsoDate | null;
  readonly stage: number | null;
  readonly done: boolean;
}

export interface Programme {
  readonly passport: Readonly<Record<PassportField, string>>;
  readonly forms: readonly Form[];
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  readonly lists: Readonly<Record<ProgrammeList, readonly ProgrammeItem[]>>;
}

export function passportText(doc: Y.Doc, field: PassportField): Y.Text {
  return doc.getText(field);
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

export function setPeriod(doc: Y.Doc, startsOn: IsoDate | null, endsOn: IsoDate | null): void {
  edit(doc, () => {
    doc.getMap('period').set('startsOn', startsOn);
    doc.getMap('period').set('endsOn', endsOn);
  });
}

export interface NewProgrammeItem {
  readonly title: string;
  readonly details?: string;
  readonly on?: IsoDate | null;
  readonly stage?: number | null;
}

export function addProgrammeItem(doc: Y.Doc, list: ProgrammeList, item: NewProgrammeItem): string {
  return addItem(doc, list, {
    texts: { title: item.title, details: item.details ?? '' },
    values: { on: item.on ?? null, stage: item.stage ?? null, done: false },
  });
}

export function setProgrammeItemDone(
  doc: Y.Doc,
  list: ProgrammeList,
  id: string,
  done: boolean,
): void {
  setItemValue(doc, list, id, 'done', done);
}

export function removeProgrammeItem(doc: Y.Doc, list: ProgrammeList, id: string): void {
  removeItem(doc, list, id);
}

export function restoreProgrammeItem(doc: Y.Doc, list: ProgrammeList, id: string): void {
  restoreItem(doc, list, id);
}

export function programmeItemText(
  doc: Y.Doc,
  list: ProgrammeList,
  id: string,
  field: 'title' | 'details',
): Y.Text | undefined {
  const item = itemById(doc, list, id);
  return item && textOf(item, field);
}

/** A form is on unless it was switched off: a new programme offers all six. */
export function readProgramme(doc: Y.Doc): Programme {
  const period = doc.getMap('period');
  const dateOf = (key: string) => {
    const value = period.get(key);
    return isIsoDate(value) ? value : null;
  };
  const readList = (list: ProgrammeList): ProgrammeItem[] =>
    liveItems(doc, list).map(([id, item]) => {
      const on = item.get('on');
      return {
        id,
        title: stringOf(item, 'title'),
        details: stringOf(item, 'details'),
        on: isIsoDate(on) ? on : null,
        stage: oneOf(item, 'stage', [1, 2, 3, 4, 5, 6, 7, null], null),
        done: item.get('done') === true,
      };
    });
  return {
    passport: {
      name: doc.getText('name').toString(),
      aim: doc.getText('aim').toString(),
      grounds: doc.getText('grounds').toString(),
    },
    forms: forms.filter((form) => doc.getMap('forms').get(form) !== false),
    startsOn: dateOf('startsOn'),
    endsOn: dateOf('endsOn'),
    lists: {
      roadmap: readList('roadmap'),
      calendar: readList('calendar'),
      surveys: readList('surveys'),
      indicators: readList('indicators'),
      resources: readList('resources'),
    },
  };
}
