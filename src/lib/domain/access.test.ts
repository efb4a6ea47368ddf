import { describe, expect, it } from 'vitest';

import { access, type Access, type AccessRoster, type Identity } from './access.ts';
import { parseDocumentName } from './document-name.ts';
import type { PairState } from './pair-state.ts';

const person = (role: 'curator' | 'head' | 'member', removed = false, lacksConsent = false) => ({
  role,
  removed,
  lacksConsent,
});
const pair = (state: PairState, ...members: string[]) => ({
  state,
  members: new Set(members),
  mentors: new Set(members.slice(0, 1)),
  former: new Set<string>(['active', 'closed'].includes(state) ? ['former'] : []),
});

/** `former` was once in both pairs of mentor and mentee; `removed` and `unasked` still stand in one. */
const roster: AccessRoster = {
  people: new Map([
    ['curator', person('curator')],
    ['head', person('head')],
    ['mentor', person('member')],
    ['mentee', person('member')],
    ['other', person('member')],
    ['former', person('member')],
    ['removed', person('member', true)],
    ['unasked', person('member', false, true)],
    ['removed-curator', person('curator', true)],
    ['mentoring-curator', person('curator')],
  ]),
  pairs: new Map([
    ['active', pair('active', 'mentor', 'mentee', 'removed', 'unasked')],
    ['closed', pair('closed', 'mentor', 'mentee')],
    ['proposed', pair('proposed', 'mentor', 'mentee')],
    ['agreed', pair('agreed', 'mentor', 'mentee')],
    ['paused', pair('paused', 'mentor', 'mentee')],
    ['another', pair('active', 'other', 'mentoring-curator')],
  ]),
};

const as = (personId: string): Identity => ({ persons: new Map([['school', personId]]) });
const everybody: Record<string, Identity> = {
  curator: as('curator'),
  head: as('head'),
  'mentor of the pair': as('mentor'),
  'mentee of the pair': as('mentee'),
  'member of another pair': as('other'),
  'former member of the pair': as('former'),
  'removed person': as('removed'),
  'member of the pair without a consent': as('unasked'),
  'removed curator': as('removed-curator'),
  'curator who mentors another pair': as('mentoring-curator'),
  'person whom the roster does not know': as('nobody'),
  'account without any membership': { persons: new Map() },
  'curator of another organisation': { persons: new Map([['elsewhere', 'curator']]) },
};

/** Whoever is not named has no access at all. */
const table: Record<string, Record<string, Exclude<Access, 'none'>>> = {
  'school/programme': {
    curator: 'write',
    head: 'read',
    'mentor of the pair': 'read',
    'mentee of the pair': 'read',
    'member of another pair': 'read',
    'former member of the pair': 'read',
    'curator who mentors another pair': 'write',
  },
  'school/roster': { curator: 'write', 'curator who mentors another pair': 'write' },
  'school/overview': { curator: 'read', head: 'read', 'curator who mentors another pair': 'read' },
  'school/pair/active': {
    curator: 'read',
    'mentor of the pair': 'write',
    'mentee of the pair': 'write',
    'curator who mentors another pair': 'read',
  },
  'school/pair/closed': {
    curator: 'read',
    'mentor of the pair': 'read',
    'mentee of the pair': 'read',
    'curator who mentors another pair': 'read',
  },
  // Proposed and not begun, or paused: the curator is asked, the members only read.
  ...Object.fromEntries(
    ['proposed', 'agreed', 'paused'].flatMap((state) => [
      [
        `school/pair/${state}`,
        {
          curator: 'read',
          'mentor of the pair': 'read',
          'mentee of the pair': 'read',
          'curator who mentors another pair': 'read',
        },
      ],
      [
        `school/supervision/${state}`,
        {
          curator: 'write',
          'mentor of the pair': 'read',
          'mentee of the pair': 'read',
          'curator who mentors another pair': 'write',
        },
      ],
      [
        `school/shared/${state}.mentor.mentee`,
        {
          curator: 'read',
          'mentor of the pair': 'read',
          // What was shared before a pause can be taken back.
          'mentee of the pair': state === 'paused' ? 'write' : 'read',
          'curator who mentors another pair': 'read',
        },
      ],
    ]),
  ),
  'school/pair/another': {
    curator: 'read',
    'member of another pair': 'write',
    'curator who mentors another pair': 'write',
  },
  'school/pair/unknown': {},
  'school/supervision/active': {
    curator: 'write',
    'mentor of the pair': 'read',
    'mentee of the pair': 'read',
    'curator who mentors another pair': 'write',
  },
  'school/supervision/closed': {
    curator: 'write',
    'mentor of the pair': 'read',
    'mentee of the pair': 'read',
    'curator who mentors another pair': 'write',
  },
  'school/shared/active.mentor.mentor': {
    curator: 'read',
    'mentor of the pair': 'write',
    'mentee of the pair': 'read',
    'curator who mentors another pair': 'read',
  },
  'school/shared/active.mentor.mentee': {
    curator: 'read',
    'mentor of the pair': 'read',
    'mentee of the pair': 'write',
    'curator who mentors another pair': 'read',
  },
  // What the one who was mentor before lets go along, and what belongs to their time.
  'school/shared/active.mentor.former': {
    curator: 'read',
    'mentor of the pair': 'read',
    'mentee of the pair': 'read',
    'former member of the pair': 'write',
    'curator who mentors another pair': 'read',
  },
  'school/shared/active.former.mentee': {
    curator: 'read',
    'mentee of the pair': 'write',
    'curator who mentors another pair': 'read',
  },
  'school/shared/active.former.former': {
    curator: 'read',
    'mentee of the pair': 'read',
    'former member of the pair': 'write',
    'curator who mentors another pair': 'read',
  },
  // Its author may take back also when the pair is closed, whoever left it before too; nobody else writes.
  'school/shared/closed.mentor.mentee': {
    curator: 'read',
    'mentor of the pair': 'read',
    'mentee of the pair': 'write',
    'curator who mentors another pair': 'read',
  },
  'school/shared/closed.mentor.mentor': {
    curator: 'read',
    'mentor of the pair': 'write',
    'mentee of the pair': 'read',
    'curator who mentors another pair': 'read',
  },
  'school/shared/closed.former.former': {
    curator: 'read',
    'mentee of the pair': 'read',
    'former member of the pair': 'write',
    'curator who mentors another pair': 'read',
  },
  'school/shared/closed.former.mentee': {
    curator: 'read',
    'mentee of the pair': 'write',
    'curator who mentors another pair': 'read',
  },
  'school/shared/active.other.mentee': {},
  'school/shared/unknown.mentor.mentee': {},
  'school/diary/mentor': { 'mentor of the pair': 'write' },
  'school/diary/mentee': { 'mentee of the pair': 'write' },
  'school/diary/former': { 'former member of the pair': 'write' },
  'school/diary/curator': { curator: 'write' },
  'school/diary/removed': { 'removed person': 'read' },
  'school/diary/unasked': { 'member of the pair without a consent': 'read' },
  'school/diary/nobody': {},
  'school/answers/mentor': {
    'mentor of the pair': 'write',
    curator: 'read',
    'curator who mentors another pair': 'read',
  },
  // What somebody answers to a proposal is nothing that the other side could read.
  'school/answers/mentee': {
    'mentee of the pair': 'write',
    curator: 'read',
    'curator who mentors another pair': 'read',
  },
  'school/answers/removed': { curator: 'read', 'curator who mentors another pair': 'read' },
  // Without a consent nothing that somebody has written is processed.
  'school/answers/unasked': {},
  'school/answers/curator': { curator: 'write', 'curator who mentors another pair': 'read' },
  'school/answers/nobody': {},
};

describe.each(Object.keys(table))('%s', (document) => {
  it.each(Object.keys(everybody).map((who) => [who, table[document]![who] ?? 'none'] as const))(
    '%s: %s',
    (who, expected) => {
      expect(access(everybody[who]!, parseDocumentName(document)!, roster)).toBe(expected);
    },
  );
});

it('lets nobody but the relay itself write the overview', () => {
  const name = parseDocumentName('school/overview')!;
  const granted = Object.values(everybody).map((who) => access(who, name, roster));
  expect(granted).not.toContain('write');
});

it('gives one account in two organisations in each what its person there may do', () => {
  const both: Identity = {
    persons: new Map([
      ['school', 'mentor'],
      ['elsewhere', 'curator'],
    ]),
  };
  const elsewhere: AccessRoster = {
    people: new Map([['curator', person('curator')]]),
    pairs: new Map(),
  };
  expect(access(both, parseDocumentName('elsewhere/roster')!, elsewhere)).toBe('write');
  expect(access(both, parseDocumentName('school/roster')!, roster)).toBe('none');
});
