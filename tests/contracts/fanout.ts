import { describe, expect, it, vi } from 'vitest';

import type { Fanout, FanoutMessage } from '#server/fanout/port.ts';

/** What every fan-out must do; `open` gives as many relays' ends as asked, which hear each other. */
export function describeFanout(adapter: string, open: (ends: number) => Promise<Fanout[]>): void {
  const message: FanoutMessage = { document: 'a/pair/x', frame: Uint8Array.of(0, 2, 0) };

  describe(`fan-out ${adapter}`, () => {
    it('tells every other relay, and never the one that speaks', async () => {
      const ends = await open(3);
      const heard = ends.map(() => vi.fn());
      ends.forEach((end, index) => end.subscribe(heard[index]!));
      ends[0]!.publish(message);
      await vi.waitFor(() => {
        expect(heard[1]).toHaveBeenCalledExactlyOnceWith(message);
        expect(heard[2]).toHaveBeenCalledExactlyOnceWith(message);
      });
      expect(heard[0]).not.toHaveBeenCalled();
    });

    it('keeps the order of what one relay says', async () => {
      const [speaker, listener] = await open(2);
      const heard: number[] = [];
      listener!.subscribe(({ frame }) => heard.push(frame[0]!));
      for (const value of [1, 2, 3]) {
        speaker!.publish({ ...message, frame: Uint8Array.of(value) });
      }
      await vi.waitFor(() => expect(heard).toEqual([1, 2, 3]));
    });

    it('is quiet for whoever has closed or does not listen any more', async () => {
      const [speaker, closed, deaf, witness] = await open(4);
      const [heard, seen] = [vi.fn(), vi.fn()];
      closed!.subscribe(heard);
      deaf!.subscribe(heard)();
      witness!.subscribe(seen);
      await closed!.close();
      speaker!.publish(message);
      await vi.waitFor(() => expect(seen).toHaveBeenCalled());
      expect(heard).not.toHaveBeenCalled();
    });
  });
}
