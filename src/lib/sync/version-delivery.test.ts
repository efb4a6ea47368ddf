import { expect, it } from 'vitest';

import { Ledger, type LedgerEntry } from './ledger.ts';
import { deliverVersions, type ShelvedVersion, type VersionShelf } from './version-delivery.ts';

const day = 86_400_000;
const now = 100 * day;

const version = (id: string, changes: Partial<ShelvedVersion> = {}): ShelvedVersion => ({
  ...{ document: 'school/pair/a', id, reason: 'daily', personId: 'mentor', at: now - day },
  ...{ delivery: 'unsent', bytes: Uint8Array.of(1) },
  ...changes,
});

function shelfWith(...versions: ShelvedVersion[]) {
  let kept = versions;
  const same = (one: ShelvedVersion, document: string, id: string) =>
    one.document === document && one.id === id;
  const shelf: VersionShelf = {
    of: async (document) => kept.filter((each) => each.document === document),
    awaiting: async (delivery) => kept.filter((each) => each.delivery === delivery),
    put: async (put) => {
      kept = kept.map((each) => (same(each, put.document, put.id) ? put : each));
    },
    drop: async (document, ids) => {
      kept = kept.filter((each) => !ids.some((id) => same(each, document, id)));
    },
    forget: async (document) => {
      kept = kept.filter((each) => each.document !== document);
    },
  };
  const states = () => Object.fromEntries(kept.map(({ id, delivery }) => [id, delivery]));
  return { shelf, states };
}

/** A server that answers each version with the status that `answers` names, else with 200. */
function serverWith(answers: Record<string, number | 'silence'>) {
  const asked: string[] = [];
  const answer = (address: unknown) => {
    const id = /([^/]+)\?/.exec(String(address))?.[1] ?? '';
    asked.push(id);
    const status = answers[id] ?? 200;
    if (status === 'silence') return Promise.reject(new TypeError('no network'));
    return Promise.resolve(new Response(null, { status }));
  };
  return { asked, fetch: answer as typeof fetch };
}

function ledgerWith(...entries: LedgerEntry[]): Ledger {
  return new Ledger({
    all: () => Promise.resolve(entries),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    listen: () => undefined,
  });
}

it('sends on although one version fails, and tries that one again', async () => {
  const { shelf, states } = shelfWith(version('1'), version('2'), version('3'));
  const { asked, fetch } = serverWith({ '1': 500, '2': 413 });
  const parts = { shelf, ledger: ledgerWith(), fetch, now: () => now };
  await deliverVersions(parts);
  expect(asked).toEqual(['1', '2', '3']);
  expect(states()).toEqual({ '1': 'unsent', '2': 'refused', '3': 'sent' });
  await deliverVersions({ ...parts, fetch: serverWith({}).fetch });
  expect(states()).toEqual({ '1': 'sent', '2': 'refused', '3': 'sent' });
});

it('stops when nobody answers or the server asks to sign in', async () => {
  for (const [answer, outcome] of [
    ['silence', 'offline'],
    [401, 'signIn'],
  ] as const) {
    const { shelf, states } = shelfWith(version('1'), version('2'));
    const { asked, fetch } = serverWith({ '1': answer });
    const parts = { shelf, ledger: ledgerWith(), fetch, now: () => now };
    expect(await deliverVersions(parts)).toBe(outcome);
    expect(asked).toEqual(['1']);
    expect(states()).toEqual({ '1': 'unsent', '2': 'unsent' });
  }
});

it('keeps nothing of a document that was erased, sent or not, and leaves others alone', async () => {
  const other = version('other', { document: 'school/pair/b', delivery: 'sent' });
  const { shelf, states } = shelfWith(version('1'), version('2', { delivery: 'sent' }), other);
  const { fetch } = serverWith({ '1': 410 });
  await deliverVersions({ shelf, ledger: ledgerWith(), fetch, now: () => now });
  expect(states()).toEqual({ other: 'sent' });

  const gone = { document: 'school/pair/b', unsent: 0, confirmedAt: 1, refused: 'gone' } as const;
  await deliverVersions({ shelf, ledger: ledgerWith(gone), fetch, now: () => now });
  expect(states()).toEqual({});
});

it('keeps what the server refuses for a month and no longer', async () => {
  const refused = { delivery: 'refused' } as const;
  const { shelf, states } = shelfWith(
    version('old', { ...refused, at: now - 31 * day }),
    version('young', { ...refused, at: now - 29 * day }),
    version('closed'),
  );
  const { asked, fetch } = serverWith({ closed: 403 });
  await deliverVersions({ shelf, ledger: ledgerWith(), fetch, now: () => now });
  expect(asked).toEqual(['closed']);
  expect(states()).toEqual({ young: 'refused', closed: 'refused' });
});
