import * as Y from 'yjs';

import { organisationText } from '#lib/documents/programme.ts';
import type { DocumentName } from '#lib/domain/document-name.ts';
import type { OrganisationRoster, RosterReader } from '#server/access/roster-reader.ts';
import type { Relay } from '#server/relay/relay.ts';

/** What the API needs to know of an organisation besides its documents: who is who, and its name. */
export interface OrganisationView extends OrganisationRoster {
  readonly name: string;
}

export interface OrganisationReader {
  read(org: string): Promise<OrganisationView>;
  /** To be called with the name of each document that changed. */
  noteChange(name: DocumentName): void;
}

/** Keeps the names that were asked for until their programmes change; rosters are kept by `rosters`. */
export function createOrganisationReader(
  rosters: Pick<RosterReader, 'of'>,
  documents: Pick<Relay, 'read'>,
): OrganisationReader {
  const names = new Map<string, Promise<string>>();

  async function readName(org: string): Promise<string> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await documents.read({ org, kind: 'programme', id: '' }), 'store');
    return organisationText(doc).toString();
  }

  function nameOf(org: string): Promise<string> {
    const known = names.get(org);
    if (known) return known;
    const name = readName(org);
    names.set(org, name);
    name.catch(() => names.delete(org));
    return name;
  }

  return {
    async read(org) {
      const [name, roster] = await Promise.all([nameOf(org), rosters.of(org)]);
      return { name, ...roster };
    },
    noteChange({ org, kind }) {
      if (kind === 'programme') names.delete(org);
    },
  };
}
