import { afterEach, describe, expect, it } from 'vitest';

import { addDays } from '#lib/domain/dates.ts';
import { formatDay, formatRelativeDay } from './formats.ts';
import { overwriteGetLocale } from './generated/runtime.js';

afterEach(() => overwriteGetLocale(() => 'ru'));

describe('a day in words', () => {
  it.each(['ru', 'en'] as const)('is written as the language writes it: %s', (locale) => {
    overwriteGetLocale(() => locale);
    for (let month = 1; month <= 12; month += 1) {
      const date = `2026-${String(month).padStart(2, '0')}-0${(month % 9) + 1}`;
      const inWords = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'ru', {
          ...{ day: 'numeric', month: 'long', timeZone: 'UTC' },
          ...options,
        })
          .format(new Date(`${date}T12:00:00Z`))
          // A day is not torn from its month, and no «г.» stands at the end.
          .replace(' ', '\u00a0')
          .replace(/\s*г\.$/u, '');
      expect(formatDay(date, '2026-11-26')).toBe(inWords({}));
      expect(formatDay(date, '2027-01-01')).toBe(inWords({ year: 'numeric' }));
    }
  });

  it.each(['ru', 'en'] as const)(
    'is told by its distance as the language tells it: %s',
    (locale) => {
      overwriteGetLocale(() => locale);
      const inWords = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
      for (let days = -130; days <= 130; days += 1) {
        const date = addDays('2026-11-26', days);
        expect(formatRelativeDay(date, '2026-11-26')).toBe(inWords.format(days, 'day'));
      }
    },
  );
});
