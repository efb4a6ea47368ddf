import { generateKeyBetween } from 'fractional-indexing';
import * as Y from 'yjs';

import {
  formFields,
  passportFields,
  programmeLists,
  type ProgrammeList,
} from '#lib/domain/programme.ts';
import { edit, editAside, localOrigin } from './document.ts';
import { itemById, liveItems, restoreItem, setItemValue, stringOf } from './items.ts';
import { pieceOfItem, pieceOfText, type Piece } from './preset-pieces.ts';
import { notePresetText } from './preset-texts.ts';
import type { Preset } from './preset.ts';
import type { NewProgrammeItem } from './programme-lists.ts';
import {
  beginWith,
  formRoot,
  isEmptyProgramme,
  readProgramme,
  switchForm,
  switchRoleModel,
} from './programme.ts';

/**
 * Adds what a preset has and the programme has not; nothing is taken away. In an empty programme the forms of
 * the preset alone are on. Two curators may do so apart: each piece that is added is the same Yjs update on both
 * tablets, so it merges into one; of different presets both have their forms, and each text has the words of one
 * (`preset-texts.ts`).
 */
export function applyPreset(doc: Y.Doc, preset: Preset): void {
  edit(doc, () => {
    if (isEmptyProgramme(readProgramme(doc))) {
      const roleModels = preset.forms.flatMap(({ form, roleModels: own }) =>
        own.map((roleModel) => `${form}/${roleModel}`),
      );
      beginWith(doc, preset.id, { forms: preset.forms.map(({ form }) => form), roleModels });
      return;
    }
    for (const { form, roleModels } of preset.forms) {
      switchForm(doc, form, true);
      for (const roleModel of roleModels) switchRoleModel(doc, form, roleModel, true);
    }
  });
  const texts = missingTexts(doc, preset);
  const items = edit(doc, () => missingItems(doc, preset));
  if (texts.length + items.length === 0) return;
  const updates = [...texts, ...items].map(({ update }) => update);
  const ends = new Map(programmeLists.map((list) => [list, lastRank(doc, list)]));
  // Not within `edit()`: Yjs gives this tablet another client id when it writes beside an applied update.
  Y.applyUpdate(doc, Y.mergeUpdates(updates), localOrigin);
  editAside(doc, () => {
    for (const { root, client } of texts) notePresetText(doc, preset.id, client, root);
    for (const { list, id } of items) {
      const rank = generateKeyBetween(ends.get(list) ?? null, null);
      ends.set(list, rank);
      setItemValue(doc, list, id, 'rank', rank);
    }
  });
}

interface TextPiece extends Piece {
  readonly root: string;
}

interface ItemPiece extends Piece {
  readonly list: ProgrammeList;
  readonly id: string;
}

/** Words for the texts that are empty. */
function missingTexts(doc: Y.Doc, preset: Preset): TextPiece[] {
  const ofPassport = passportFields.map((field): [string, string | undefined] => [
    field,
    preset.passport[field],
  ]);
  const ofForms = preset.forms.flatMap((wanted) =>
    formFields.map((field): [string, string] => [formRoot(wanted.form, field), wanted[field]]),
  );
  return [...ofPassport, ...ofForms].flatMap(([root, words]): TextPiece[] => {
    if (!words || doc.getText(root).length > 0) return [];
    // Words that were deleted since are no news to Yjs: another copy of them is.
    for (let times = 0; ; times += 1) {
      const piece = pieceOfText(root, words, times);
      if (Y.getState(doc.store, piece.client) === 0) return [{ root, ...piece }];
    }
  });
}

/** Items that the programme has not; one that was removed is there again. */
function missingItems(doc: Y.Doc, preset: Preset): ItemPiece[] {
  const { lists } = readProgramme(doc);
  return programmeLists.flatMap((list) => {
    const wanted = list === 'surveys' || list === 'resources' ? [] : preset[list];
    return wanted.flatMap((item): ItemPiece[] => {
      if (lists[list].some((each) => isSame(each, item))) return [];
      const piece = { list, ...pieceOfItem(list, item) };
      const known = itemById(doc, list, piece.id);
      if (known?.get('removedAt')) restoreItem(doc, list, piece.id);
      return known ? [] : [piece];
    });
  });
}

/** Presets share stages and documents: who takes from several has those once. */
function isSame(one: NewProgrammeItem, other: NewProgrammeItem): boolean {
  const [a, b] = [one, other].map(({ stage = null, side = 'inside', title = '' }) =>
    JSON.stringify([stage, side, title.trim()]),
  );
  return a === b;
}

function lastRank(doc: Y.Doc, list: ProgrammeList): string | null {
  const last = liveItems(doc, list).at(-1);
  return (last && stringOf(last[1], 'rank')) || null;
}
