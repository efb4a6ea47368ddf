import { expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addGoal, readPlan } from '#lib/documents/pair-plan.ts';
import { cookieOf, type RelayServer } from '../support/launch-relay.ts';
import { startRelay } from '../support/relay-server.ts';
import type { Who } from '../support/school.ts';

/** A plain y-websocket client, signed in by cookie. */
function openPlain(server: RelayServer, who: Who, document: string) {
  class SignedInSocket extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie: cookieOf(who) } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(server.url, document, doc, {
    WebSocketPolyfill: SignedInSocket as never,
    disableBc: true,
  });
  onTestFinished(() => provider.destroy());
  const [kind = ''] = document.split('/').slice(1);
  prepareForEditing(doc, kind as 'pair', who);
  return { doc, provider };
}

it('brings two plain y-websocket clients to the same plan, also after one was away', async () => {
  const server = await startRelay();
  const mentor = openPlain(server, 'mentor', 'school/pair/pair');
  addGoal(mentor.doc, { title: 'До соединения' });
  const mentee = openPlain(server, 'mentee', 'school/pair/pair');
  await vi.waitFor(() => {
    expect(readPlan(mentee.doc).goals.map(({ title }) => title)).toEqual(['До соединения']);
  });

  mentee.provider.disconnect();
  addGoal(mentee.doc, { title: 'Без сети' });
  addGoal(mentor.doc, { title: 'Тем временем' });
  mentee.provider.connect();
  await vi.waitFor(() => {
    expect(readPlan(mentor.doc).goals).toHaveLength(3);
    expect(readPlan(mentee.doc)).toEqual(readPlan(mentor.doc));
  });
});

it('lets a plain reader in and shows it what others write', async () => {
  const server = await startRelay();
  const mentor = openPlain(server, 'mentor', 'school/pair/pair');
  const curator = openPlain(server, 'curator', 'school/pair/pair');
  await vi.waitFor(() => expect(curator.provider.synced).toBe(true));
  addGoal(mentor.doc, { title: 'Видно куратору' });
  await vi.waitFor(() => expect(readPlan(curator.doc).goals).toHaveLength(1));
  expect(server.logged.join('')).not.toContain('update refused');
});

it('ends the retrying of a plain client that may not come in', async () => {
  const server = await startRelay();
  const { provider } = openPlain(server, 'stranger', 'school/pair/pair');
  const closed = vi.fn();
  provider.on('closed', closed);
  await vi.waitFor(() => expect(closed).toHaveBeenCalled());
  expect(closed.mock.calls[0]![0]).toEqual({ code: 4403, reason: 'forbidden' });
  expect(provider.shouldConnect).toBe(false);
});
