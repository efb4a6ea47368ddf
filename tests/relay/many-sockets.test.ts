import { expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';

import { cookieOf } from '../support/launch-relay.ts';
import { startRelay } from '../support/relay-server.ts';
import { connectSynced } from '../support/sync-client.ts';

it('keeps nothing of ten thousand sockets that were opened and dropped', async () => {
  const limits = { maxSocketsPerPerson: 20_000, maxSocketsPerAddress: 20_000, roomIdleMs: 1 };
  const server = await startRelay({ limits });
  const open = (who: 'mentor' | 'mentee') =>
    new Promise<WebSocket>((resolve, reject) => {
      const url = `${server.url}/school/pair/pair?v=1`;
      const socket = new WebSocket(url, { headers: { cookie: cookieOf(who) } });
      socket.on('open', () => resolve(socket)).on('error', reject);
    });
  const wave = async (sockets: number) => {
    const opened = await Promise.all(
      Array.from({ length: sockets }, (_, index) => open(index % 2 === 0 ? 'mentor' : 'mentee')),
    );
    for (const socket of opened) socket.terminate();
  };
  for (let sockets = 0; sockets < 10_000; sockets += 500) await wave(500);
  await vi.waitFor(() => {
    expect(server.relay.gauges()).toEqual({ connections: 0, rooms: 0, unsentBytes: 0 });
  });
  await connectSynced(server, 'mentor', 'school/pair/pair');
}, 60_000);
