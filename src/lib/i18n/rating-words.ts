import type { PairPart } from '#lib/domain/forms.ts';
import { formatDifference } from './formats.ts';
import { m } from './generated/messages.js';
import { partTerms } from './terms.ts';

/** «Наставник: 3 на входе, 8 на выходе, разница +5»; at least one of the two is there. */
export function ratingWords(part: PairPart, from: number | null, to: number | null): string {
  const who = partTerms[part]();
  if (from !== null && to !== null) {
    const difference = formatDifference(to - from);
    return m.rating_chart_both({ who, entry: from, exit: to, difference });
  }
  if (from !== null) return m.rating_chart_one({ who, entry: from });
  return m.rating_chart_exit({ who, exit: to ?? 0 });
}
