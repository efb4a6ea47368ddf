import type { Preset } from '#lib/documents/preset.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { formTerms } from '#lib/i18n/terms.ts';

/** What a preset brings, in one line: its forms, and how much of each list. */
export function presetFacts({ forms, roadmap, calendar, indicators, documents }: Preset): string {
  const counts = [
    [roadmap, m.preset_count_roadmap],
    [calendar, m.preset_count_calendar],
    [indicators, m.preset_count_indicators],
    [documents, m.preset_count_documents],
  ] as const;
  return [
    forms.map(({ form }) => formTerms[form]()).join(', '),
    ...counts.filter(([list]) => list.length > 0).map(([list, say]) => say({ count: list.length })),
  ].join(' · ');
}
