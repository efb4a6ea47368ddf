import { expect, test } from 'vitest';
import * as Y from 'yjs';

import type { DocumentStore } from '#server/storage/port.ts';
import { DocumentState } from './document-state.ts';
import { defaultLimits } from './limits.ts';
import { Presence } from './presence.ts';
import { Room, type Member } from './room.ts';
import { checkUpdate } from './update.ts';

/** A member who keeps what it hears. */
function listener(): Member & { readonly heard: Buffer[] } {
  const heard: Buffer[] = [];
  return { heard, send: (frame) => heard.push(frame), look: () => undefined };
}

test('an update is encoded once for all who get it, and its sender gets none', async () => {
  const commits = Promise.withResolvers<void>();
  const store: Pick<DocumentStore, 'append'> = { append: () => commits.promise };
  const room = new Room({
    name: { org: 'school', kind: 'pair', id: 'pair' },
    key: 'school/pair/pair',
    store: store as DocumentStore,
    state: new DocumentState({ content: null, snapshotBytes: 0, updates: [], erased: false }),
    presence: new Presence(defaultLimits),
    seen: new Map(),
    onStored: () => undefined,
  });
  const [sender, first, second] = [listener(), listener(), listener()];
  for (const member of [sender, first, second]) room.members.add(member);
  const doc = new Y.Doc();
  doc.getText('words').insert(0, 'слово');
  const stored = room.append(checkUpdate(Y.encodeStateAsUpdate(doc)), 'somebody', sender);
  expect(first.heard).toEqual([]);
  commits.resolve();
  await stored;
  expect(sender.heard).toEqual([]);
  expect(first.heard).toHaveLength(1);
  expect(second.heard[0]).toBe(first.heard[0]);
});
