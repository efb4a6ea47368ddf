import { expect, it } from 'vitest';

import { nearChanges } from './near-changes.ts';
import { wordDiff } from './word-diff.ts';

const page = Array.from({ length: 60 }, (_, index) => `Строка ${index + 1}.`);

it('of a long text the changes are shown with a few words around them', () => {
  const before = page.join('\n');
  const after = page.with(30, 'Новая строка.').join('\n');
  const text = nearChanges(wordDiff(before, after))
    .map((part) => (part.kind === 'same' ? part.text : `[${part.text}]`))
    .join('');
  expect(text).toMatch(/^…\s/u);
  expect(text).toMatch(/\s…$/u);
  expect(text).toContain('Строка 30.');
  expect(text).toContain('Строка 32.');
  expect(text).toContain('[Новая');
  expect(text).not.toContain('Строка 1.');
  expect(text).not.toContain('Строка 60.');
  expect(text.length).toBeLessThan(350);
});

it('a text that changes at both ends keeps both', () => {
  const text = nearChanges(wordDiff(`а ${page.join(' ')} я`, `б ${page.join(' ')} ю`))
    .map((part) => part.text)
    .join('');
  expect(text).toContain('Строка 1.');
  expect(text).toContain(' … ');
  expect(text).toContain('Строка 60.');
});

it('a short text is shown whole, and so is all that came or went', () => {
  const short = wordDiff(
    'Искали источники в библиотеке.',
    'Искали и нашли источники в библиотеке.',
  );
  expect(nearChanges(short)).toEqual(short);
  const added = wordDiff('', page.join('\n'));
  expect(nearChanges(added)).toEqual(added);
});
