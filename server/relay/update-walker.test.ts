import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { randomFrom } from '../../tests/support/random.ts';
import { walkUpdate } from './update-walker.ts';

/** Updates with every kind of content that our documents could hold. */
function manyUpdates(random: (limit: number) => number): Uint8Array[] {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const updates: Uint8Array[] = [];
  for (const doc of docs) doc.on('update', (update: Uint8Array) => updates.push(update));
  const values = [1, -7.5, 2 ** 40, 'слово 👋', null, true, { a: [1, { b: 'в' }] }, undefined];
  for (let step = 0; step < 60; step += 1) {
    const doc = docs[random(2)]!;
    const text = doc.getText('text');
    const map = doc.getMap('map');
    const changes = [
      () =>
        text.insert(random(text.length + 1), ['a', 'привет', '👋🏽', 'x'.repeat(200)][random(4)]!),
      () => text.length > 0 && text.delete(0, 1 + random(text.length)),
      () => text.length > 1 && text.format(0, 1, { bold: true }),
      () => text.insertEmbed(0, { image: 'x' }),
      () => map.set(`key ${random(4)}`, values[random(values.length)]),
      () => map.set('nested', new Y.Map([['list', new Y.Array()]])),
      () => map.set('bytes', Uint8Array.of(1, 2, 3)),
      () => doc.getArray('list').insert(0, [values[random(5)]]),
      () => doc.getXmlFragment('xml').insert(0, [new Y.XmlElement('p'), new Y.XmlText('т')]),
    ];
    doc.transact(() => changes[random(changes.length)]!());
    if (random(5) === 0) Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(docs[1]));
    if (random(5) === 0) Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]));
  }
  updates.push(...docs.map((doc) => Y.encodeStateAsUpdate(doc)));
  // With a gap in the middle, which is written as a skip.
  updates.push(Y.mergeUpdates(updates.filter((_, index) => index % 3 !== 1)));
  return updates;
}

/** What `Y.decodeUpdate` finds, as one text that can be compared. */
function byYjs(update: Uint8Array): string {
  const { structs, ds } = Y.decodeUpdate(update);
  const brought = new Map<number, number>();
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    brought.set(struct.id.client, (brought.get(struct.id.client) ?? 0) + struct.length);
  }
  const deleted = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => `${client}:${clock}+${len}`),
  );
  return `${[...brought].map(([client, length]) => `${client}+${length}`).join()} ${deleted.join()}`;
}

function byWalking(update: Uint8Array): string {
  const { brings, deletes } = walkUpdate(update);
  const brought = new Map<number, number>();
  for (const { client, length } of brings) brought.set(client, (brought.get(client) ?? 0) + length);
  const deleted = deletes.map(({ client, start, length }) => `${client}:${start}+${length}`);
  return `${[...brought].map(([client, length]) => `${client}+${length}`).join()} ${deleted.join()}`;
}

it('finds in every update what Yjs finds', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    for (const update of manyUpdates(randomFrom(seed))) {
      expect(byWalking(update), `seed ${seed}`).toBe(byYjs(update));
    }
  }
});

it('takes nothing that Yjs could not read or apply, however an update was damaged', () => {
  const random = randomFrom(7);
  const whole = new Y.Doc();
  const updates = manyUpdates(random);
  for (const update of updates) Y.applyUpdate(whole, update);
  const state = Y.encodeStateAsUpdate(whole);
  let taken = 0;
  for (let round = 0; round < 4_000; round += 1) {
    const damaged = Uint8Array.from(updates[random(updates.length)]!);
    for (let flips = 1 + random(3); flips > 0; flips -= 1) {
      damaged[random(damaged.length)] = random(256);
    }
    const cut = random(4) === 0 ? damaged.subarray(0, random(damaged.length)) : damaged;
    try {
      walkUpdate(cut);
    } catch {
      continue;
    }
    taken += 1;
    const doc = new Y.Doc();
    expect(
      () => {
        if (round % 2 === 0) Y.applyUpdate(doc, state);
        Y.applyUpdate(doc, cut);
        Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc));
      },
      `round ${round}: ${Buffer.from(cut).toString('base64')}`,
    ).not.toThrow();
  }
  expect(taken).toBeGreaterThan(100);
});

it.each([
  ['a change that refers to a later one of its own author', [1, 1, 5, 0, 0x84, 5, 3, 1, 97, 0]],
  ['a change without content', [1, 1, 5, 0, 4, 1, 1, 116, 0, 0]],
  ['two sections of one client', [2, 1, 5, 0, 0, 1, 1, 5, 1, 0, 1, 0]],
  ['more changes than there are bytes', [1, 0xff, 0xff, 0xff, 0x7f, 5, 0, 0, 1, 0]],
  ['a document inside a document', [1, 1, 5, 0, 9, 1, 1, 116, 1, 97, 118, 0, 0]],
  ['a deletion of nothing', [0, 1, 5, 1, 2, 0]],
  ['something behind its end', [0, 0, 0]],
])('refuses %s', (_, update) => {
  expect(() => walkUpdate(Uint8Array.from(update))).toThrow();
});

it('refuses a value so deep that reading it would exhaust the stack', () => {
  const deep = encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, Uint8Array.of(1, 1, 5, 0, 8, 1, 1, 116, 1));
    for (let level = 0; level < 5_000; level += 1)
      encoding.writeUint8Array(encoder, Uint8Array.of(117, 1));
    encoding.writeUint8Array(encoder, Uint8Array.of(126, 0));
  });
  expect(() => walkUpdate(deep)).toThrow('too deep');
});

it('refuses types so deep in each other that deleting them would exhaust the stack', () => {
  const chain = (levels: number) => {
    const doc = new Y.Doc();
    doc.transact(() => {
      let map = doc.getMap('m') as Y.Map<unknown>;
      for (let level = 0; level < levels; level += 1) {
        const inner = new Y.Map();
        map.set('a', inner);
        map = inner;
      }
    });
    return Y.encodeStateAsUpdate(doc);
  };
  expect(() => walkUpdate(chain(33))).toThrow('too deep');
  expect(walkUpdate(chain(32)).nests).toBe(false);
});

it('says when an update alone does not tell how deep its types lie', () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const item = new Y.Map<unknown>();
  doc.transact(() => {
    doc.getMap('items').set('id', item);
    item.set('text', new Y.Text('слова'));
  });
  item.set('plain', { deep: [1] });
  (item.get('text') as Y.Text).insert(0, 'ещё ');
  item.set('late', new Y.Text());
  doc.getMap('items').set('id', new Y.Map());
  expect(updates.map((update) => walkUpdate(update).nests)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

it.each([
  ['an embedded value of JSON', 5],
  ['the value of a format', 6],
  ['an old value of JSON', 2],
])('refuses %s that is too deep', (_, content) => {
  const json = `${'['.repeat(2_000)}${']'.repeat(2_000)}`;
  const update = encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, Uint8Array.of(1, 1, 5, 0, content, 1, 1, 116));
    if (content === 2) encoding.writeVarUint(encoder, 1);
    if (content === 6) encoding.writeVarString(encoder, 'bold');
    encoding.writeVarString(encoder, json);
    encoding.writeVarUint(encoder, 0);
  });
  expect(() => walkUpdate(update)).toThrow('too deep');
});
