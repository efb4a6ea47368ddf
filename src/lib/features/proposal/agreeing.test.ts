import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addProposal, forgetAgreement, noteAgreement } from '#lib/documents/pair-states.ts';
import { readRoster } from '#lib/documents/roster.ts';
import type { ProposalAnswer } from '#lib/domain/pair-state.ts';
import { planAgreements } from './agreeing.ts';

const doc = new Y.Doc();
prepareForEditing(doc, 'roster', 'curator');
const propose = (mentorId: string, ...menteeIds: string[]) =>
  addProposal(doc, { mentorId, menteeIds, form: 'studentStudent', proposedOn: '2026-09-01' });
const ids = {
  nobody: propose('белова', 'костя'),
  half: propose('лунин', 'тоня'),
  all: propose('орлов', 'петя'),
  no: propose('зимина', 'вася'),
  held: propose('чиж', 'аня'),
  noted: propose('ким', 'юля'),
};
noteAgreement(doc, ids.noted, '2026-09-02', 'inPerson');

const said: Readonly<Record<string, ProposalAnswer['choice']>> = {
  [`лунин/${ids.half}`]: 'agreed',
  [`орлов/${ids.all}`]: 'agreed',
  [`петя/${ids.all}`]: 'agreed',
  [`вася/${ids.no}`]: 'declined',
};
const plan = () =>
  planAgreements(
    readRoster(doc).pairs,
    (personId, pairId) => {
      const choice = said[`${personId}/${pairId}`];
      return choice && { choice, reason: '', at: '2026-09-02T10:00:00Z' };
    },
    ({ id }) => (id === ids.held ? { words: 'нет согласия', unready: undefined } : undefined),
  );

it('a curator answers for those who have said nothing in the app, in pairs that nothing holds back', () => {
  const { may, passedOver } = plan();
  expect(may.map(({ pair, inPerson, inApp }) => [pair.id, inPerson, inApp])).toEqual([
    [ids.nobody, ['белова', 'костя'], []],
    [ids.half, ['тоня'], ['лунин']],
  ]);
  expect(passedOver.map(({ pair, because }) => [pair.id, because])).toEqual([
    [ids.no, 'declined'],
    [ids.held, { words: 'нет согласия', unready: undefined }],
  ]);
});

it('what was noted for several can be taken back, and they wait for answers as before', () => {
  const before = readRoster(doc).pairs;
  for (const { pair } of plan().may) noteAgreement(doc, pair.id, '2026-09-03', 'inPerson');
  const noted = readRoster(doc).pairs.filter(({ state }) => state === 'agreed');
  expect(noted.map(({ id }) => id).toSorted()).toEqual(
    [ids.nobody, ids.half, ids.noted].toSorted(),
  );
  for (const id of [ids.nobody, ids.half]) forgetAgreement(doc, id);
  expect(readRoster(doc).pairs).toEqual(before);
});
