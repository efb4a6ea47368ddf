import type { BulkAction } from '#lib/domain/register-bulk.ts';
import { otherRegister, type Register } from '#lib/domain/registers.ts';
import { m } from '#lib/i18n/generated/messages.js';

const joining = { mentee: m.bulk_join_mentee, mentor: m.bulk_join_mentor };
const leaving = { mentee: m.bulk_leave_mentee, mentor: m.bulk_leave_mentor };

/** What a bulk action is called in a register. */
export function bulkTitle(action: BulkAction, register: Register): string {
  if (action === 'position') return m.bulk_position();
  if (action === 'kind') return m.bulk_kind();
  return action === 'join' ? joining[otherRegister(register)]() : leaving[register]();
}
