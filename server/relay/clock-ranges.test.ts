import fc from 'fast-check';
import { expect, it } from 'vitest';

import { ClockRanges } from './clock-ranges.ts';

const range = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 20 }), fc.nat({ max: 6 }));

it('covers exactly what was added, in whatever order and however it overlaps', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 20 }), range, (added, [client, start, length]) => {
      const ranges = new ClockRanges();
      const ids = new Set<string>();
      for (const [who, from, count] of added) {
        ranges.add(who, from, count);
        for (let clock = from; clock < from + count; clock += 1) ids.add(`${who} ${clock}`);
      }
      const asked = Array.from({ length }, (_, offset) => `${client} ${start + offset}`);
      expect(ranges.covers(client, start, length)).toBe(asked.every((id) => ids.has(id)));
      const missing = ranges
        .missing(client, start, length)
        .flatMap((part) =>
          Array.from({ length: part.length }, (_, offset) => `${client} ${part.start + offset}`),
        );
      expect(missing).toEqual(asked.filter((id) => !ids.has(id)));

      for (const who of [0, 1, 2]) {
        let end = 0;
        while (ids.has(`${who} ${end}`)) end += 1;
        expect(ranges.withoutGaps().get(who) ?? 0).toBe(end);
      }
    }),
    { numRuns: 500 },
  );
});
