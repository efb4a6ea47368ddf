import * as Y from 'yjs';
import { generateKeyBetween } from 'fractional-indexing';

import {
  formFields,
  passportFields,
  programmeLists,
  type ProgrammeList,
} from '#lib/domain/programme.ts';
import { edit, editorOf, localOrigin } from './document.ts';
import { liveItems, restoreItem, setItemValue, stringOf, type Item } from './items.ts';
import { partsOfItem, type NewProgrammeItem } from './programme-lists.ts';
import {
  beginWith,
  formRoot,
  isEmptyProgramme,
  readProgramme,
  switchForm,
  switchRoleModel,
} from './programme.ts';
import type { Preset } from './preset.ts';

/**
 * Adds what a preset has and the programme has not; nothing is taken away. In an empty programme the forms of
 * the preset alone are on. Two curators may do so apart: what is added is the same Yjs update on both
 * tablets, so it merges into one; of different presets both have their forms.
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
  addOnce(
    doc,
    edit(doc, () => missingFrom(doc, preset)),
  );
}

/** What is added: words for empty texts, and items with where each comes from. */
interface Addition {
  readonly texts: readonly (readonly [string, string])[];
  readonly items: readonly Wanted[];
}

interface Wanted {
  readonly list: ProgrammeList;
  readonly from: string;
  readonly item: NewProgrammeItem;
}

function missingFrom(doc: Y.Doc, preset: Preset): Addition {
  const { passport } = preset;
  const ofPassport = passportFields.map((field): [string, string | undefined] => [
    field,
    field === 'title' || field === 'grounds' ? undefined : passport[field],
  ]);
  const ofForms = preset.forms.flatMap((wanted) =>
    formFields.map((field): [string, string] => [formRoot(wanted.form, field), wanted[field]]),
  );
  const texts = [...ofPassport, ...ofForms].flatMap(([root, words]): [string, string][] =>
    words && doc.getText(root).length === 0 ? [[root, words]] : [],
  );
  const items = programmeLists.flatMap((list) => {
    const entries = list === 'surveys' || list === 'resources' ? [] : preset[list];
    return entries.map((item, index) => ({ list, from: `${preset.id}/${list}/${index}`, item }));
  });
  const { lists } = readProgramme(doc);
  const isMissing = ({ list, from, item }: Wanted) =>
    !lists[list].some((each) => isSame(each, item)) && !bringBack(doc, list, from);
  return { texts, items: items.filter(isMissing) };
}

/** Presets share stages and documents: who takes from several has those once. */
function isSame(one: NewProgrammeItem, other: NewProgrammeItem): boolean {
  const [a, b] = [one, other].map(({ stage = null, side = 'inside', title = '' }) =>
    JSON.stringify([stage, side, title.trim()]),
  );
  return a === b;
}

/** Whether the programme has the item already; one that was removed is there again. */
function bringBack(doc: Y.Doc, list: ProgrammeList, from: string): boolean {
  for (const [id, item] of doc.getMap<Item>(list)) {
    if (!(item instanceof Y.Map) || stringOf(item, 'from') !== from) continue;
    if (item.get('removedAt')) restoreItem(doc, list, id);
    return true;
  }
  return false;
}

function addOnce(doc: Y.Doc, addition: Addition): void {
  if (addition.texts.length + addition.items.length === 0) return;
  // The author of the update is a Yjs client made of the update itself: equal bytes are one change, and other
  // words, of another language or a later app, never pass for the same ones.
  const client = hashOf(encode(addition, 1, ''));
  const prefix = client.toString(36);
  const behind = new Map(programmeLists.map((list) => [list, liveItems(doc, list)]));
  // Not within `edit()`: Yjs gives this tablet another client id when it writes beside an applied update.
  Y.applyUpdate(doc, encode(addition, client, prefix), localOrigin);
  edit(doc, () => {
    doc.getMap('authors').set(String(client), editorOf(doc));
    for (const list of programmeLists) moveBehind(doc, list, prefix, behind.get(list) ?? []);
    // Words that were deleted since are no news to Yjs: they are written anew.
    for (const [root, words] of addition.texts) {
      const text = doc.getText(root);
      if (text.length === 0) text.insert(0, words);
    }
  });
}

/** Puts the added items behind those that the list had. */
function moveBehind(
  doc: Y.Doc,
  list: ProgrammeList,
  prefix: string,
  before: readonly [string, Item][],
): void {
  const last = before.at(-1);
  if (!last) return;
  let rank: string | null = stringOf(last[1], 'rank') || null;
  const known = new Set(before.map(([id]) => id));
  for (const [id] of liveItems(doc, list)) {
    if (known.has(id) || !id.startsWith(`${prefix}-`)) continue;
    rank = generateKeyBetween(rank, null);
    setItemValue(doc, list, id, 'rank', rank);
  }
}

function encode({ texts, items }: Addition, client: number, prefix: string): Uint8Array {
  const seed = new Y.Doc();
  seed.clientID = client;
  seed.transact(() => {
    for (const [root, words] of texts) seed.getText(root).insert(0, words);
    let rank: string | null = null;
    items.forEach(({ list, from, item }, index) => {
      const made: Item = new Y.Map();
      rank = generateKeyBetween(rank, null);
      made.set('from', from);
      made.set('rank', rank);
      const parts = partsOfItem(item, 1);
      for (const [key, value] of Object.entries(parts.values)) made.set(key, value);
      for (const [key, words] of Object.entries(parts.texts)) made.set(key, new Y.Text(words));
      seed.getMap<Item>(list).set(`${prefix}-${index}`, made);
    });
  });
  return Y.encodeStateAsUpdate(seed);
}

/** FNV-1a, 32 bits: as wide as a Yjs client. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
