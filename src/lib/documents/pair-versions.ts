import * as Y from 'yjs';

import {
  isContentValue,
  isRemoved,
  snapshotRoots,
  type PairSnapshot,
  type SnapshotItem,
  type SnapshotItems,
  type SnapshotPlace,
  type SnapshotRoot,
  type SnapshotValue,
} from '#lib/domain/pair-snapshot.ts';
import { edit } from './document.ts';
import {
  itemById,
  removeItem,
  restoreItem,
  setItemValue,
  stringOf,
  textBeside,
  textOf,
  type Item,
} from './items.ts';
import { footFields, footText, menteesWithFoot, readFoot, type FootField } from './plan-foot.ts';
import { writeText } from './text.ts';

/** The texts that tasks of older apps were made without. */
const laterTaskFields = ['evidence', 'reason'] as const;

/**
 * The plan and journal as plain data. Only these roots are read: what somebody shared of their
 * reflections can be taken back, and must then not come back out of a version.
 */
export function takeSnapshot(doc: Y.Doc): PairSnapshot {
  const read = (root: SnapshotRoot) =>
    Object.fromEntries(
      [...doc.getMap<Item>(root)]
        .filter(([, item]) => item instanceof Y.Map)
        .map(([id, item]) => [id, snapshotOf(item)]),
    );
  const tasks = Object.entries(read('tasks')).map(([id, task]) => [
    id,
    withLaterTexts(doc, id, task),
  ]);
  return {
    goals: read('goals'),
    tasks: Object.fromEntries(tasks) as SnapshotItems,
    meetings: read('meetings'),
    feet: readFeet(doc),
  };
}

/** The texts that lie beside the task, at the root. */
function withLaterTexts(doc: Y.Doc, id: string, { texts, values }: SnapshotItem): SnapshotItem {
  const later = laterTaskFields
    .filter((field) => !(field in texts))
    .map((field) => [field, textBeside(doc, 'task', id, field).toString()]);
  return { texts: { ...texts, ...(Object.fromEntries(later) as object) }, values };
}

function readFeet(doc: Y.Doc): SnapshotItems {
  const feet = menteesWithFoot(doc)
    .map((id) => [id, readFoot(doc, id)] as const)
    .filter(([, foot]) => footFields.some((field) => foot[field]));
  return Object.fromEntries(feet.map(([id, foot]) => [id, { texts: { ...foot }, values: {} }]));
}

function snapshotOf(item: Item): SnapshotItem {
  const texts: Record<string, string> = {};
  const values: Record<string, SnapshotValue> = {};
  for (const [key, value] of item) {
    if (value instanceof Y.Text) texts[key] = value.toString();
    else if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
      values[key] = value as SnapshotValue;
    }
  }
  return { texts, values };
}

/**
 * Makes plan and journal what they were, by new edits: texts change as little as they can, what was
 * removed since comes back, what came since is marked as removed and can be brought back in turn.
 * An item that this tablet has not received yet is left to the sync that brings it.
 */
export function restoreSnapshot(doc: Y.Doc, snapshot: PairSnapshot): void {
  edit(doc, () => {
    for (const root of snapshotRoots) {
      for (const id of doc.getMap<Item>(root).keys()) restoreOne(doc, root, id, snapshot[root][id]);
    }
    if (snapshot.feet) restoreFeet(doc, snapshot.feet);
  });
}

function restoreFeet(doc: Y.Doc, feet: SnapshotItems): void {
  for (const id of new Set([...Object.keys(feet), ...menteesWithFoot(doc)])) {
    for (const field of footFields) {
      writeText(doc, footText(doc, id, field), feet[id]?.texts[field] ?? '');
    }
  }
}

/** A text by the place where a snapshot has it. */
function textAt(doc: Y.Doc, place: SnapshotPlace, id: string, key: string): Y.Text | undefined {
  if (place === 'feet') return footText(doc, id, key as FootField);
  const item = itemById(doc, place, id);
  if (!item) return undefined;
  const isLater = place === 'tasks' && laterTaskFields.some((field) => field === key);
  return textOf(item, key) ?? (isLater ? textBeside(doc, 'task', id, key) : undefined);
}

function restoreOne(
  doc: Y.Doc,
  root: SnapshotRoot,
  id: string,
  then: SnapshotItem | undefined,
): void {
  const item = itemById(doc, root, id);
  if (!item) return;
  const isGone = Boolean(item.get('removedAt'));
  const wasGone = !then || isRemoved(then);
  if (wasGone && !isGone) removeItem(doc, root, id);
  if (!wasGone && isGone) restoreItem(doc, root, id);
  if (!then) return;
  for (const [key, words] of Object.entries(then.texts)) {
    const text = textAt(doc, root, id, key);
    if (text) writeText(doc, text, words);
  }
  const keys = new Set([...item.keys(), ...Object.keys(then.values)]);
  for (const key of [...keys].filter(isContentValue)) {
    const value = then.values[key] ?? null;
    if ((item.get(key) ?? null) !== value) setItemValue(doc, root, id, key, value);
  }
}

/** What a thing is called by in the bin. */
const nameKeys = { goals: 'title', tasks: 'title', meetings: 'topic' } as const satisfies Record<
  SnapshotRoot,
  string
>;

/** A goal, task or meeting that was removed. */
export interface RemovedItem {
  readonly root: SnapshotRoot;
  readonly id: string;
  readonly name: string;
  readonly removedAt: string;
  /** Empty for what was removed before this was noted. */
  readonly removedBy: string;
}

/** What lies in the bin, the last removed first. */
export function readBin(doc: Y.Doc): RemovedItem[] {
  const snapshot = takeSnapshot(doc);
  const removed = snapshotRoots.flatMap((root) =>
    Object.entries(snapshot[root])
      .filter(([, item]) => isRemoved(item))
      .map(([id, { texts, values }]) => ({
        ...{ root, id, name: texts[nameKeys[root]] ?? '' },
        removedAt: String(values['removedAt']),
        removedBy: String(values['removedBy'] ?? ''),
      })),
  );
  // Of what was removed in one moment by id, so that every tablet shows one order.
  const when = ({ removedAt, id }: RemovedItem) => `${removedAt} ${id}`;
  return removed.sort((a, b) => (when(a) < when(b) ? 1 : -1));
}

/**
 * What has to come back for a thing to be seen again: itself, or the meeting at which it was agreed. Nothing when it
 * is not in the bin.
 */
export function removedWith(
  doc: Y.Doc,
  root: SnapshotRoot,
  id: string,
): Pick<RemovedItem, 'root' | 'id' | 'name'> | undefined {
  const item = itemById(doc, root, id);
  if (!item) return undefined;
  if (item.get('removedAt')) return { root, id, name: stringOf(item, nameKeys[root]) };
  return root === 'tasks' && item.get('inPlan') === false
    ? removedWith(doc, 'meetings', stringOf(item, 'meetingId'))
    : undefined;
}

export function takeOutOfBin(doc: Y.Doc, { root, id }: Pick<RemovedItem, 'root' | 'id'>): void {
  restoreItem(doc, root, id);
}

/** A stretch of a text that one person wrote. */
export interface WrittenBy {
  /** Empty when the document does not say. */
  readonly personId: string;
  readonly text: string;
}

/** Who wrote which part of what now stands in a text of an item or of a foot. */
export function authorsOfText(
  doc: Y.Doc,
  root: SnapshotPlace,
  id: string,
  key: string,
): WrittenBy[] {
  const text = textAt(doc, root, id, key);
  const authors = doc.getMap('authors');
  const runs: { personId: string; text: string }[] = [];
  for (let part = text?._start ?? null; part; part = part.right) {
    if (part.deleted || !(part.content instanceof Y.ContentString)) continue;
    const author = authors.get(String(part.id.client));
    const personId = typeof author === 'string' ? author : '';
    const last = runs.at(-1);
    if (last?.personId === personId) last.text += part.content.str;
    else runs.push({ personId, text: part.content.str });
  }
  return runs;
}
