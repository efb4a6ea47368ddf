import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addGoal, readPlan } from '#lib/documents/pair-plan.ts';
import { setUpSchool, signInAs } from './school.ts';
import { startTestServer } from './test-server.ts';

test('a plain y-websocket client with nothing but a session cookie syncs a document', async () => {
  const server = await startTestServer();
  const { org, mentorId, menteeId, pairId } = await setUpSchool(server);

  /** Opens the pair's document as Node programs do: with a cookie and without an `Origin`. */
  const open = async (personId: string) => {
    const { cookie } = await signInAs(server, org, personId);
    class SignedInSocket extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols, { headers: { cookie } });
      }
    }
    const doc = new Y.Doc();
    prepareForEditing(doc, 'pair', personId);
    const provider = new WebsocketProvider(
      `${server.origin.replace('http', 'ws')}/sync`,
      `${org}/pair/${pairId}`,
      doc,
      { WebSocketPolyfill: SignedInSocket as never, disableBc: true },
    );
    onTestFinished(() => provider.destroy());
    return doc;
  };

  const [mentor, mentee] = [await open(mentorId), await open(menteeId)];
  addGoal(mentor, { title: 'Сдать экзамен' });
  await vi.waitFor(() => {
    expect(readPlan(mentee).goals.map(({ title }) => title)).toEqual(['Сдать экзамен']);
  });
});
