import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { access } from '#lib/domain/access.ts';
import { consentState, looksLikeClass } from '#lib/domain/consents.ts';
import {
  addConsent,
  readConsents,
  removeConsent,
  removeWithdrawal,
  withdrawConsent,
} from './consents.ts';
import { prepareForEditing } from './document.ts';
import { readAccessRoster } from './roster-access.ts';
import { addPerson, readRoster } from './roster.ts';

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

test('whoever took their consent back is let in nowhere but their own diary, until there is a new one', () => {
  const { olga } = twoCurators();
  addPerson(olga, { id: 'kostya', name: 'Зимин Костя' });
  addConsent(olga, paper);
  const who = { persons: new Map([['school', 'kostya']]) };
  const rights = () => {
    const roster = readAccessRoster(olga);
    return (['programme', 'diary', 'answers'] as const).map((kind) =>
      access(who, { org: 'school', kind, id: kind === 'programme' ? '' : 'kostya' }, roster),
    );
  };
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
