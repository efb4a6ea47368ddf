import * as Y from 'yjs';

import type { IsoDate } from '#lib/domain/dates.ts';
import { roleModelsOfForm } from '#lib/domain/forms.ts';
import { formFields, passportFields, programmeLists } from '#lib/domain/programme.ts';
import { edit, prepareForEditing } from './document.ts';
import { fingerprintOf } from './fingerprint.ts';
import { addItem, itemById } from './items.ts';
import { addOwnRoleModel, partsOfItem } from './programme-lists.ts';
import { periodKey, presentPeriod, setPeriod, writePeriod } from './programme-period.ts';
import {
  formText,
  readProgramme,
  setOrganisation,
  setPassport,
  switchForm,
  switchRoleModel,
  type Programme,
} from './programme.ts';

/**
 * Programmes of past periods, in the root map `archive`: each is a small Yjs document of its own, kept as bytes under the
 * number of its period and its fingerprint, and read by the reader of the living one. Texts and lists go on in the new
 * period, so that what a curator wrote offline into the old one is not lost; the copy keeps the old one as it was.
 */

export interface PastProgramme extends Programme {
  /** Names it within the document. */
  readonly key: string;
}

/** Ends the present period and begins the next one: what is written stays, dates move on, nothing is done yet. */
export function startPeriod(doc: Y.Doc, startsOn: IsoDate, endsOn: IsoDate | null): void {
  const programme = readProgramme(doc);
  const bytes = packed(programme);
  const { number } = programme.period;
  const key = `${number}.${fingerprintOf(bytes)}`;
  edit(doc, () => {
    // Two curators who end a period apart keep it once if they had the same words, and else each of the two.
    if (!doc.getMap('archive').has(key)) doc.getMap('archive').set(key, bytes);
    writePeriod(doc, { number: number + 1, startsOn, endsOn });
  });
}

/** The programmes of past periods, the latest first. */
export function readPastProgrammes(doc: Y.Doc): PastProgramme[] {
  const present = presentPeriod(doc).number;
  return [...doc.getMap('archive')]
    .flatMap(([key, bytes]) => {
      const number = Number(/^\d+(?=\.)/u.exec(key)?.[0]);
      const programme = bytes instanceof Uint8Array ? unpacked(bytes) : undefined;
      if (!programme || !(number < present)) return [];
      return [withLateTicks(doc, { ...programme, key, period: { ...programme.period, number } })];
    })
    .sort((a, b) => b.period.number - a.period.number || (a.key < b.key ? -1 : 1));
}

/** What was ticked offline before the period ended may arrive after it. */
function withLateTicks(doc: Y.Doc, past: PastProgramme): PastProgramme {
  const key = periodKey('done', past.period.number);
  const lists = { ...past.lists };
  for (const list of programmeLists) {
    lists[list] = lists[list].map((item) => ({
      ...item,
      done: item.done || itemById(doc, list, item.id)?.get(key) === true,
    }));
  }
  return { ...past, lists };
}

/** A programme as a document that has its present words only; the same words are always the same bytes. */
function packed({ organisation, passport, period, forms, lists }: Programme): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  let ids = 0;
  prepareForEditing(doc, 'programme', '', { newId: () => String((ids += 1)), now: () => '' });
  edit(doc, () => {
    setOrganisation(doc, organisation);
    for (const field of passportFields) setPassport(doc, field, passport[field]);
    setPeriod(doc, period.startsOn, period.endsOn);
    for (const each of forms) {
      switchForm(doc, each.form, each.on);
      for (const roleModel of roleModelsOfForm[each.form]) {
        switchRoleModel(doc, each.form, roleModel, each.roleModels.includes(roleModel));
      }
      for (const { title } of each.ownRoleModels) addOwnRoleModel(doc, each.form, title);
      for (const field of formFields) formText(doc, each.form, field).insert(0, each[field]);
    }
    for (const list of programmeLists) {
      for (const item of lists[list]) addItem(doc, list, { id: item.id, ...partsOfItem(item, 1) });
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

/** `undefined` for bytes that no app has written. */
function unpacked(bytes: Uint8Array): Programme | undefined {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, bytes, 'store');
    return readProgramme(doc);
  } catch {
    return undefined;
  }
}
