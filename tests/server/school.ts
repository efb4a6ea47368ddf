import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addPair, addPerson } from '#lib/documents/roster.ts';
import { giveConsent } from '../support/school.ts';
import type { Browser } from './browser.ts';
import type { TestServer } from './test-server.ts';

/** A small school: one curator, signed in, and one pair whose members have no accounts yet. */
export interface School {
  readonly org: string;
  readonly curator: Browser;
  readonly curatorId: string;
  readonly mentorId: string;
  readonly menteeId: string;
  readonly pairId: string;
}

export const curatorPassword = 'correct horse battery';

export async function setUpSchool(server: TestServer): Promise<School> {
  const curator = server.browser();
  const response = await curator.post('/api/setup', {
    key: server.accounts.setUpKey.issue(),
    choice: 'organisation',
    orgName: 'Школа № 7',
    name: 'Ольга Петровна',
    username: 'Куратор',
    password: curatorPassword,
  });
  if (!response.ok) throw new Error(`set-up failed: ${await response.text()}`);
  const { org, accountId } = (await response.json()) as { org: string; accountId: string };
  const curatorId = server.accounts.memberships.identityOf(accountId).persons.get(org) ?? '';

  const name = { org, kind: 'roster', id: '' } as const;
  const roster = new Y.Doc();
  Y.applyUpdate(roster, await server.relay.read(name));
  prepareForEditing(roster, 'roster', curatorId);
  const mentorId = addPerson(roster, { name: 'Иван Наставник' });
  const menteeId = addPerson(roster, { name: 'Аня Ученица' });
  for (const personId of [mentorId, menteeId]) giveConsent(roster, personId);
  const pairId = addPair(roster, { form: 'studentStudent', mentorId, menteeIds: [menteeId] });
  await server.relay.write(name, Y.encodeStateAsUpdate(roster));
  return { org, curator, curatorId, mentorId, menteeId, pairId };
}

/** Gives the person a code and signs a new browser in with it. */
export async function signInAs(
  server: TestServer,
  org: string,
  personId: string,
): Promise<Browser> {
  const browser = server.browser();
  const { code } = server.accounts.codes.issue({ org, personId });
  const response = await browser.post('/api/auth/sign-in/code', { code });
  if (!response.ok) throw new Error(`sign-in failed: ${await response.text()}`);
  return browser;
}
