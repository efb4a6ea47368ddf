import { formatDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import { parseSharedId } from '#lib/domain/shared-reflections.ts';
import type { OpeningKind } from '#lib/protocol/api.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import type { OrganisationRoster } from './roster-reader.ts';

export interface VisitsOptions {
  readonly store: DocumentStore;
  readonly openingEveryMs: number;
  readonly copyEveryMs: number;
  readonly deliveryEveryMs: number;
  readonly now: () => number;
  /** Called after a delivery was noted. */
  readonly onDelivery: (name: DocumentName) => void;
}

/**
 * Keeps note of who came to a pair's document: when a member's tablet last delivered, so that the
 * overview can tell "did not meet" from "has not synced", and when a curator looked or fetched a copy to
 * look at later, which the pair may see. A curator's look at somebody's answers, and a head's at the overview, are
 * noted for the record alone.
 */
export class Visits {
  readonly #options: VisitsOptions;
  /** By document and person; entries that no longer hold anything back are dropped. */
  readonly #delivered = new Map<string, number>();

  constructor(options: VisitsOptions) {
    this.#options = options;
  }

  /** To be awaited before anything is shown: what cannot be noted must not be opened. */
  async opened(
    name: DocumentName,
    personId: string,
    kind: OpeningKind,
    { access }: OrganisationRoster,
  ): Promise<void> {
    const document = lookedAt(name, personId, access);
    if (document === undefined) return;
    const { store, openingEveryMs, copyEveryMs, now } = this.#options;
    const quietMs = kind === 'copied' ? copyEveryMs : openingEveryMs;
    await store.recordOpening({ document, personId, kind, at: now() }, quietMs);
  }

  /** A member of the pair has delivered what their tablet had. */
  async delivered(
    name: DocumentName,
    personId: string,
    { access }: OrganisationRoster,
  ): Promise<void> {
    if (name.kind !== 'pair' || !access.pairs.get(name.id)?.members.has(personId)) return;
    const { store, deliveryEveryMs, now } = this.#options;
    const [document, at] = [formatDocumentName(name), now()];
    const key = `${document} ${personId}`;
    if (at - (this.#delivered.get(key) ?? -Infinity) < deliveryEveryMs) return;
    for (const [known, when] of this.#delivered) {
      if (at - when >= deliveryEveryMs) this.#delivered.delete(known);
    }
    this.#delivered.set(key, at);
    try {
      await store.recordDelivery({ document, personId, at });
    } catch (error) {
      // The next delivery is noted instead.
      if (this.#delivered.get(key) === at) this.#delivered.delete(key);
      throw error;
    }
    this.#options.onDelivery(name);
  }
}

/** The document as which somebody's look at what is about others is noted; `undefined` when it is not. */
function lookedAt(
  name: DocumentName,
  personId: string,
  access: OrganisationRoster['access'],
): string | undefined {
  const { org, kind, id } = name;
  const role = access.people.get(personId)?.role;
  if (kind === 'overview') return role === 'head' ? formatDocumentName(name) : undefined;
  if (role !== 'curator') return undefined;
  if (kind === 'answers') return id === personId ? undefined : formatDocumentName(name);
  if (kind !== 'pair' && kind !== 'shared') return undefined;
  const pairId = kind === 'shared' ? parseSharedId(id)?.pairId : id;
  if (pairId === undefined || access.pairs.get(pairId)?.members.has(personId)) return undefined;
  // Members look it up at their pair, and what they shared is a part of that.
  return formatDocumentName({ org, kind: 'pair', id: pairId });
}
