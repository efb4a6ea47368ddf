import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { digestPair, type PairDigest } from '#lib/domain/progress.ts';
import { readOverview, writeDigests } from './overview.ts';

const digest = (pairId: string, name: string): PairDigest =>
  digestPair(
    {
      pairId,
      form: 'studentStudent',
      roleModel: null,
      state: 'active',
      startsOn: null,
      members: [{ personId: `${pairId}-mentor`, name, part: 'mentor', lastSyncAt: null }],
      planAcceptedAt: null,
    },
    { goals: [], tasks: [] },
    { meetings: [], agreements: [] },
    '2026-11-20',
  );

it('lists pairs by their mentors’ names and forgets those that are gone', () => {
  const doc = new Y.Doc();
  writeDigests(doc, [digest('1', 'Яна'), digest('2', 'Анна'), digest('3', 'Ёлка')]);
  expect(readOverview(doc).map(({ pairId }) => pairId)).toEqual(['2', '3', '1']);
  writeDigests(doc, [digest('1', 'Яна')]);
  expect(readOverview(doc)).toEqual([digest('1', 'Яна')]);
});

it('makes no update when nothing has changed', () => {
  const doc = new Y.Doc();
  writeDigests(doc, [digest('1', 'Яна')]);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  let updates = 0;
  copy.on('update', () => (updates += 1));
  writeDigests(copy, [digest('1', 'Яна')]);
  expect(updates).toBe(0);
});

it('reads what an older relay wrote, without deliveries and review', () => {
  const doc = new Y.Doc();
  const { review, members, ...old } = digest('1', 'Яна');
  const bare = members.map(({ personId, name, part }) => ({ personId, name, part }));
  doc.getMap('digests').set('1', { ...old, members: bare });
  expect(readOverview(doc)).toEqual([{ ...old, members, review }]);
});
