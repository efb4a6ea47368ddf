import type { Preset } from '#lib/documents/preset.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { formTerms } from '#lib/i18n/terms.ts';

/** What a preset brings, in two lines: its forms, and how much of each list. No fact is broken between lines. */
export function presetFacts(preset: Preset): [forms: string, counts: string] {
  const { forms, roadmap, calendar, indicators, documents } = preset;
  const counts = [
    [roadmap, m.preset_count_roadmap],
    [calendar, m.preset_count_calendar],
    [indicators, m.preset_count_indicators],
    [documents, m.preset_count_documents],
  ] as const;
  return [
    forms.map(({ form }) => unbroken(formTerms[form]())).join(', '),
    counts
      .filter(([list]) => list.length > 0)
      .map(([list, say]) => unbroken(say({ count: list.length })))
      .join(', '),
  ];
}

/** A line may end after a dash even before a space that does not break, unless a word joiner stands there. */
const unbroken = (words: string) => words.replaceAll(' ', '\u00a0').replaceAll('–', '–\u2060');
