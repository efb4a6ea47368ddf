import type { MentorTerm } from '#lib/domain/handover.ts';
import { formatDate } from './formats.ts';
import { m } from './generated/messages.js';

/** «Белова Вера Андреевна – до 3 марта 2026». */
export function termWords({ name, from, until }: MentorTerm): string {
  const [began, ended] = [from && formatDate(from), until && formatDate(until)];
  if (began && ended) return m.handover_term_between({ name, from: began, until: ended });
  if (ended) return m.handover_term_until({ name, until: ended });
  return began ? m.handover_term_from({ name, from: began }) : name;
}
