import type { Roster } from '#lib/documents/roster.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { AuditEntry, AuditKind } from '#lib/protocol/api.ts';

export const kindWords: Readonly<Record<AuditKind, () => string>> = {
  signIn: m.record_kind_signIn,
  opened: m.record_kind_opened,
  copied: m.record_kind_copied,
  changed: m.record_kind_changed,
  code: m.record_kind_code,
  revoked: m.record_kind_revoked,
  role: m.record_kind_role,
  export: m.record_kind_export,
  erased: m.record_kind_erased,
};

const detailWords: Readonly<Record<string, () => string>> = {
  curator: m.record_role_curator,
  head: m.record_role_head,
  member: m.record_role_member,
  out: m.record_role_out,
  back: m.record_role_back,
  consent: m.record_role_consent,
  noConsent: m.record_role_noConsent,
};

/** An entry of the record in words: the server keeps ids, the roster has the names. */
export interface RecordLine {
  readonly at: Date;
  readonly who: string;
  readonly what: string;
  readonly about: string;
}

export function recordLines(entries: readonly AuditEntry[], roster: Roster): RecordLine[] {
  const names = new Map(roster.people.map(({ id, name }) => [id, name]));
  const pairNames = new Map(
    roster.pairs.map(({ id, members }) => [
      id,
      members.map(({ personId }) => names.get(personId) ?? '').join(' – '),
    ]),
  );
  const nameOf = (id: string) => names.get(id) ?? m.record_erased_person();
  const pairOf = (id: string) => pairNames.get(id) ?? m.record_erased_pair();

  function aboutOf({ kind, subjectId, document, detail }: AuditEntry): string {
    if (document === 'programme') return m.record_document_programme();
    if (document === 'roster') return m.record_document_roster();
    if (subjectId === null) return '';
    if (document === 'pair') return m.record_document_pair({ names: pairOf(subjectId) });
    if (document === 'supervision') {
      return m.record_document_supervision({ names: pairOf(subjectId) });
    }
    if (kind === 'erased' && detail === 'pair') return pairOf(subjectId);
    const more = kind === 'role' ? detailWords[detail]?.() : undefined;
    return more === undefined ? nameOf(subjectId) : `${nameOf(subjectId)}: ${more}`;
  }

  return entries.map((entry) => ({
    at: new Date(entry.at),
    who: entry.personId === null ? m.record_server() : nameOf(entry.personId),
    what: kindWords[entry.kind](),
    about: aboutOf(entry),
  }));
}
