import { describe, expect, it } from 'vitest';

import { initials, personHue } from './person-mark.ts';

describe('the mark of a person', () => {
  it.each([
    ['Мария Петрова', 'МП'],
    ['иванов иван иванович', 'ИИ'],
    ['  Ольга  ', 'О'],
    ['«Рита» (8 Б)', 'Р8'],
    ['', ''],
  ])('writes %s as %s', (name, mark) => expect(initials(name)).toBe(mark));

  it('gives one person the same colour everywhere, and different people different ones', () => {
    expect(personHue('V1StGXR8_Z5jdHi6B-myT')).toBe(personHue('V1StGXR8_Z5jdHi6B-myT'));
    const hues = new Set(Array.from({ length: 60 }, (_, index) => personHue(`person-${index}`)));
    expect(hues.size).toBeGreaterThan(7);
  });
});
