import fc from 'fast-check';
import { expect, it } from 'vitest';

import { documentKinds, formatDocumentName, parseDocumentName } from './document-name.ts';

it('reads names of documents of which there is one, and of those with an id', () => {
  expect(parseDocumentName('school/roster')).toEqual({ org: 'school', kind: 'roster', id: '' });
  expect(parseDocumentName('s/pair/V1StGXR8_Z5j-dHi6B')).toEqual({
    org: 's',
    kind: 'pair',
    id: 'V1StGXR8_Z5j-dHi6B',
  });
});

it.each([
  '',
  'school',
  'school/',
  '/roster',
  'school/unknown',
  'school/roster/',
  'school/roster/x',
  'school/pair',
  'school/pair/',
  'school/pair/x/y',
  'school/pair/../roster',
  'school/pair/x y',
  'school/pair/x.y.z',
  'school/shared/x',
  'school/shared/x.y',
  'school/shared/x..z',
  'school/shared/x.y.z.w',
  'школа/roster',
  `school/pair/${'x'.repeat(65)}`,
])('knows no document named "%s"', (text) => {
  expect(parseDocumentName(text)).toBeUndefined();
});

it('reads back every name that it writes', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
  fc.assert(
    fc.property(id, fc.constantFrom(...documentKinds), id, (org, kind, documentId) => {
      const ids = kind === 'shared' ? [documentId, org, documentId].join('.') : documentId;
      const text = formatDocumentName({ org, kind, id: ids });
      const parsed = parseDocumentName(text)!;
      expect(parsed).toMatchObject({ org, kind });
      expect(formatDocumentName(parsed)).toBe(text);
    }),
  );
});
