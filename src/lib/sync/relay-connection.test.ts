import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as encoding from 'lib0/encoding';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { largestUpdateBytes, messageType, syncType } from '#lib/protocol/messages.ts';
import type { FrameKind } from './delivery.ts';
import { openRelayConnection, type RelayConnection } from './relay-connection.ts';

/** When each attempt of each tablet to reach the relay began, in ms. */
let attempts: { readonly tablet: number; readonly at: number }[] = [];

/** A socket of a server that answers every attempt with a close code. */
class ClosedSocket extends EventTarget {
  static closeCode = 1006;
  static readonly OPEN = 1;
  readyState = 0;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;

  constructor(url: string) {
    super();
    attempts.push({ tablet: Number(/tablet-(\d+)/.exec(url)?.[1]), at: Date.now() });
    setTimeout(() => this.onclose?.({ code: ClosedSocket.closeCode, reason: '' }), 1);
  }

  close(): void {
    this.readyState = 3;
  }
}

const nothing = () => undefined;

function connect(tablet: number, closedFor: (reason: string) => void = nothing): RelayConnection {
  const doc = new Y.Doc();
  const parts = { doc, awareness: new Awareness(doc) };
  const events = { connection: nothing, frameSent: nothing, acknowledged: nothing };
  const connection = openRelayConnection(`tablet-${tablet}`, parts, {
    ...events,
    refused: nothing,
    seenBy: nothing,
    isShown: () => false,
    closedFor,
  });
  connection.connect();
  return connection;
}

/** The most attempts that fall into one stretch of `ms`. */
function busiest(times: readonly number[], ms: number): number {
  return Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + ms).length),
  );
}

beforeEach(() => {
  attempts = [];
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', ClosedSocket);
  vi.stubGlobal('location', { protocol: 'http:', host: 'school.test' });
  vi.stubGlobal('document', {
    hidden: false,
    addEventListener: nothing,
    removeEventListener: nothing,
  });
  vi.stubGlobal('addEventListener', nothing);
  vi.stubGlobal('removeEventListener', nothing);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a class of forty whose server is down for five minutes comes back scattered, and not too often', () => {
  ClosedSocket.closeCode = 1006;
  const tablets = Array.from({ length: 40 }, (_, tablet) => connect(tablet));
  vi.advanceTimersByTime(300_000);
  for (const tablet of tablets.keys()) {
    const own = attempts.filter((attempt) => attempt.tablet === tablet);
    expect(own.length).toBeGreaterThan(20);
    expect(own.length).toBeLessThan(60);
  }
  // The first pauses are too short to scatter anybody. From the fifth attempt on, less than half of the
  // class falls into any tenth of a second.
  const later = tablets.flatMap((_, tablet) =>
    attempts.filter((attempt) => attempt.tablet === tablet).slice(4),
  );
  expect(
    busiest(
      later.map(({ at }) => at),
      100,
    ),
  ).toBeLessThan(20);
  for (const tablet of tablets) tablet.destroy();
});

it('a tablet that may not come in asks once and no more', () => {
  ClosedSocket.closeCode = 4403;
  const reasons: string[] = [];
  const tablet = connect(0, (reason) => reasons.push(reason));
  vi.advanceTimersByTime(300_000);
  expect(attempts).toHaveLength(1);
  expect(reasons).toEqual(['forbidden']);
  tablet.destroy();
});

it('tells the pieces of a full delivery from changes, so that what is in none of them counts as unsent', () => {
  /** A socket of a server that is there. */
  class OpenSocket extends EventTarget {
    static readonly OPEN = 1;
    static last: OpenSocket;
    readonly OPEN = 1;
    readyState = 1;
    onopen = nothing;
    onmessage: (event: { data: ArrayBuffer }) => void = nothing;

    constructor() {
      super();
      OpenSocket.last = this;
    }

    send(): void {}
    close(): void {}
  }
  vi.stubGlobal('WebSocket', OpenSocket);
  const doc = new Y.Doc();
  for (const author of ['a', 'b', 'c']) {
    const from = new Y.Doc();
    from.getText(author).insert(0, author.repeat(largestUpdateBytes * 0.7));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  }
  const kinds: FrameKind[] = [];
  const connection = openRelayConnection(
    'tablet',
    { doc, awareness: new Awareness(doc) },
    {
      ...{ connection: nothing, acknowledged: nothing, refused: nothing, seenBy: nothing },
      ...{ isShown: () => false, closedFor: nothing },
      frameSent: (kind) => void kinds.push(kind),
    },
  );
  connection.connect();
  const { last } = OpenSocket;
  last.onopen();
  const step1 = encoding.createEncoder();
  encoding.writeVarUint(step1, messageType.sync);
  encoding.writeVarUint(step1, syncType.step1);
  encoding.writeVarUint8Array(step1, Y.encodeStateVector(new Y.Doc()));
  last.onmessage({ data: encoding.toUint8Array(step1).slice().buffer });
  doc.getText('a').insert(0, 'more');
  expect(kinds).toEqual(['piece', 'piece', 'end', 'change']);

  // A change that alone is too much for the relay is asked for on a new connection, where it can go in pieces.
  doc.getText('d').insert(0, 'd'.repeat(largestUpdateBytes));
  vi.advanceTimersByTime(5_000);
  expect(kinds).toHaveLength(4);
  expect(OpenSocket.last).not.toBe(last);
  connection.destroy();
});
