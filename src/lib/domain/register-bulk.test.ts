import { expect, it } from 'vitest';

import { registerPerson } from '../../../tests/support/register-person.ts';
import { planBulk, type BulkAction } from './register-bulk.ts';
import type { RegisterPair } from './registers.ts';

const working: RegisterPair = {
  ...{ part: 'mentee', form: 'studentStudent', closed: false, asked: false },
  partners: ['Лунин Олег'],
};
const people = [
  registerPerson('а', { position: '7А', consents: ['2026-09-01'] }),
  registerPerson('б', { position: '6А', pairs: [working], consents: ['2026-09-01'] }),
  registerPerson('в', { position: '6А', isIn: { mentee: true, mentor: true } }),
];

it.each<[BulkAction, string, { concerned: string; same: string; held: string }]>([
  ['position', '7А', { concerned: 'бв', same: 'а', held: '' }],
  // Nothing is written down for whoever has not consented.
  ['kind', 'pupil', { concerned: 'б', same: 'а', held: 'в' }],
  ['join', '', { concerned: 'аб', same: 'в', held: '' }],
  // Whoever works in a pair would be missed in the register.
  ['leave', '', { concerned: 'ав', same: '', held: 'б' }],
])('before «%s» it is said for whom it does something', (action, value, expected) => {
  const kindOf = (id: string) => (id === 'а' ? 'pupil' : null);
  const plan = planBulk(action, people, { register: 'mentee', value, kindOf });
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id).join('');
  expect({
    concerned: ids(plan.concerned),
    same: ids(plan.same),
    held: ids(plan.held),
  }).toEqual(expected);
});
