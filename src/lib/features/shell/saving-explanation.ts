import { parseDocumentName, type DocumentKind } from '#lib/domain/document-name.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { SavingState } from '#lib/sync/saving-state.ts';

const troubles = { full: m.save_explain_full, unavailable: m.save_explain_unavailable };

const refusals = {
  readOnly: m.save_explain_not_accepted_readOnly,
  malformed: m.save_explain_not_accepted_malformed,
  tooLarge: m.save_explain_not_accepted_tooLarge,
  storage: m.save_explain_not_accepted_storage,
  gone: m.save_explain_not_accepted_gone,
};

const closings = {
  signIn: m.save_explain_sign_in,
  forbidden: m.save_explain_forbidden,
  gone: m.save_explain_forbidden,
  updateApp: m.save_explain_update,
};

/** What a saving state means and what to do, in a sentence. Long words, so loaded when asked for. */
export function explainSaving(state: SavingState): string {
  switch (state.kind) {
    case 'cannotSave':
      return troubles[state.trouble]();
    case 'notAccepted':
      return refusals[state.refusal]();
    case 'closed':
      return closings[state.reason]();
    case 'spaceLow':
      return m.save_explain_space_low();
    case 'saving':
      return m.save_explain_saving();
    case 'offline':
      return state.sentAt ? m.save_explain_offline_sent() : m.save_explain_offline();
    case 'sending':
      return m.save_explain_sending();
    case 'onServer':
      return m.save_explain_on_server();
  }
}

const kinds: Readonly<Record<DocumentKind, () => string>> = {
  programme: m.document_programme,
  roster: m.document_roster,
  pair: m.document_pair,
  supervision: m.document_supervision,
  shared: m.document_shared,
  diary: m.document_diary,
  answers: m.document_answers,
  overview: m.document_overview,
};

/** What people call a document. */
export function documentWords(name: string): string {
  const kind = parseDocumentName(name)?.kind;
  return kind ? kinds[kind]() : name;
}
