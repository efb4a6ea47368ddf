import { expect, it } from 'vitest';

import { encodeSync, encodeUpdateFrame, encodeUpdateHead } from './frames.ts';
import { carriesUpdateOut, toServerFrame } from './server-frame.ts';

it.each([1, 100, 119, 125, 126, 127, 128, 65_530, 65_536, 2_100_000])(
  'an update of %i bytes travels the same whole and from where it lies',
  (length) => {
    const update = new Uint8Array(length).fill(7);
    const frame = encodeUpdateFrame(update);
    expect(frame.equals(toServerFrame(encodeSync('update', update)))).toBe(true);
    const head = encodeUpdateHead(length);
    expect(Buffer.concat([head, update]).equals(frame)).toBe(true);
    expect(carriesUpdateOut(head)).toBe(true);
  },
);
