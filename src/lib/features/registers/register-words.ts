import { fieldKinds, type RegisterField, type RegisterValue } from '#lib/domain/registers.ts';
import type { OutcomeKind } from '#lib/domain/register-plan.ts';
import type { RegisterValues } from '#lib/domain/register-table.ts';
import { formatDate } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { columnTerms } from '#lib/i18n/register-terms.ts';
import type { Register, RegisterPair } from '#lib/domain/registers.ts';
import { formTerms } from '#lib/i18n/terms.ts';

/** A value as a curator reads it. */
export function valueWords(field: RegisterField, value: RegisterValue): string {
  if (fieldKinds[field] === 'date') return formatDate(String(value));
  if (typeof value === 'boolean') return value ? m.register_yes() : m.register_no();
  return String(value);
}

/** All that a row says besides the name, in one line. */
export function rowWords(values: RegisterValues): string {
  return Object.entries(values)
    .filter(([field]) => field !== 'name')
    .map(([field, value]) => {
      const known = field as RegisterField;
      return m.import_change_new({
        field: columnTerms[known](),
        after: valueWords(known, value),
      });
    })
    .join(' · ');
}

export const outcomeCounts: Readonly<Record<OutcomeKind, (inputs: { count: number }) => string>> = {
  mistaken: m.import_kind_mistaken,
  unclear: m.import_kind_unclear,
  new: m.import_kind_new,
  changed: m.import_kind_changed,
  same: m.import_kind_same,
  repeated: m.import_kind_repeated,
};

/** «Ученик – ученик, наставник – Лунин Олег» */
export function pairWords({ form, partners, closed, asked }: RegisterPair, part: Register): string {
  const say = part === 'mentee' ? m.register_pair_of_mentee : m.register_pair_of_mentor;
  const pair = say({ form: formTerms[form](), names: partners.join(', ') });
  if (asked) return m.register_pair_asked({ pair });
  return closed ? m.register_pair_closed({ pair }) : pair;
}
