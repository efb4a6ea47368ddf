import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { access } from '#lib/domain/access.ts';
import {
  consentState,
  looksLikeClass,
  nameInContact,
  planConsents,
  withoutConsent,
} from '#lib/domain/consents.ts';
import {
  addConsent,
  addConsents,
  readConsents,
  removeConsent,
  removeWithdrawal,
  undoConsents,
  withdrawConsent,
} from './consents.ts';
import { prepareForEditing } from './document.ts';
import { readAccessRoster } from './roster-access.ts';
import { addPerson, readRoster, removePerson } from './roster.ts';

const paper = {
  personId: 'kostya',
  purpose: 'participation',
  giver: 'parent',
  givenBy: 'Зимина Анна',
  givenOn: '2026-09-02',
} as const;
const kostya = { personId: 'kostya', purpose: 'participation' } as const;

/** Copies of one roster on the tablets of two curators, whose clock a test sets. */
function twoCurators() {
  let moment = 0;
  const copies = ['olga', 'pavel'].map((personId) => {
    const doc = new Y.Doc();
    let made = 0;
    prepareForEditing(doc, 'roster', personId, {
      newId: () => `${personId}-${made++}`,
      now: () => new Date(Date.UTC(2026, 8, 10) + moment++ * 1000).toISOString(),
    });
    return doc;
  });
  const [olga, pavel] = copies as [Y.Doc, Y.Doc];
  const meet = () => {
    Y.applyUpdate(olga, Y.encodeStateAsUpdate(pavel), 'remote');
    Y.applyUpdate(pavel, Y.encodeStateAsUpdate(olga), 'remote');
  };
  return { olga, pavel, meet };
}

const stateIn = (doc: Y.Doc) => consentState(readConsents(doc), 'kostya');

test('a consent and its withdrawal are two records with their own dates', () => {
  const { olga } = twoCurators();
  expect(stateIn(olga)).toBe('missing');
  addConsent(olga, paper);
  expect(stateIn(olga)).toBe('given');
  withdrawConsent(olga, kostya, { on: '2026-10-01', by: 'Зимина Анна' });
  expect(stateIn(olga)).toBe('withdrawn');
  expect(readConsents(olga)).toMatchObject([
    { givenOn: '2026-09-02', textVersion: 1, withdrawal: { on: '2026-10-01' } },
  ]);
  addConsent(olga, { ...paper, givenOn: '2026-10-05' });
  expect(stateIn(olga)).toBe('given');
  expect(readConsents(olga)).toHaveLength(2);
});

test('a consent to one purpose is none to another, and one to an unknown purpose is none at all', () => {
  const { olga } = twoCurators();
  addConsent(olga, { ...paper, purpose: 'publication' });
  addConsent(olga, { ...paper, purpose: 'everything' as 'publication' });
  expect(stateIn(olga)).toBe('missing');
  expect(readConsents(olga)).toHaveLength(1);
});

test('one paper that two curators record apart is one, and its withdrawal takes back both records', () => {
  const { olga, pavel, meet } = twoCurators();
  addConsent(olga, paper);
  addConsent(pavel, paper);
  // Olga has not heard of the second record when the parent comes to take it back.
  withdrawConsent(olga, kostya, { on: '2026-10-01', by: 'Зимина Анна' });
  meet();
  for (const doc of [olga, pavel]) {
    expect(stateIn(doc)).toBe('withdrawn');
    expect(readConsents(doc)).toHaveLength(1);
  }
  removeWithdrawal(pavel, readConsents(pavel)[0]!.id);
  meet();
  expect(stateIn(olga)).toBe('given');
  removeConsent(olga, readConsents(olga)[0]!.id);
  expect(stateIn(olga)).toBe('missing');
});

test('whoever has not consented, or took that back, is let in nowhere but their own diary, until there is a consent', () => {
  const { olga } = twoCurators();
  addPerson(olga, { id: 'kostya', name: 'Зимин Костя' });
  const who = { persons: new Map([['school', 'kostya']]) };
  const rights = () => {
    const roster = readAccessRoster(olga);
    return (['programme', 'diary', 'answers'] as const).map((kind) =>
      access(who, { org: 'school', kind, id: kind === 'programme' ? '' : 'kostya' }, roster),
    );
  };
  expect(rights()).toEqual(['none', 'read', 'none']);
  addConsent(olga, paper);
  expect(rights()).toEqual(['read', 'write', 'write']);
  withdrawConsent(olga, kostya, { on: '2026-10-01', by: 'Зимина Анна' });
  expect(rights()).toEqual(['none', 'read', 'none']);
  expect(readRoster(olga).people[0]?.removed).toBe(false);
  addConsent(olga, { ...paper, givenOn: '2026-10-05' });
  expect(rights()).toEqual(['read', 'write', 'write']);
});

test('whatever lies in the roots, reading bears it', () => {
  const { olga } = twoCurators();
  addConsent(olga, { ...paper, givenOn: 'вчера' });
  olga.getMap('consents').set('odd', 7);
  olga.getMap('withdrawals').set('odd', new Y.Map([['consentId', 'odd']]));
  expect(readConsents(olga)).toEqual([]);
});

test('a class is told from a position', () => {
  expect(['7 Б', '10-А класс', '1', '9'].every(looksLikeClass)).toBe(true);
  expect(['учитель 7 класса', '12 лет стажа', '100', ''].some(looksLikeClass)).toBe(false);
});

test('several consents are recorded at once and taken back at once, but not what another curator recorded', () => {
  const { olga, pavel, meet } = twoCurators();
  const made = addConsents(olga, [paper, { ...paper, personId: 'lena', givenBy: '' }]);
  addConsent(pavel, paper);
  meet();
  expect(readConsents(olga).map(({ personId }) => personId)).toEqual(['kostya', 'lena']);
  undoConsents(olga, made);
  meet();
  for (const doc of [olga, pavel]) {
    expect(readConsents(doc).map(({ personId }) => personId)).toEqual(['kostya']);
  }
});

test('of several people only those without a record are offered; who took theirs back is asked alone', () => {
  const { olga } = twoCurators();
  for (const personId of ['kostya', 'lena']) addConsent(olga, { ...paper, personId });
  withdrawConsent(
    olga,
    { personId: 'lena', purpose: 'participation' },
    { on: '2026-10-01', by: '' },
  );
  const people = ['kostya', 'lena', 'misha', 'olga'].map((id) => ({
    id,
    role: id === 'olga' ? 'curator' : 'member',
  }));
  const ids = (purpose: 'participation' | 'publication') =>
    Object.values(planConsents(people, readConsents(olga), purpose)).map((round) =>
      round.map(({ id }: { id: string }) => id),
    );
  expect(ids('participation')).toEqual([['misha'], ['kostya'], ['lena'], ['olga']]);
  expect(ids('publication')).toEqual([['kostya', 'lena', 'misha', 'olga'], [], [], []]);
});

test.each([
  ['Зимина Анна Викторовна, 8 900 000-00-00', 'Зимина Анна Викторовна'],
  ['мама – Агеева Вера, vera@example.org', 'Агеева Вера'],
  ['Мать: Римская-Корсакова Н. И., 8-900', 'Римская-Корсакова Н.И.'],
  ['8 900 000-00-00', ''],
  ['', ''],
  // Which of the two signed is on the paper alone.
  ['Зимина Анна Викторовна 8 900, Зимин Пётр Ильич 8 901', ''],
])('the parent’s name is taken from the contact: %s', (contact, name) => {
  expect(nameInContact(contact)).toBe(name);
});

test('who may not take part yet is told of all or of some, without those who need no consent or have left', () => {
  const { olga } = twoCurators();
  for (const id of ['kostya', 'lena', 'misha']) addPerson(olga, { id, name: id });
  addPerson(olga, { id: 'gone', name: 'gone' });
  removePerson(olga, 'gone');
  addPerson(olga, { id: 'olga', name: 'olga', role: 'curator' });
  addConsent(olga, paper);
  addConsent(olga, { ...paper, personId: 'lena', purpose: 'publication' });
  const ids = (some?: string[]) => withoutConsent(readRoster(olga), some).map(({ id }) => id);
  expect(ids()).toEqual(['lena', 'misha']);
  expect(ids(['kostya', 'misha', 'olga', 'gone', 'nobody'])).toEqual(['misha']);
});
