import type * as Y from 'yjs';

import type { IsoTime } from '#lib/domain/dates.ts';
import { editForGood } from './document.ts';
import {
  addItem,
  itemById,
  liveItems,
  numberOf,
  removeItem,
  restoreItem,
  setItemValue,
  stringOf,
  textOf,
  type Item,
} from './items.ts';
import { dropWish, noteWish, readWishes, type NotedWish } from './taking-back.ts';

/** A diary: private reflections of one person, the root `entries`. Nobody else ever reads it. */

/** The prompts of a reflection (docs/domain.md, "The pair's documents"). */
export const reflectionPrompts = ['worked', 'hard', 'willTry', 'need'] as const;
export type ReflectionPrompt = (typeof reflectionPrompts)[number];

/** What of an entry can be shared by itself: an answer, or how sure its author feels. */
export const reflectionParts = [...reflectionPrompts, 'sure'] as const;
export type ReflectionPart = (typeof reflectionParts)[number];

export interface DiaryEntry {
  readonly id: string;
  readonly pairId: string;
  /** Empty for a thought that belongs to no meeting. */
  readonly meetingId: string;
  readonly answers: Readonly<Record<ReflectionPrompt, string>>;
  /** How sure the author feels, 1 to 10. */
  readonly sure: number | null;
  /** The shared copy, or empty when the entry is private. */
  readonly sharedId: string;
  /** The mentor in whose time it was shared; only they see it (`domain/shared-reflections.ts`). */
  readonly sharedWith: string;
  /** What of it the copy shows. */
  readonly sharedParts: readonly ReflectionPart[];
  /** A copy of it was taken back, and the server has not confirmed yet that it is gone (`taking-back.ts`). */
  readonly takingBack: boolean;
  readonly createdAt: IsoTime;
}

export interface NewDiaryEntry {
  readonly pairId: string;
  readonly meetingId?: string;
  readonly answers?: Partial<Record<ReflectionPrompt, string>>;
  readonly sure?: number | null;
  readonly sharedId?: string;
  readonly sharedWith?: string;
  readonly createdAt?: string;
}

export function addDiaryEntry(doc: Y.Doc, entry: NewDiaryEntry): string {
  return addItem(doc, 'entries', {
    texts: { worked: '', hard: '', willTry: '', need: '', ...entry.answers },
    values: {
      pairId: entry.pairId,
      meetingId: entry.meetingId ?? '',
      sure: entry.sure ?? null,
      sharedId: entry.sharedId ?? '',
      sharedWith: entry.sharedWith ?? '',
    },
    createdAt: entry.createdAt,
  });
}

export function setSure(doc: Y.Doc, id: string, sure: number | null): void {
  setItemValue(doc, 'entries', id, 'sure', sure);
}

/** Notes which copy shows which parts of this entry, and in which mentor's time it was shared. */
export function setSharedAs(
  doc: Y.Doc,
  id: string,
  sharedId: string,
  sharedWith: string,
  parts: readonly ReflectionPart[],
): void {
  editForGood(doc, () => {
    setItemValue(doc, 'entries', id, 'sharedId', sharedId);
    setItemValue(doc, 'entries', id, 'sharedWith', sharedWith);
    for (const part of reflectionParts) {
      setItemValue(doc, 'entries', id, `share.${part}`, sharedId !== '' && parts.includes(part));
    }
  });
}

/** Notes that the copy of this entry has to go; the entry itself may be shared anew in another place. */
export function wishCopyBack(doc: Y.Doc, entry: DiaryEntry): void {
  const { id, pairId, sharedWith, sharedId } = entry;
  const wish = { pairId, mentorId: sharedWith, sharedId, entryId: id };
  if (sharedId) editForGood(doc, () => noteWish(doc, wish));
}

/** Notes that this entry is to be private again. */
export function takeEntryBack(doc: Y.Doc, entry: DiaryEntry): void {
  editForGood(doc, () => {
    wishCopyBack(doc, entry);
    setSharedAs(doc, entry.id, '', '', []);
  });
}

/** Lets go of a wish whose copy is gone; an entry that another tablet shared there meanwhile is private now. */
export function settleWish(doc: Y.Doc, wish: NotedWish): void {
  const { entryId, sharedId, mentorId } = wish;
  editForGood(doc, () => {
    dropWish(doc, wish);
    const entry = itemById(doc, 'entries', entryId);
    const isSharedThere =
      entry &&
      stringOf(entry, 'sharedId') === sharedId &&
      stringOf(entry, 'sharedWith') === mentorId;
    if (isSharedThere) setSharedAs(doc, entryId, '', '', []);
  });
}

export function removeDiaryEntry(doc: Y.Doc, id: string): void {
  removeItem(doc, 'entries', id);
}

export function restoreDiaryEntry(doc: Y.Doc, id: string): void {
  restoreItem(doc, 'entries', id);
}

export function diaryText(doc: Y.Doc, id: string, prompt: ReflectionPrompt): Y.Text | undefined {
  const entry = itemById(doc, 'entries', id);
  return entry && textOf(entry, prompt);
}

export function readDiary(doc: Y.Doc): DiaryEntry[] {
  const wished = new Set(readWishes(doc).map(({ entryId }) => entryId));
  return liveItems(doc, 'entries').map(([id, item]) => readEntry(id, item, wished.has(id)));
}

function readEntry(id: string, item: Item, takingBack: boolean): DiaryEntry {
  const sure = numberOf(item, 'sure');
  const sharedId = stringOf(item, 'sharedId');
  return {
    id,
    pairId: stringOf(item, 'pairId'),
    meetingId: stringOf(item, 'meetingId'),
    answers: {
      worked: stringOf(item, 'worked'),
      hard: stringOf(item, 'hard'),
      willTry: stringOf(item, 'willTry'),
      need: stringOf(item, 'need'),
    },
    sure: sure !== null && sure >= 1 && sure <= 10 ? sure : null,
    sharedId,
    sharedWith: stringOf(item, 'sharedWith'),
    sharedParts: sharedId ? sharedPartsOf(item) : [],
    takingBack,
    createdAt: stringOf(item, 'createdAt'),
  };
}

/** Earlier apps noted no parts: they shared all answers and nothing else. */
function sharedPartsOf(item: Item): readonly ReflectionPart[] {
  const isNoted = reflectionParts.some((part) => item.has(`share.${part}`));
  if (!isNoted) return reflectionPrompts;
  return reflectionParts.filter((part) => item.get(`share.${part}`) === true);
}
