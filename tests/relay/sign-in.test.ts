import { once } from 'node:events';
import { expect, it } from 'vitest';

import { sessionOf } from '../support/launch-relay.ts';
import { startRelay } from '../support/relay-server.ts';
import { connect, connectSynced, SyncClient } from '../support/sync-client.ts';

const pair = 'school/pair/pair';

it('tells a client without a session to sign in, and only then what it may not see', async () => {
  const server = await startRelay();
  for (const document of [pair, 'school/no-such-kind', 'school']) {
    const nobody = await connect(server, undefined, document);
    await nobody.until(() => nobody.closeCode === 4401, 'told to sign in');
  }
  for (const document of ['school/no-such-kind', 'school/pair', 'school/roster/x', 'school']) {
    const curator = await connect(server, 'curator', document);
    await curator.until(() => curator.closeCode === 4404, `there is no ${document}`);
  }
});

it('refuses the handshake to pages of another origin', async () => {
  const server = await startRelay();
  const page = new SyncClient(server.url, pair, 'mentor', { origin: 'http://evil.test' });
  const [, response] = await once(page.socket, 'unexpected-response');
  expect(response.statusCode).toBe(403);
  page.socket.terminate();
  await connect(server, 'mentor', pair, { origin: 'http://tandem.test' });
});

it('closes the sockets of a session that was ended, and of an account', async () => {
  const server = await startRelay();
  const mentor = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  server.relay.closeSession('session-mentor');
  await mentor.until(() => mentor.closeCode === 4401, 'signed out');
  await mentee.answered();
  server.relay.closeAccount('account-mentee');
  await mentee.until(() => mentee.closeCode === 4401, 'signed out');
});

it('closes a socket when its session expires, unless it was prolonged meanwhile', async () => {
  const soon = Date.now() + 200;
  const server = await startRelay({
    sessionOf(who) {
      const isProlonged = who === 'mentor' && Date.now() >= soon;
      return { ...sessionOf(who), expiresAt: isProlonged ? soon + 3_600_000 : soon };
    },
  });
  const mentor = await connectSynced(server, 'mentor', pair);
  const mentee = await connectSynced(server, 'mentee', pair);
  await mentee.until(() => mentee.closeCode === 4401, 'told to sign in');
  await mentor.answered();
  expect(mentor.closeCode).toBeUndefined();
});

it('asks everybody to come back later when it shuts down', async () => {
  const server = await startRelay();
  const mentor = await connectSynced(server, 'mentor', pair);
  const frame = mentor.edit((doc) => doc.getMap('test').set('a', 1));
  await mentor.until(() => mentor.acknowledged === frame, 'stored');
  await server.stop();
  await mentor.until(() => mentor.closeCode === 1012, 'told to come back');
});
