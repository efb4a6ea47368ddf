import { expect, it } from 'vitest';

import { plural } from './plural-rules.ts';

it.each([
  ['ru', 1, 'one'],
  ['ru', 3, 'few'],
  ['ru', 11, 'many'],
  ['ru', 21, 'one'],
  ['ru', 1.5, 'other'],
  ['en', 1, 'one'],
  ['en', 21, 'other'],
])('in %s the number %d asks for the form %s', (locale, number, form) => {
  expect(plural(locale, number)).toBe(form);
});
