import * as Y from 'yjs';

import { addConsent } from '#lib/documents/consents.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import {
  addPair,
  addPerson,
  closePair,
  readRoster,
  removeMember,
  removePerson,
} from '#lib/documents/roster.ts';
import type { DocumentKind } from '#lib/domain/document-name.ts';

/** The organisation of the tests, and another one whose people have no business here. */
export const school = 'school';
export const elsewhere = 'elsewhere';

/**
 * Everybody whom a test may send to the relay, by the name that tests use. `pair` is mentor and
 * mentee; `closed-pair` were the same two before; `former` was once a third member of both.
 */
export const people = {
  curator: { org: school, personId: 'curator' },
  head: { org: school, personId: 'head' },
  mentor: { org: school, personId: 'mentor' },
  mentee: { org: school, personId: 'mentee' },
  otherMentor: { org: school, personId: 'other-mentor' },
  otherMentee: { org: school, personId: 'other-mentee' },
  former: { org: school, personId: 'former' },
  removed: { org: school, personId: 'removed' },
  stranger: undefined,
  foreignCurator: { org: elsewhere, personId: 'foreign-curator' },
} as const;
export type Who = keyof typeof people;

/** Makes the update of some edits by `personId` to a copy of `state`. */
export function editState(
  kind: DocumentKind,
  personId: string,
  change: (doc: Y.Doc) => void,
  state?: Uint8Array,
): Uint8Array {
  const doc = new Y.Doc();
  if (state) Y.applyUpdate(doc, state, 'store');
  const before = Y.encodeStateVector(doc);
  prepareForEditing(doc, kind, personId);
  change(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

const members = ['mentor', 'mentee', 'other-mentor', 'other-mentee', 'former', 'removed'];

/** Without one nobody takes part. */
export function giveConsent(roster: Y.Doc, personId: string): string {
  const paper = { purpose: 'participation', givenBy: 'родитель', givenOn: '2026-09-01' } as const;
  return addConsent(roster, { ...paper, personId });
}

/** The roster of the school of `people`, by the same mutations that a curator's tablet runs. */
export function schoolRoster(): Uint8Array {
  return editState('roster', 'curator', (doc) => {
    const add = (id: string, name: string, role?: 'curator' | 'head') =>
      addPerson(doc, { id, name, role });
    add('curator', 'Куратор', 'curator');
    add('head', 'Директор', 'head');
    add('mentor', 'Наставник');
    add('mentee', 'Наставляемый');
    add('other-mentor', 'Другой наставник');
    add('other-mentee', 'Другой наставляемый');
    add('former', 'Бывший участник');
    add('removed', 'Выбывший');
    for (const personId of members) giveConsent(doc, personId);
    removePerson(doc, 'removed');
    for (const id of ['pair', 'closed-pair']) {
      const menteeIds = ['mentee', 'former'];
      addPair(doc, { id, form: 'studentStudent', mentorId: 'mentor', menteeIds });
    }
    addPair(doc, {
      id: 'other-pair',
      form: 'teacherTeacher',
      mentorId: 'other-mentor',
      menteeIds: ['other-mentee', 'removed'],
    });
    for (const { members } of readRoster(doc).pairs) {
      for (const { id, personId } of members) if (personId === 'former') removeMember(doc, id);
    }
    closePair(doc, 'closed-pair', '2026-05-31');
  });
}

/** The roster of the other organisation: one curator. */
export function foreignRoster(): Uint8Array {
  return editState('roster', 'foreign-curator', (doc) => {
    addPerson(doc, { id: 'foreign-curator', name: 'Чужой куратор', role: 'curator' });
  });
}
