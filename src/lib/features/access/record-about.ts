import type { ConsentPurpose } from '#lib/domain/consents.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { AuditEntry } from '#lib/protocol/api.ts';
import { purposeWords } from './access-words.ts';

/** How people and pairs are called; whoever was erased has no name any more. */
export interface RecordNames {
  readonly person: (id: string) => string;
  readonly pair: (id: string) => string;
}

const roleWords: Readonly<Record<string, () => string>> = {
  curator: m.record_role_curator,
  head: m.record_role_head,
  member: m.record_role_member,
  out: m.record_role_out,
  back: m.record_role_back,
  // Of records before consents had entries of their own.
  consent: m.record_role_consent,
  noConsent: m.record_role_noConsent,
};

const partWords: Readonly<Record<string, () => string>> = {
  passport: m.programme_part_passport,
  forms: m.programme_part_forms,
  roadmap: m.programme_part_roadmap,
  calendar: m.programme_part_calendar,
  surveys: m.record_part_surveys,
  indicators: m.programme_part_indicators,
  documents: m.programme_part_documents,
  resources: m.programme_part_resources,
  periods: m.programme_part_periods,
  retention: m.retention_heading,
};

const personWords: Readonly<Record<string, (words: { name: string }) => string>> = {
  added: m.record_person_added,
  edited: m.record_person_edited,
  request: m.record_person_request,
  selection: m.record_person_selection,
  matching: m.record_person_matching,
  recognition: m.record_person_recognition,
};

const rosterWords: Readonly<Record<string, () => string>> = {
  criteria: m.record_criteria,
  matching: m.record_matching,
};

type ConsentWords = (words: { name: string; purpose: string }) => string;
const consentWords: Readonly<Record<string, ConsentWords>> = {
  given: m.record_consent_given,
  'given.mistake': m.record_consent_given_mistake,
  withdrawn: m.record_consent_withdrawn,
  'withdrawn.mistake': m.record_consent_withdrawn_mistake,
};

const pairWords: Readonly<Record<string, (words: { names: string }) => string>> = {
  proposed: m.record_pair_proposed,
  agreed: m.record_pair_agreed,
  formed: m.record_pair_formed,
  active: m.record_pair_active,
  paused: m.record_pair_paused,
  closed: m.record_pair_closed,
  takenBack: m.record_pair_takenBack,
  edited: m.record_pair_edited,
};

/** Of whom or what an entry of the record tells, and what it was, in words. */
export function aboutOf(entry: AuditEntry, names: RecordNames): string {
  switch (entry.kind) {
    case 'consent':
      return aboutConsent(entry, names);
    case 'pairing':
      return aboutPair(entry, names);
    default:
      return entry.document === null ? aboutPerson(entry, names) : aboutDocument(entry, names);
  }
}

function aboutConsent({ subjectId, detail }: AuditEntry, { person }: RecordNames): string {
  const [what = '', code = ''] = detail.split(':');
  const name = person(subjectId ?? '');
  const purpose = purposeWords[code as ConsentPurpose]?.() ?? '';
  return consentWords[what]?.({ name, purpose: purpose.toLowerCase() }) ?? name;
}

function aboutPair(
  { subjectId, pairId, detail }: AuditEntry,
  { person, pair }: RecordNames,
): string {
  if (pairId !== null) {
    const words = { name: person(subjectId ?? ''), names: pair(pairId) };
    return detail === 'left' ? m.record_pair_left(words) : m.record_pair_joined(words);
  }
  const names = pair(subjectId ?? '');
  return pairWords[detail]?.({ names }) ?? names;
}

function aboutPerson(
  { kind, subjectId, detail }: AuditEntry,
  { person, pair }: RecordNames,
): string {
  if (detail === 'record') return m.record_about_record();
  if (subjectId === null) return '';
  if (kind === 'erased' && detail === 'pair') return pair(subjectId);
  const name = person(subjectId);
  if (detail === 'page') return m.record_about_page({ name });
  const more = kind === 'role' ? roleWords[detail]?.() : undefined;
  return more === undefined ? name : `${name}: ${more}`;
}

function aboutDocument({ document, subjectId, detail }: AuditEntry, names: RecordNames): string {
  const [id, [what = '', count = '']] = [subjectId ?? '', detail.split(':')];
  switch (document) {
    case 'programme': {
      const part = partWords[what]?.();
      return part
        ? m.record_about_part({ part: part.toLowerCase() })
        : m.record_document_programme();
    }
    case 'roster':
      if (what === 'more') return m.record_more_people({ count: Number(count) });
      if (subjectId === null) return rosterWords[what]?.() ?? m.record_document_roster();
      return personWords[what]?.({ name: names.person(id) }) ?? names.person(id);
    case 'pair':
      return m.record_document_pair({ names: names.pair(id) });
    case 'supervision':
      return m.record_document_supervision({ names: names.pair(id) });
    case 'answers':
      return m.record_about_answers({ name: names.person(id) });
    case 'overview':
      return m.record_about_overview();
    default:
      return '';
  }
}
