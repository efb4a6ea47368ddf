import type { FieldChange, ItemChange } from '#lib/domain/compare-snapshots.ts';
import { responsibles } from '#lib/domain/plan.ts';
import { doerWords, type Circle } from '#lib/i18n/doers.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { valueWords } from './history-words.ts';

/** A value that was changed. */
export type ValueChange = Exclude<FieldChange, { parts: unknown }>;

/**
 * What a value of `change` was or is now, in words; in a group a mentee by name. `menteeId` is whose task it is
 * now, which counts on both sides unless that was changed too.
 */
export function changedWords(
  { fields }: Pick<ItemChange, 'fields'>,
  { field, ...values }: ValueChange,
  side: 'before' | 'after',
  { circle, menteeId }: { readonly circle: Circle; readonly menteeId: string },
): string {
  const value = values[side];
  // Whose it is; a task without a mentee's name is everybody's.
  if (field === 'menteeId') return circle.nameOf(String(value ?? '')) || m.whose_everybody();
  const responsible = field === 'responsible' && responsibles.find((known) => known === value);
  if (!responsible) return valueWords(field, value);
  const other = fields.find((each) => each.field === 'menteeId');
  const whose = other && 'before' in other ? String(other[side] ?? '') : menteeId;
  return doerWords({ responsible, menteeId: whose }, circle);
}
