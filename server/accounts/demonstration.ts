import { localIsoDate } from '#lib/domain/dates.ts';
import { parseDocumentName } from '#lib/domain/document-name.ts';
import { installSchool } from '#server/demo/install.ts';
import { generateSchool } from '#server/demo/school.ts';
import type { OverviewWriter } from '#server/overview/overview-writer.ts';
import type { Relay } from '#server/relay/relay.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import type { Codes, NewCode } from './codes.ts';
import { demoRoles, type Demonstration, type Organisations } from './organisations.ts';

/** Any number will do, but a fixed one shows everybody the same school. */
const seed = 2025;

export interface DemoTarget {
  readonly relay: Pick<Relay, 'write'>;
  readonly store: Pick<DocumentStore, 'recordDelivery'>;
  readonly overview: Pick<OverviewWriter, 'rebuildOverview'>;
}

/** Puts a demonstration school into an empty data folder. */
export async function installDemonstration(
  organisations: Organisations,
  { relay, store, overview }: DemoTarget,
): Promise<Demonstration> {
  const school = generateSchool({ seed, today: localIsoDate(new Date()) });
  await installSchool(school, {
    async write(documentName, update) {
      const name = parseDocumentName(documentName);
      if (name) await relay.write(name, update);
    },
    recordDelivery: (delivery) => store.recordDelivery(delivery),
  });
  await overview.rebuildOverview(school.org);
  const people = {
    curator: school.curator.personId,
    mentor: school.mentor.personId,
    mentee: school.mentee.personId,
  };
  organisations.register(school.org, people);
  return { org: school.org, people };
}

/** New codes for the people of a demonstration, which any number of visitors may use. */
export function issueDemoCodes({ org, people }: Demonstration, codes: Codes) {
  return demoRoles.map((role): NewCode & { readonly role: string } => ({
    role,
    ...codes.issue({ org, personId: people[role] }, { reusable: true }),
  }));
}
