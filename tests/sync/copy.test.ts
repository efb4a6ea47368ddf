import { expect, it, onTestFinished, vi } from 'vitest';

import { copyReport } from '#lib/export/copy-report.ts';
import { makeCopy } from '#lib/state/copy.ts';
import { session } from '#lib/state/session.svelte.ts';
import { Ledger } from '#lib/sync/ledger.ts';
import { DocumentRepository } from '#lib/sync/repository.ts';

vi.mock('#lib/sync/document-database.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('../support/memory-database.ts')),
}));
vi.mock('#lib/state/session.svelte.ts', () => ({ session: {} }));
vi.mock('#lib/export/copy-report.ts', { spy: true });

it('a curator’s copy has the pairs that are here, and none that is only noted to be fetched', async () => {
  vi.stubGlobal('document', { documentElement: { lang: 'ru' } });
  onTestFinished(() => void vi.unstubAllGlobals());
  const nothing = async () => undefined;
  const store = { all: async () => [], write: nothing, remove: nothing, listen: () => undefined };
  const ledger = new Ledger(store);
  await ledger.write({ document: 'org/pair/noted', kept: true });
  await ledger.write({ document: 'org/pair/fetched', kept: true, confirmedAt: 1 });
  await ledger.write({ document: 'org/pair/new', unsent: 1 });
  const persons = [
    {
      ...{ org: 'org', personId: 'curator', role: 'curator', name: 'К' },
      documents: [],
      pairs: [],
    },
  ];
  Object.assign(session, { repository: new DocumentRepository('curator', ledger), persons });
  await makeCopy();
  expect(vi.mocked(copyReport).mock.calls[0]?.[0].pairs).toHaveLength(2);
});
