/**
 * The real server with a large school at the end of its year. Prints what the bench needs as one line of JSON, then
 * serves until it is killed.
 */
import { openDemo } from '#server/demo/open-demo.ts';
import { installSchool } from '#server/demo/install.ts';
import { generateSchool } from '#server/demo/school.ts';
import { issueDemoCodes } from '#server/accounts/demonstration.ts';
import { readConfig } from '#server/config.ts';
import { signInLink } from '#server/http/code-routes.ts';
import { createLog } from '#server/log.ts';
import { startServer } from '#server/server.ts';
import { parseDocumentName } from '#lib/domain/document-name.ts';

/** What the bench is told about the school. */
export interface ServedSchool {
  readonly origin: string;
  /** Links that sign in, any number of times. */
  readonly links: Readonly<Record<'curator' | 'mentor' | 'mentee', string>>;
  /** The pair of that mentor and mentee: the one with the longest record of all. */
  readonly pairId: string;
  /** The pairs with the next longest records. */
  readonly otherPairIds: readonly string[];
  readonly pairBytes: number;
}

async function serve(today: string, pairs: number): Promise<ServedSchool> {
  const config = readConfig(['--demo'], process.env);
  const running = await startServer(config, createLog({ level: 'error' }));
  const school = generateSchool({ seed: 2025, today, pairs });
  await installSchool(school, {
    async write(documentName, update) {
      const name = parseDocumentName(documentName);
      if (name) await running.relay.write(name, update);
    },
    recordDelivery: (delivery) => running.store.recordDelivery(delivery),
  });
  await running.overview.rebuildOverview(school.org);

  const bytesOf = (id: string) => school.documents.get(`${school.org}/pair/${id}`)?.length ?? 0;
  const [first, ...others] = openDemo(school)
    .roster.pairs.filter(({ state }) => state === 'active')
    .sort((a, b) => bytesOf(b.id) - bytesOf(a.id));
  const personOf = (part: 'mentor' | 'mentee') =>
    first?.members.find((member) => member.part === part)?.personId ?? '';
  if (!first) throw new Error('the school has no pair');

  const people = {
    curator: school.curator.personId,
    mentor: personOf('mentor'),
    mentee: personOf('mentee'),
  };
  const origin = `http://localhost:${running.port}`;
  running.accounts.organisations.register(school.org, people);
  const codes = issueDemoCodes({ org: school.org, people }, running.accounts.codes);
  const linkOf = (role: string) =>
    signInLink(origin, codes.find((code) => code.role === role)?.code ?? '');
  return {
    origin,
    links: { curator: linkOf('curator'), mentor: linkOf('mentor'), mentee: linkOf('mentee') },
    pairId: first.id,
    otherPairIds: others.slice(0, 20).map(({ id }) => id),
    pairBytes: bytesOf(first.id),
  };
}

const [today = '', pairs = ''] = process.argv.slice(2);
console.log(JSON.stringify(await serve(today, Number(pairs))));
