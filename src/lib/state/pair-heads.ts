import type * as Y from 'yjs';

import { readRoster } from '#lib/documents/roster.ts';
import { readSupervision, setSupervisedPerson } from '#lib/documents/supervision.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import { caughtUp } from './caught-up.ts';
import { session } from './session.svelte.ts';

/**
 * Tells the pairs of some people what these are called now and which class or position they have: a pair reads no roster.
 * Pairs that are closed keep what they had. Works offline.
 */
export async function refreshPairHeads(
  roster: Y.Doc,
  { org, personId: curatorId }: MyPerson,
  personIds: readonly string[],
): Promise<void> {
  const { people, pairs } = readRoster(roster);
  const wanted = new Map(
    people.filter(({ id }) => personIds.includes(id)).map((person) => [person.id, person]),
  );
  for (const { id, state, members } of pairs) {
    if (state === 'closed' || !members.some(({ personId }) => wanted.has(personId))) continue;
    const name = formatDocumentName({ org, kind: 'supervision', id });
    const lease = session.repository.lease(name, curatorId);
    try {
      await lease.document.opened;
      // A value set without knowing the present one may lose against it when both meet.
      await caughtUp(lease.document);
      const { doc } = lease.document;
      for (const known of readSupervision(doc).people) {
        const now = wanted.get(known.personId);
        if (!now || (now.name === known.name && now.position === known.position)) continue;
        setSupervisedPerson(doc, { ...known, name: now.name, position: now.position });
      }
      await lease.document.flushed();
    } finally {
      lease.release();
    }
  }
}
