import { expect, it } from 'vitest';

import { shortName } from './short-name.ts';

it('calls people by their given names, and tells two of one name apart', () => {
  expect(shortName('Петрова Мария Ивановна', ['Зимин Костя'])).toBe('Мария');
  expect(shortName('Петрова Мария', ['Лунина Мария Юрьевна', 'Зимин Костя'])).toBe('Мария П.');
  expect(shortName('Петрова Мария', ['Павлова Мария', 'Лунина Мария'])).toBe('Мария Петрова');
  expect(shortName('Лунина Мария', ['Павлова Мария', 'Петрова Мария'])).toBe('Мария Л.');
  // Whoever is written down by one word alone is called by it.
  expect(shortName('Костя', ['Зимин Костя'])).toBe('Костя');
  expect(shortName('', ['Зимин Костя'])).toBe('');
});
