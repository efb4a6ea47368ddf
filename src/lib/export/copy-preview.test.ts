import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { addDiaryEntry } from '#lib/documents/diary.ts';
import { localOrigin, prepareForEditing } from '#lib/documents/document.ts';
import { addAgreement, addMeeting } from '#lib/documents/meeting-changes.ts';
import { readJournal } from '#lib/documents/pair-journal.ts';
import {
  addGoal,
  addTask,
  goalText,
  readPlan,
  removeGoal,
  setTaskStatus,
} from '#lib/documents/pair-plan.ts';
import { readSharedReflections, shareReflection } from '#lib/documents/pair-reflections.ts';
import { encodeDocument, mergeState } from '#lib/documents/portable.ts';
import { writeText } from '#lib/documents/text.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import type { Copy } from './copy-file.ts';
import { previewDocument, writableDocuments } from './copy-preview.ts';

function tablet(personId: string, from?: Y.Doc): Y.Doc {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'pair', personId);
  if (from) Y.applyUpdate(doc, encodeDocument(from), 'relay');
  return doc;
}

const name = 'school/pair/one';
const everything = (doc: Y.Doc) => ({
  plan: readPlan(doc),
  journal: readJournal(doc),
});

describe('which documents of a copy are taken in', () => {
  const person: MyPerson = {
    org: 'school',
    orgName: 'Школа',
    personId: 'me',
    name: 'Я',
    role: 'member',
    pairs: [],
    documents: [
      { name: 'school/programme', access: 'read' },
      { name: 'school/pair/one', access: 'write' },
      { name: 'school/pair/ended', access: 'read' },
      { name: 'school/supervision/one', access: 'read' },
      { name: 'school/shared/one.you.me', access: 'write' },
      { name: 'school/shared/one.you.you', access: 'read' },
      { name: 'school/diary/me', access: 'write' },
      { name: 'school/answers/me', access: 'write' },
    ],
  };
  const copyOf = (...names: string[]): Copy => ({
    madeAt: '',
    accountId: 'other',
    documents: names.map((each) => ({ name: each, state: new Uint8Array([0, 0]) })),
  });
  const taken = (copy: Copy) => {
    const found = writableDocuments(copy, [person]);
    return typeof found === 'string' ? found : found.map((document) => document.name);
  };

  it('one’s own pair and diary, and nothing that one may only read', () => {
    const all = person.documents.map((document) => document.name);
    expect(taken(copyOf(...all))).toEqual([
      'school/pair/one',
      'school/shared/one.you.me',
      'school/diary/me',
    ]);
  });

  it('none of another organisation, another pair, an ended one or another’s diary', () => {
    expect(taken(copyOf('lyceum/pair/one', 'lyceum/diary/me'))).toBe('otherOrganisation');
    expect(taken(copyOf('school/pair/two', 'school/diary/you'))).toBe('noRight');
    expect(taken(copyOf('school/pair/ended', 'school/programme'))).toBe('noRight');
    expect(taken(copyOf())).toBe('otherOrganisation');
  });
});

describe('before a copy is taken in', () => {
  it('one is told what it brings, and nothing has changed', () => {
    const here = tablet('me');
    const goal = addGoal(here, { title: 'Цель' });
    const task = addTask(here, { goalId: goal, title: 'Задача' });
    const there = tablet('me', here);
    addGoal(there, { title: 'Ещё цель' });
    const meeting = addMeeting(there, { kind: 'working', heldOn: '2026-11-01' });
    addAgreement(there, { meetingId: meeting, what: 'Договорились' });
    setTaskStatus(there, task, 'done');
    const before = encodeDocument(here);

    const preview = previewDocument(here, { name, state: encodeDocument(there) });
    expect(preview).toMatchObject({
      kind: 'pair',
      pairId: 'one',
      brings: { goals: 1, tasks: 1, meetings: 1, reflections: 0, entries: 0 },
      changed: 1,
      changesAnything: true,
    });
    expect(encodeDocument(here)).toEqual(before);
    expect(previewDocument(there, { name, state: before }).changesAnything).toBe(false);
  });

  it('what one shared is told apart', () => {
    const shared = new Y.Doc();
    prepareForEditing(shared, 'shared', 'me');
    shareReflection(shared, '', 'Поделилась');
    const document = { name: 'school/shared/one.you.me', state: encodeDocument(shared) };
    expect(previewDocument(new Y.Doc(), document)).toMatchObject({
      kind: 'shared',
      pairId: 'one',
      brings: { reflections: 1, goals: 0 },
    });
  });

  it('a diary is told apart', () => {
    const diary = new Y.Doc();
    prepareForEditing(diary, 'diary', 'me');
    addDiaryEntry(diary, { pairId: 'one' });
    const document = { name: 'school/diary/me', state: encodeDocument(diary) };
    const preview = previewDocument(new Y.Doc(), document);
    expect(preview).toMatchObject({ kind: 'diary', brings: { entries: 1, goals: 0 } });
  });
});

describe('taking in a copy', () => {
  /** What somebody does to a plan; numbers choose the goal. */
  const action = fc.record({
    what: fc.constantFrom('add', 'write', 'remove', 'meeting'),
    which: fc.nat({ max: 5 }),
    words: fc.string({ unit: fc.constantFrom('а', 'б', ' '), maxLength: 6 }),
  });

  function act(doc: Y.Doc, actions: readonly { what: string; which: number; words: string }[]) {
    for (const { what, which, words } of actions) {
      const goal = readPlan(doc).goals[which];
      if (what === 'add') addGoal(doc, { title: words });
      else if (what === 'meeting') addMeeting(doc, { kind: 'working', heldOn: '2026-11-01' });
      else if (goal && what === 'remove') removeGoal(doc, goal.id);
      else if (goal) writeText(doc, goalText(doc, goal.id, 'title')!, words);
    }
  }

  it('twice is the same as once, brings all of the copy and loses nothing of here', () => {
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 8 }),
        fc.array(action, { maxLength: 8 }),
        fc.array(action, { maxLength: 8 }),
        (both, there, here) => {
          const start = tablet('me');
          act(start, both);
          const [copied, kept] = [tablet('me', start), tablet('me', start)];
          act(copied, there);
          act(kept, here);
          const state = encodeDocument(copied);

          // What two tablets that meet over the relay would have.
          const expected = tablet('me', kept);
          Y.applyUpdate(expected, state, 'relay');
          mergeState(kept, state);
          const once = everything(kept);
          expect(once).toEqual(everything(expected));
          let sent = 0;
          kept.on('update', () => (sent += 1));
          mergeState(kept, state);
          expect(everything(kept)).toEqual(once);
          expect(sent).toBe(0);
          expect(previewDocument(kept, { name, state }).changesAnything).toBe(false);
        },
      ),
    );
  });

  it('is a change of the person, which is to be sent', () => {
    const there = tablet('me');
    addGoal(there, { title: 'Цель' });
    const here = tablet('me');
    const origins: unknown[] = [];
    here.on('update', (_update, origin) => origins.push(origin));
    mergeState(here, encodeDocument(there));
    expect(origins).toEqual([localOrigin]);
  });

  it('never brings back the words of a reflection that was taken back meanwhile', () => {
    const here = tablet('me');
    const shared = shareReflection(here, '', 'СЛОВА');
    const old = encodeDocument(here);
    here.getMap('reflections').delete(shared);
    mergeState(here, old);
    expect(readSharedReflections(here)).toEqual([]);
    expect(new TextDecoder().decode(encodeDocument(here))).not.toContain('СЛОВА');
  });
});
