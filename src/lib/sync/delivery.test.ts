import { describe, expect, it } from 'vitest';

import { Delivery } from './delivery.ts';

describe('Delivery', () => {
  it('counts what was written offline until the full delivery is acknowledged', () => {
    const delivery = new Delivery(0);
    delivery.changed();
    delivery.changed();
    expect(delivery.unsent).toBe(2);
    delivery.frameSent(true);
    expect(delivery.unsent).toBe(2);
    expect(delivery.complete).toBe(false);
    delivery.acknowledged(1);
    expect(delivery.unsent).toBe(0);
    expect(delivery.complete).toBe(true);
  });

  it('keeps the count that an earlier run left behind', () => {
    const delivery = new Delivery(3);
    delivery.changed();
    expect(delivery.unsent).toBe(4);
  });

  it('is not complete when only an update was acknowledged', () => {
    const delivery = new Delivery(5);
    delivery.changed();
    delivery.frameSent(false);
    delivery.acknowledged(1);
    expect(delivery.unsent).toBe(5);
    expect(delivery.complete).toBe(false);
  });

  it('counts a change again when the connection goes before its acknowledgement', () => {
    const delivery = new Delivery(0);
    delivery.frameSent(true);
    delivery.acknowledged(1);
    delivery.changed();
    delivery.frameSent(false);
    delivery.disconnected();
    expect(delivery.unsent).toBe(1);
    expect(delivery.complete).toBe(false);
  });

  it('acknowledges several frames at once and leaves later ones open', () => {
    const delivery = new Delivery(0);
    delivery.frameSent(true);
    for (let change = 0; change < 3; change += 1) {
      delivery.changed();
      delivery.frameSent(false);
    }
    delivery.acknowledged(3);
    expect(delivery.unsent).toBe(1);
  });

  it('keeps a refused change waiting and says why until a full delivery succeeds', () => {
    const delivery = new Delivery(0);
    delivery.frameSent(true);
    delivery.acknowledged(1);
    delivery.changed();
    delivery.frameSent(false);
    delivery.refusedFrame(2, 'readOnly');
    delivery.acknowledged(2);
    expect(delivery.unsent).toBe(1);
    expect(delivery.refused).toBe('readOnly');
    delivery.disconnected();
    delivery.frameSent(true);
    delivery.acknowledged(1);
    expect(delivery.refused).toBeNull();
    expect(delivery.unsent).toBe(0);
  });

  it('keeps saying why when the full delivery before the refused change is acknowledged with it', () => {
    const delivery = new Delivery(0);
    delivery.frameSent(true);
    delivery.changed();
    delivery.frameSent(false);
    delivery.refusedFrame(2, 'storage');
    delivery.acknowledged(2);
    expect(delivery.refused).toBe('storage');
    expect(delivery.unsent).toBe(1);
  });
});
