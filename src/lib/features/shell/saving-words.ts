import { formatClock } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { SavingState } from '#lib/sync/saving-state.ts';

/** The words for a saving state: two in the corner, and a sentence behind them. */
export interface SavingWords {
  readonly label: string;
  readonly detail: string;
  readonly explanation: string;
  readonly tone: 'neutral' | 'success' | 'warning' | 'danger';
}

const refusals = {
  readOnly: m.save_explain_not_accepted_readOnly,
  malformed: m.save_explain_not_accepted_malformed,
  tooLarge: m.save_explain_not_accepted_tooLarge,
  storage: m.save_explain_not_accepted_storage,
  gone: m.save_explain_not_accepted_gone,
};

const closings = {
  signIn: () => [m.save_sign_in(), m.save_sign_in_detail(), m.save_explain_sign_in()],
  forbidden: () => [m.save_forbidden(), m.save_forbidden_detail(), m.save_explain_forbidden()],
  gone: () => [m.save_forbidden(), m.save_forbidden_detail(), m.save_explain_forbidden()],
  updateApp: () => [m.save_update(), m.save_update_detail(), m.save_explain_update()],
} as const;

export function savingWords(state: SavingState): SavingWords {
  switch (state.kind) {
    case 'cannotSave':
      return words(m.save_cannot(), m.save_cannot_detail(), m.save_explain_cannot(), 'danger');
    case 'notAccepted':
      return words(
        m.save_not_accepted(),
        m.save_not_accepted_detail(),
        refusals[state.refusal](),
        'danger',
      );
    case 'closed': {
      const [label = '', detail = '', explanation = ''] = closings[state.reason]();
      return words(label, detail, explanation, 'warning');
    }
    case 'saving':
      return words(m.save_saving(), m.save_saving_detail(), m.save_explain_saving(), 'neutral');
    case 'offline':
      return words(
        m.save_offline(),
        state.unsent > 0 ? m.save_unsent({ count: state.unsent }) : m.save_offline_clean(),
        m.save_explain_offline(),
        'neutral',
      );
    case 'sending':
      return words(
        m.save_sending(),
        state.unsent > 0 ? m.save_sending_count({ count: state.unsent }) : m.save_sending_check(),
        m.save_explain_sending(),
        'neutral',
      );
    case 'onServer':
      return words(
        m.save_on_server(),
        m.save_on_server_at({ time: formatClock(state.at) }),
        m.save_explain_on_server(),
        'success',
      );
  }
}

function words(
  label: string,
  detail: string,
  explanation: string,
  tone: SavingWords['tone'],
): SavingWords {
  return { label, detail, explanation, tone };
}
