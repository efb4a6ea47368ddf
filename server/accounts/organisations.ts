import type { DatabaseSync } from 'node:sqlite';

import { nanoid } from 'nanoid';
import * as Y from 'yjs';

import type { DocumentName } from '#lib/domain/document-name.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import { setOrganisation } from '#lib/documents/programme.ts';
import { addPerson } from '#lib/documents/roster.ts';
import type { CodeOwner } from './codes.ts';

/** Stores an update of a document as the relay's own. */
export type WriteDocument = (name: DocumentName, update: Uint8Array) => Promise<void>;

/** The people of a demonstration school whom its visitors may be. */
export const demoRoles = ['curator', 'mentor', 'mentee'] as const;
export type DemoPeople = Readonly<Record<(typeof demoRoles)[number], string>>;

export interface Demonstration {
  readonly org: string;
  readonly people: DemoPeople;
}

export interface Organisations {
  exist(): boolean;
  isDemo(org: string): boolean;
  demonstration(): Demonstration | undefined;
  /** Lists an organisation whose documents are written; `demoPeople` makes it a demonstration. */
  register(org: string, demoPeople?: DemoPeople): void;
}

export function createOrganisations(database: DatabaseSync): Organisations {
  const any = database.prepare('SELECT 1 FROM organisations LIMIT 1');
  const demo = database.prepare(
    'SELECT 1 FROM organisations WHERE id = ? AND demo_people IS NOT NULL',
  );
  const firstDemo = database.prepare(
    'SELECT id, demo_people FROM organisations WHERE demo_people IS NOT NULL LIMIT 1',
  );
  const insert = database.prepare(
    'INSERT INTO organisations (id, demo_people, created_at) VALUES (?, ?, ?)',
  );
  return {
    exist: () => any.get() !== undefined,
    isDemo: (org) => demo.get(org) !== undefined,
    demonstration() {
      const row = firstDemo.get();
      return (
        row && {
          org: String(row['id']),
          people: JSON.parse(String(row['demo_people'])) as DemoPeople,
        }
      );
    },
    register(org, demoPeople) {
      insert.run(org, demoPeople ? JSON.stringify(demoPeople) : null, Date.now());
    },
  };
}

/** Makes an organisation with its curator, through the same mutations that a curator's tablet uses. */
export async function createOrganisation(
  wanted: { readonly orgName: string; readonly curatorName: string },
  write: WriteDocument,
): Promise<CodeOwner> {
  const org = nanoid();
  const personId = nanoid();

  const programme = new Y.Doc();
  prepareForEditing(programme, 'programme', personId);
  setOrganisation(programme, wanted.orgName);

  const roster = new Y.Doc();
  prepareForEditing(roster, 'roster', personId);
  addPerson(roster, { id: personId, name: wanted.curatorName, role: 'curator' });

  await write({ org, kind: 'programme', id: '' }, Y.encodeStateAsUpdate(programme));
  await write({ org, kind: 'roster', id: '' }, Y.encodeStateAsUpdate(roster));
  return { org, personId };
}
