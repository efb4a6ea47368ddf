import {
  isContentValue,
  isRemoved,
  nameOfItem,
  snapshotRoots,
  type PairSnapshot,
  type SnapshotItem,
  type SnapshotPlace,
  type SnapshotValue,
} from './pair-snapshot.ts';
import { wordDiff, type WordPart } from './word-diff.ts';

export type FieldChange =
  | { readonly field: string; readonly parts: readonly WordPart[] }
  | { readonly field: string; readonly before: SnapshotValue; readonly after: SnapshotValue };

export interface ItemChange {
  readonly root: SnapshotPlace;
  readonly id: string;
  /** `returned`: it was removed at the time and is not any more. */
  readonly kind: 'added' | 'removed' | 'returned' | 'changed';
  readonly name: string;
  /** Who added or removed it; empty for what was changed, which several may have done. */
  readonly by: string;
  readonly fields: readonly FieldChange[];
}

/** Whoever only counts needs no words compared, which takes long. */
export type WordDiff = (before: string, after: string) => readonly WordPart[];

/** What became of goals, tasks, meetings and the feet of the plan between two moments. */
export function compareSnapshots(
  before: PairSnapshot,
  after: PairSnapshot,
  diff: WordDiff = wordDiff,
): ItemChange[] {
  const ofItems = snapshotRoots.flatMap((root) =>
    Object.entries(after[root]).flatMap(([id, now]) => {
      const change = compareItem(before[root][id], now, diff);
      return change ? [{ root, id, name: nameOfItem(now), ...change }] : [];
    }),
  );
  return [...ofItems, ...compareFeet(before, after, diff)];
}

/** A foot is always there: it can be empty, but neither added nor removed. */
function compareFeet(
  { feet: before }: PairSnapshot,
  { feet: after }: PairSnapshot,
  diff: WordDiff,
): ItemChange[] {
  if (!before || !after) return [];
  const empty: SnapshotItem = { texts: {}, values: {} };
  return keysOf(before, after).flatMap((id) => {
    const fields = changedTexts(before[id] ?? empty, after[id] ?? empty, diff);
    const change = { root: 'feet', id, kind: 'changed', name: '', by: '', fields } as const;
    return fields.length > 0 ? [change] : [];
  });
}

function compareItem(
  then: SnapshotItem | undefined,
  now: SnapshotItem,
  diff: WordDiff,
): Pick<ItemChange, 'kind' | 'by' | 'fields'> | undefined {
  const was = then !== undefined && !isRemoved(then);
  const is = !isRemoved(now);
  if (!was && !is) return undefined;
  if (!was) {
    const by = then ? '' : String(now.values['createdBy'] ?? '');
    return { kind: then ? 'returned' : 'added', by, fields: [] };
  }
  if (!is) return { kind: 'removed', by: String(now.values['removedBy'] ?? ''), fields: [] };
  const fields = [...changedTexts(then, now, diff), ...changedValues(then, now)];
  return fields.length > 0 ? { kind: 'changed', by: '', fields } : undefined;
}

function changedTexts(then: SnapshotItem, now: SnapshotItem, diff: WordDiff): FieldChange[] {
  return keysOf(then.texts, now.texts).flatMap((field) => {
    const [before, after] = [then.texts[field] ?? '', now.texts[field] ?? ''];
    return before === after ? [] : [{ field, parts: diff(before, after) }];
  });
}

function changedValues(then: SnapshotItem, now: SnapshotItem): FieldChange[] {
  return keysOf(then.values, now.values)
    .filter(isContentValue)
    .flatMap((field) => {
      const [before, after] = [then.values[field] ?? null, now.values[field] ?? null];
      return before === after ? [] : [{ field, before, after }];
    });
}

const keysOf = (...records: object[]) => [...new Set(records.flatMap(Object.keys))];
