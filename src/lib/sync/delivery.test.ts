import { describe, expect, it } from 'vitest';

import { Delivery } from './delivery.ts';

/** A full delivery of three frames. */
function sendInPieces(delivery: Delivery): void {
  for (const kind of ['piece', 'piece', 'end'] as const) delivery.frameSent(kind);
}

describe('Delivery', () => {
  it('counts what was written offline until the full delivery is acknowledged', () => {
    const delivery = new Delivery(0);
    delivery.changed();
    delivery.changed();
    expect(delivery.unsent).toBe(2);
    delivery.frameSent('end');
    expect(delivery.unsent).toBe(2);
    expect(delivery.complete).toBe(false);
    delivery.acknowledged(1);
    expect(delivery.unsent).toBe(0);
    expect(delivery.complete).toBe(true);
  });

  it.each([1, 2, 3])(
    'counts everything as unsent when piece %i of three of a full delivery was refused',
    (refused) => {
      const delivery = new Delivery(5);
      sendInPieces(delivery);
      expect(delivery.unsent).toBe(5);
      delivery.refusedFrame(refused, 'tooLarge');
      delivery.acknowledged(2);
      expect(delivery.unsent).toBe(5);
      delivery.acknowledged(3);
      expect(delivery).toMatchObject({ unsent: 5, complete: false, refused: 'tooLarge' });

      // What is typed meanwhile is a change of its own.
      delivery.changed();
      delivery.frameSent('change');
      delivery.acknowledged(4);
      expect(delivery).toMatchObject({ unsent: 5, complete: false, refused: 'tooLarge' });

      delivery.disconnected();
      sendInPieces(delivery);
      delivery.acknowledged(2);
      expect(delivery).toMatchObject({ unsent: 5, complete: false, refused: 'tooLarge' });
      delivery.acknowledged(3);
      expect(delivery).toMatchObject({ unsent: 0, complete: true, refused: null });
    },
  );

  it('counts what was typed after a delivery in pieces by itself', () => {
    const delivery = new Delivery(2);
    sendInPieces(delivery);
    delivery.changed();
    delivery.frameSent('change');
    delivery.refusedFrame(4, 'storage');
    delivery.acknowledged(4);
    expect(delivery).toMatchObject({ unsent: 1, complete: true, refused: 'storage' });
  });

  it('keeps the count that an earlier run left behind', () => {
    const delivery = new Delivery(3);
    delivery.changed();
    expect(delivery.unsent).toBe(4);
  });

  it('is not complete when only an update was acknowledged', () => {
    const delivery = new Delivery(5);
    delivery.changed();
    delivery.frameSent('change');
    delivery.acknowledged(1);
    expect(delivery.unsent).toBe(5);
    expect(delivery.complete).toBe(false);
  });

  it('counts a change again when the connection goes before its acknowledgement', () => {
    const delivery = new Delivery(0);
    delivery.frameSent('end');
    delivery.acknowledged(1);
    delivery.changed();
    delivery.frameSent('change');
    delivery.disconnected();
    expect(delivery.unsent).toBe(1);
    expect(delivery.complete).toBe(false);
  });

  it('acknowledges several frames at once and leaves later ones open', () => {
    const delivery = new Delivery(0);
    delivery.frameSent('end');
    for (let change = 0; change < 3; change += 1) {
      delivery.changed();
      delivery.frameSent('change');
    }
    delivery.acknowledged(3);
    expect(delivery.unsent).toBe(1);
  });

  it('keeps a refused change waiting and says why until a full delivery succeeds', () => {
    const delivery = new Delivery(0);
    delivery.frameSent('end');
    delivery.acknowledged(1);
    delivery.changed();
    delivery.frameSent('change');
    delivery.refusedFrame(2, 'readOnly');
    delivery.acknowledged(2);
    expect(delivery.unsent).toBe(1);
    expect(delivery.refused).toBe('readOnly');
    delivery.disconnected();
    delivery.frameSent('end');
    delivery.acknowledged(1);
    expect(delivery.refused).toBeNull();
    expect(delivery.unsent).toBe(0);
  });

  it('keeps saying why when the full delivery before the refused change is acknowledged with it', () => {
    const delivery = new Delivery(0);
    delivery.frameSent('end');
    delivery.changed();
    delivery.frameSent('change');
    delivery.refusedFrame(2, 'storage');
    delivery.acknowledged(2);
    expect(delivery.refused).toBe('storage');
    expect(delivery.unsent).toBe(1);
  });
});

describe('who has seen it', () => {
  /** A connection on which everything is delivered by `frames` frames. */
  function connected(delivery: Delivery): Delivery {
    delivery.frameSent('end');
    delivery.acknowledged(1);
    return delivery;
  }
  const mentee = { personId: 'mentee', at: 5_000 };

  it('is who has seen all that was sent, until the next change of this tablet', () => {
    const delivery = connected(new Delivery(0));
    expect(delivery.seenBy).toEqual({});
    delivery.seen({ ...mentee, frames: 1 });
    expect(delivery.seenBy).toEqual({ mentee: 5_000 });
    delivery.changed();
    expect(delivery.seenBy).toEqual({});
    delivery.frameSent('change');
    delivery.acknowledged(2);
    expect(delivery.seenBy).toEqual({});
    delivery.seen({ ...mentee, frames: 2, at: 6_000 });
    expect(delivery.seenBy).toEqual({ mentee: 6_000 });
  });

  it('is nobody who has seen all but the last change, however late that is heard', () => {
    const delivery = connected(new Delivery(0));
    delivery.changed();
    delivery.seen({ ...mentee, frames: 1 });
    expect(delivery.seenBy).toEqual({});
    delivery.frameSent('change');
    delivery.seen({ ...mentee, frames: 1 });
    expect(delivery.seenBy).toEqual({});
  });

  it('forgets one person when the relay takes it back, and keeps the others', () => {
    const delivery = connected(new Delivery(0));
    delivery.seen({ ...mentee, frames: 1 });
    delivery.seen({ personId: 'second', frames: 1, at: 7_000 });
    delivery.seen({ personId: 'mentee', frames: 1, at: null });
    expect(delivery.seenBy).toEqual({ second: 7_000 });
  });

  it('survives a restart and a lost connection, for as long as nothing was written meanwhile', () => {
    expect(new Delivery(0, { mentee: 5_000 }).seenBy).toEqual({ mentee: 5_000 });
    expect(new Delivery(1, { mentee: 5_000 }).seenBy).toEqual({});
    const delivery = connected(new Delivery(0));
    delivery.seen({ ...mentee, frames: 1 });
    delivery.disconnected();
    expect(delivery.seenBy).toEqual({ mentee: 5_000 });
    delivery.changed();
    expect(delivery.seenBy).toEqual({});
  });

  it('is what the relay says now, as soon as the new connection is complete', () => {
    const delivery = new Delivery(0, { mentee: 5_000, second: 6_000 });
    delivery.frameSent('end');
    delivery.seen({ ...mentee, frames: 1, at: 7_000 });
    expect(delivery.seenBy).toEqual({ mentee: 5_000, second: 6_000 });
    delivery.acknowledged(1);
    expect(delivery.seenBy).toEqual({ mentee: 7_000 });
  });

  it('counts what went beside the connection as stored, and nothing that was written meanwhile', () => {
    const delivery = new Delivery(2);
    delivery.changed();
    delivery.frameSent('end');
    const stored = delivery.beside();
    delivery.changed();
    delivery.frameSent('change');
    delivery.changed();
    stored();
    expect(delivery.unsent).toBe(2);
    expect(delivery.complete).toBe(false);
    delivery.acknowledged(1);
    expect(delivery.unsent).toBe(2);
    delivery.acknowledged(2);
    expect(delivery.unsent).toBe(1);
  });

  it('counts nothing twice when frames are acknowledged before what went beside them', () => {
    const delivery = new Delivery(0);
    delivery.changed();
    delivery.frameSent('end');
    const stored = delivery.beside();
    delivery.changed();
    delivery.acknowledged(1);
    stored();
    expect(delivery.unsent).toBe(1);
  });
});
