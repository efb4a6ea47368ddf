import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, test } from 'vitest';

import { startTestServer } from './test-server.ts';

test('the health of the server is told to anybody: database and room on the disk', async () => {
  const server = await startTestServer();
  const response = await fetch(`${server.origin}/healthz`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ ok: true, readable: true, writable: true });
});

test('a server that can store nothing says so, and is well again after the next change', async () => {
  const server = await startTestServer();
  const health = async () => {
    const response = await fetch(`${server.origin}/healthz`);
    return { status: response.status, ...((await response.json()) as { writable: boolean }) };
  };
  const change = { document: 'org/diary/somebody', update: Uint8Array.of(0, 0), personId: null };
  const holder = new DatabaseSync(join(server.dataDir, 'tandem.db'));
  holder.exec('BEGIN IMMEDIATE');
  await expect(server.store.append(change)).rejects.toThrow();
  expect(await health()).toMatchObject({ status: 503, writable: false, readable: true });
  holder.close();
  await server.store.append(change);
  expect(await health()).toMatchObject({ status: 200, writable: true });
});

test('metrics are given to whoever has the token, and hold no names', async () => {
  const token = 'a token of some length';
  const server = await startTestServer({ env: { METRICS_TOKEN: token } });
  const update = Uint8Array.of(0, 0);
  await server.store.append({ document: 'org/diary/person-id', update, personId: 'person-id' });
  const get = (authorization: string) =>
    fetch(`${server.origin}/metrics`, { headers: { authorization } });
  expect((await get('')).status).toBe(404);
  expect((await get('Bearer a token of some lengtH')).status).toBe(404);
  const text = await (await get(`Bearer ${token}`)).text();
  expect(text).toMatch(/^tandem_commit_seconds_count [1-9]/m);
  expect(text).toMatch(/^tandem_connections 0$/m);
  expect(text).not.toContain('person-id');
});

test('without a token in the settings nobody gets metrics', async () => {
  const server = await startTestServer();
  expect((await fetch(`${server.origin}/metrics`)).status).toBe(404);
});

test('metrics name everything that an operator watches, as Prometheus reads it', async () => {
  const server = await startTestServer({ env: { METRICS_TOKEN: 'a token of some length' } });
  const response = await fetch(`${server.origin}/metrics`, {
    headers: { authorization: 'Bearer a token of some length' },
  });
  const lines = (await response.text()).trimEnd().split('\n');
  const named = lines.flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []);
  expect(named).toEqual(
    expect.arrayContaining([
      'tandem_connections',
      'tandem_rooms',
      'tandem_unsent_bytes',
      'tandem_waiting_writes',
      'tandem_updates_total',
      'tandem_refused_total',
      'tandem_closed_total',
      'tandem_commit_seconds',
      'tandem_commit_failures_total',
      'tandem_committed_writes_total',
      'tandem_memory_bytes',
    ]),
  );
  expect(new Set(named).size).toBe(named.length);
  for (const line of lines) {
    expect(line).toMatch(
      /^(# (HELP tandem_\w+ .+|TYPE tandem_\w+ (counter|gauge|histogram))|tandem_[a-z_]+(\{\w+="[^"]*"\})? [\d.e+-]+)$/,
    );
  }
});
