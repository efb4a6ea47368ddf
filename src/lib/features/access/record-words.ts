import type { Roster } from '#lib/documents/roster.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { AuditEntry, AuditKind } from '#lib/protocol/api.ts';
import { aboutOf } from './record-about.ts';

export const kindWords: Readonly<Record<AuditKind, () => string>> = {
  signIn: m.record_kind_signIn,
  opened: m.record_kind_opened,
  copied: m.record_kind_copied,
  changed: m.record_kind_changed,
  consent: m.record_kind_consent,
  pairing: m.record_kind_pairing,
  code: m.record_kind_code,
  revoked: m.record_kind_revoked,
  role: m.record_kind_role,
  export: m.record_kind_export,
  erased: m.record_kind_erased,
};

/** An entry of the record in words: the server keeps ids, the roster has the names. */
export interface RecordLine {
  readonly at: Date;
  readonly who: string;
  readonly what: string;
  readonly about: string;
}

export function recordLines(
  entries: readonly AuditEntry[],
  { people, pairs }: Pick<Roster, 'people' | 'pairs'>,
): RecordLine[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const pairNames = new Map(
    pairs.map(({ id, members }) => [
      id,
      members.map(({ personId }) => names.get(personId) ?? '').join(' – '),
    ]),
  );
  const person = (id: string) => names.get(id) ?? m.record_erased_person();
  const pair = (id: string) => pairNames.get(id) ?? m.record_erased_pair();
  return entries.map((entry) => ({
    at: new Date(entry.at),
    who: entry.personId === null ? m.record_server() : person(entry.personId),
    what: kindWords[entry.kind](),
    about: aboutOf(entry, { person, pair }),
  }));
}

/** The record as a table to take along, with its headings. */
export function recordTable(lines: readonly RecordLine[]): string[][] {
  const titles = [
    m.record_column_when(),
    m.record_column_who(),
    m.record_column_what(),
    m.record_column_about(),
  ];
  return [titles, ...lines.map(({ at, who, what, about }) => [momentOf(at), who, what, about])];
}

/** `2026-11-26 14:02:31` by this tablet's clock: it sorts, and spreadsheets know it. */
const momentOf = (at: Date) =>
  `${new Intl.DateTimeFormat('sv-SE').format(at)} ${at.toTimeString().slice(0, 8)}`;
