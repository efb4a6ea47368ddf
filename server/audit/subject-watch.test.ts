import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addPerson } from '#lib/documents/roster.ts';
import { createLog } from '#server/log.ts';
import { checkUpdate } from '#server/relay/update.ts';
import type { AuditNote } from './audit.ts';
import { createSubjectWatch } from './subject-watch.ts';
import { touchedIn } from './touched.ts';

type Looked = Parameters<typeof touchedIn>;

const name = { org: 'school', kind: 'roster', id: '' } as const;

test('a large table that is taken in does not flood the record: it says how much more there was', async () => {
  const doc = new Y.Doc();
  doc.transact(() => {
    const people = doc.getMap('people');
    for (let count = 2_005; count > 0; count -= 1) people.set(`person ${count}`, new Y.Map());
  });
  const update = Y.encodeStateAsUpdate(doc);
  const notes: AuditNote[] = [];
  const watch = createSubjectWatch({
    store: { load: async () => ({ snapshot: null, updates: [update] }) },
    compute: {
      run: async (_task, _bytes, ...input) => touchedIn(...(input as unknown as Looked)) as never,
    },
    log: createLog({ level: 'error' }),
    note: async (note) => void notes.push(note),
  });
  watch.changed(name, 'olga', checkUpdate(update));
  await watch.settle();
  expect(notes).toHaveLength(2_001);
  expect(notes.slice(0, -1).every(({ detail }) => detail === 'added')).toBe(true);
  expect(notes.at(-1)).toEqual({
    ...{ org: 'school', personId: 'olga', kind: 'changed', document: 'school/roster' },
    detail: 'more:5',
  });
});

test('letters that follow each other are looked up once, and what waits for an earlier change is left alone', async () => {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'roster', 'olga');
  const id = addPerson(doc, { name: 'Аня' });
  const before = Y.encodeStateVector(doc);
  const text = (doc.getMap('people').get(id) as Y.Map<Y.Text>).get('request');
  for (const letter of 'плавать') text?.insert(text.length, letter);
  const typed = Y.encodeStateAsUpdate(doc, before);
  const notes: AuditNote[] = [];
  const looks: unknown[] = [];
  let stored = [Y.encodeStateAsUpdate(doc)];
  const watch = createSubjectWatch({
    store: { load: async () => ({ snapshot: null, updates: stored }) },
    compute: {
      run: async (_task, _bytes, ...input) => {
        looks.push(input[1]);
        return touchedIn(...(input as unknown as Looked)) as never;
      },
    },
    log: createLog({ level: 'error' }),
    note: async (note) => void notes.push(note),
  });
  const { brings } = checkUpdate(typed);
  const [{ client, start, length } = { client: 0, start: 0, length: 0 }] = brings;
  for (let at = 0; at < length; at += 1) {
    watch.changed(name, 'olga', {
      brings: [{ client, start: start + at, length: 1 }],
      deletes: [],
    });
  }
  await watch.settle();
  expect(looks).toEqual([[{ personId: 'olga', brings, deletes: [] }]]);
  expect(notes).toMatchObject([{ subjectId: id, detail: 'edited' }]);

  stored = [typed];
  watch.changed(name, 'olga', { brings, deletes: [] });
  await watch.settle();
  expect(notes).toHaveLength(1);
});
