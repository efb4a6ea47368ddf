import {
  isContentValue,
  isRemoved,
  nameOfItem,
  snapshotRoots,
  type PairSnapshot,
  type SnapshotItem,
  type SnapshotRoot,
  type SnapshotValue,
} from './pair-snapshot.ts';
import { wordDiff, type WordPart } from './word-diff.ts';

export type FieldChange =
  | { readonly field: string; readonly parts: readonly WordPart[] }
  | { readonly field: string; readonly before: SnapshotValue; readonly after: SnapshotValue };

export interface ItemChange {
  readonly root: SnapshotRoot;
  readonly id: string;
  /** `returned`: it was removed at the time and is not any more. */
  readonly kind: 'added' | 'removed' | 'returned' | 'changed';
  readonly name: string;
  /** Who added or removed it; empty for what was changed, which several may have done. */
  readonly by: string;
  readonly fields: readonly FieldChange[];
}

/** What became of goals, tasks and meetings between two moments. */
export function compareSnapshots(before: PairSnapshot, after: PairSnapshot): ItemChange[] {
  return snapshotRoots.flatMap((root) =>
    Object.entries(after[root]).flatMap(([id, now]) => {
      const change = compareItem(before[root][id], now);
      return change ? [{ root, id, name: nameOfItem(now), ...change }] : [];
    }),
  );
}

function compareItem(
  then: SnapshotItem | undefined,
  now: SnapshotItem,
): Pick<ItemChange, 'kind' | 'by' | 'fields'> | undefined {
  const was = then !== undefined && !isRemoved(then);
  const is = !isRemoved(now);
  if (!was && !is) return undefined;
  if (!was) {
    const by = then ? '' : String(now.values['createdBy'] ?? '');
    return { kind: then ? 'returned' : 'added', by, fields: [] };
  }
  if (!is) return { kind: 'removed', by: String(now.values['removedBy'] ?? ''), fields: [] };
  const fields = [...changedTexts(then, now), ...changedValues(then, now)];
  return fields.length > 0 ? { kind: 'changed', by: '', fields } : undefined;
}

function changedTexts(then: SnapshotItem, now: SnapshotItem): FieldChange[] {
  return keysOf(then.texts, now.texts).flatMap((field) => {
    const [before, after] = [then.texts[field] ?? '', now.texts[field] ?? ''];
    return before === after ? [] : [{ field, parts: wordDiff(before, after) }];
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
