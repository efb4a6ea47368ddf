import { formatClock } from '#lib/i18n/formats.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { SavingState } from '#lib/sync/saving-state.ts';

/** The words for a saving state in the corner; the sentences are in `saving-explanation.ts`. */
export interface SavingWords {
  readonly label: string;
  readonly detail: string;
  readonly tone: 'neutral' | 'success' | 'warning' | 'danger';
}

const closings = {
  signIn: () => [m.save_sign_in(), m.save_sign_in_detail()],
  forbidden: () => [m.save_forbidden(), m.save_forbidden_detail()],
  gone: () => [m.save_forbidden(), m.save_forbidden_detail()],
  updateApp: () => [m.save_update(), m.save_update_detail()],
} as const;

export function savingWords(state: SavingState): SavingWords {
  switch (state.kind) {
    case 'cannotSave':
      return words(m.save_cannot(), m.save_cannot_detail(), 'danger');
    case 'notAccepted':
      return words(m.save_not_accepted(), m.save_not_accepted_detail(), 'danger');
    case 'closed': {
      const [label = '', detail = ''] = closings[state.reason]();
      return words(label, detail, 'warning');
    }
    case 'spaceLow':
      return words(
        m.save_space_low(),
        state.unsent > 0 ? m.save_unsent({ count: state.unsent }) : m.save_space_low_detail(),
        'warning',
      );
    case 'saving':
      return words(m.save_saving(), m.save_saving_detail());
    case 'offline':
      return words(m.save_offline(), offlineDetail(state));
    case 'sending':
      return words(
        m.save_sending(),
        state.unsent > 0 ? m.save_sending_count({ count: state.unsent }) : m.save_sending_check(),
      );
    case 'onServer':
      return words(
        m.save_on_server(),
        m.save_on_server_at({ time: formatClock(state.at) }),
        'success',
      );
  }
}

function offlineDetail({ unsent, sentAt }: SavingState & { kind: 'offline' }): string {
  if (unsent > 0) return m.save_unsent({ count: unsent });
  return sentAt ? m.save_offline_sent({ time: formatClock(sentAt) }) : m.save_offline_clean();
}

function words(label: string, detail: string, tone: SavingWords['tone'] = 'neutral'): SavingWords {
  return { label, detail, tone };
}
