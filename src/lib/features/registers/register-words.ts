import { signInWords } from '#lib/features/access/sign-in-words.ts';
import type { IsoDate } from '#lib/domain/dates.ts';
import { noFilter, type RegisterFilter } from '#lib/domain/register-choice.ts';
import type { ScreenColumn } from '#lib/domain/register-columns.ts';
import {
  closedPairs,
  consentDay,
  fieldKinds,
  formsIn,
  partnersOf,
  type Register,
  type RegisterField,
  type RegisterPair,
  type RegisterPerson,
  type RegisterValue,
} from '#lib/domain/registers.ts';
import type { OutcomeKind } from '#lib/domain/register-plan.ts';
import type { RegisterValues } from '#lib/domain/register-table.ts';
import { formatDate, formatNumber } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { columnTerms, consentFilterTerms, signInFilterTerms } from '#lib/i18n/register-terms.ts';
import { trainingTerms } from '#lib/i18n/selection-terms.ts';
import { formTerms } from '#lib/i18n/terms.ts';
import type { SignIns } from '#lib/state/sign-ins.svelte.ts';

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

interface CellFacts {
  readonly register: Register;
  /** Where the person stands in what is shown. */
  readonly number: number;
  readonly signIns: SignIns;
  readonly today: IsoDate;
}

/** What a cell of a register says; empty where nothing is known. */
export function cellWords(
  person: RegisterPerson,
  column: ScreenColumn,
  { register, number, signIns, today }: CellFacts,
): string {
  switch (column) {
    case 'number':
      return String(number);
    case 'form':
      return formsIn(person, register)
        .map((form) => formTerms[form]())
        .join(', ');
    case 'mentor':
    case 'mentees':
      return partnersOf(person, register).join(', ');
    case 'closedPairs':
      return String(closedPairs(person, register));
    case 'interview':
      return person.interviewMark === null ? '' : formatNumber(person.interviewMark, 1);
    case 'training':
      return person.trainings.map((kind) => trainingTerms[kind]()).join(', ');
    case 'consent': {
      const day = consentDay(person);
      return day === null ? '' : formatDate(day);
    }
    case 'signIn':
      return signIns.known ? signInWords(signIns.of(person.id), today) : '';
    default: {
      const value = person[column];
      return value === null || value === '' ? '' : valueWords(column, value);
    }
  }
}

/** «7Б», or all classes of a year. */
export function classWords(mark: string): string {
  return /^\d+$/u.test(mark) ? m.register_class_year({ year: mark }) : mark;
}

/** The choices behind «Ещё фильтры» that narrow a register down, in one line; empty without any. */
export function filterWords(filter: RegisterFilter): string {
  const { schoolClass, form, consent, signIn } = filter;
  const parts = [
    schoolClass === 'none' ? m.register_class_none() : classWords(schoolClass),
    form === '' ? '' : formTerms[form](),
    consent === noFilter.consent ? '' : consentFilterTerms[consent](),
    signIn === noFilter.signIn ? '' : signInFilterTerms[signIn](),
  ];
  return parts.filter(Boolean).join(', ');
}
