import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../static');

interface Icon {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose: string;
}

const manifest = JSON.parse(readFileSync(join(folder, 'manifest.webmanifest'), 'utf8')) as {
  readonly icons: readonly Icon[];
};

test('a tablet can install the app: there is an icon of each size that browsers ask for', () => {
  const purposes = manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`);
  expect(purposes).toEqual(
    expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
  );
});

test.each(manifest.icons.filter(({ type }) => type === 'image/png'))(
  'the icon $src is as large as the manifest says',
  ({ src, sizes }) => {
    const png = readFileSync(join(folder, src));
    // Width and height stand at the beginning of the first chunk of a PNG.
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
  },
);
