import { getLocale } from './generated/runtime.js';

/** «Ноябрь 2026» of a `YYYY-MM`, as a heading; without «г.». */
export function formatMonthOfYear(month: string): string {
  const format = new Intl.DateTimeFormat(getLocale(), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const words = format.format(new Date(`${month}-15T12:00:00Z`)).replace(/\s*г\.$/u, '');
  return words.charAt(0).toLocaleUpperCase(getLocale()) + words.slice(1);
}
