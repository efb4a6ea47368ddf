import { formatDocumentName, privateKinds, type DocumentName } from '#lib/domain/document-name.ts';
import { formatSharedId, type SharedBy } from '#lib/domain/shared-reflections.ts';
import type { AccessRoster } from '#lib/domain/access.ts';
import type { KeptCopy } from '#lib/protocol/api.ts';
import type { CodeOwner } from '#server/accounts/codes.ts';
import type { SignIns } from '#server/accounts/sign-ins.ts';
import type { OverviewWriter } from '#server/overview/overview-writer.ts';
import type { Relay } from '#server/relay/relay.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import { copiesWith } from './copies.ts';
import { personTombstone, type Forgetting } from './forgetting.ts';

export interface EraserOptions {
  readonly relay: Pick<Relay, 'erase' | 'compact'>;
  readonly store: Pick<DocumentStore, 'erase'>;
  readonly overview: Pick<OverviewWriter, 'rebuildOverview'>;
  readonly signIns: Pick<SignIns, 'forget'>;
  readonly forgetting: Forgetting;
  readonly emptyLog: () => Promise<unknown>;
  readonly dataDir: string;
}

/** What goes: a person, with those of their pairs that are named, or one pair. */
export type ErasureOrder =
  | { readonly org: string; readonly personId: string; readonly pairIds?: readonly string[] }
  | { readonly org: string; readonly pairId: string };

/** Erases people and pairs for ever, so that neither the database file nor a returning tablet has them. */
export interface Eraser {
  /** Resolves with the names that are barred from now on. May be called again after a failure. */
  erase(order: ErasureOrder, roster: AccessRoster, by: string): Promise<Set<string>>;
  /** Copies of the database that still hold what the order is about. */
  copies(order: ErasureOrder): Promise<KeptCopy[]>;
}

export function createEraser(options: EraserOptions): Eraser {
  const { relay, store, overview, signIns, forgetting, emptyLog, dataDir } = options;

  /** Everything else that knows the person: the roster, what curators keep of the pairs that stay, the overview. */
  async function forgetPerson(
    { org, personId }: CodeOwner,
    pairIds: ReadonlySet<string>,
    roster: AccessRoster,
  ): Promise<void> {
    await signIns.forget({ org, personId });
    await forgetting.forget({ org, kind: 'roster', id: '' }, [personId, ...pairIds]);
    for (const [id, { members, former }] of roster.pairs) {
      if (pairIds.has(id) || !(members.has(personId) || former.has(personId))) continue;
      await forgetting.forget({ org, kind: 'supervision', id }, [personId]);
    }
    await overview.rebuildOverview(org);
    await relay.compact({ org, kind: 'overview', id: '' });
  }

  return {
    async erase(order, roster, by) {
      const { org } = order;
      const names = documentsOf(order, roster);
      const barred = new Set(names.map(formatDocumentName));
      if ('personId' in order) {
        // First, so that a tablet that comes meanwhile brings nothing back.
        barred.add(personTombstone(order));
        await store.erase(personTombstone(order), by);
        forgetting.note(order);
      }
      await Promise.all(names.map((name) => relay.erase(name, by)));
      if ('personId' in order) {
        await forgetPerson({ org, personId: order.personId }, new Set(order.pairIds), roster);
      }
      await emptyLog();
      return barred;
    },
    copies: (order) =>
      copiesWith(dataDir, {
        org: order.org,
        id: 'personId' in order ? order.personId : order.pairId,
      }),
  };
}

/** All documents that are to go, also those that nobody delivered yet: a tablet may still have them. */
function documentsOf(order: ErasureOrder, roster: AccessRoster): DocumentName[] {
  const { org } = order;
  const pairIds = 'pairId' in order ? [order.pairId] : (order.pairIds ?? []);
  const isMeant = ({ pairId, authorId }: SharedBy) =>
    pairIds.includes(pairId) || ('personId' in order && authorId === order.personId);
  return [
    ...('personId' in order ? privateKinds.map((kind) => ({ org, kind, id: order.personId })) : []),
    ...pairIds.flatMap((id) =>
      (['pair', 'supervision'] as const).map((kind) => ({ org, kind, id })),
    ),
    ...sharedIn(roster)
      .filter(isMeant)
      .map((shared) => ({ org, kind: 'shared' as const, id: formatSharedId(shared) })),
  ];
}

/** Every document in which somebody of a pair may have shared something. */
function sharedIn({ pairs }: AccessRoster): SharedBy[] {
  return [...pairs].flatMap(([pairId, { members, mentors, former }]) =>
    [...mentors, ...former].flatMap((mentorId) =>
      [...members, ...former].map((authorId) => ({ pairId, mentorId, authorId })),
    ),
  );
}
