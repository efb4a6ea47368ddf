import {
  reflectionPrompts,
  type DiaryEntry,
  type ReflectionPart,
  type ReflectionPrompt,
} from '#lib/documents/diary.ts';
import type { SharedWords } from '#lib/documents/pair-reflections.ts';
import type { SharedReflection } from '#lib/domain/journal.ts';
import type { Terms } from '#lib/i18n/terms.ts';

/** Parts of an entry in which something is written, and which can thus be shared. */
export function writtenParts({ answers, sure }: DiaryEntry): ReflectionPart[] {
  const written = reflectionPrompts.filter((prompt) => answers[prompt].trim() !== '');
  return sure === null ? written : [...written, 'sure'];
}

/** What the pair sees when these parts of an entry are shared: each answer under its question. */
export function wordsToShare(
  entry: DiaryEntry,
  parts: readonly ReflectionPart[],
  questions: Terms<ReflectionPrompt> | null,
): SharedWords {
  const text = writtenParts(entry)
    .filter((part) => part !== 'sure')
    .filter((part) => parts.includes(part))
    .map((part) => [questions?.[part](), entry.answers[part].trim()].filter(Boolean).join('\n'))
    .join('\n\n');
  return { text, sure: parts.includes('sure') ? entry.sure : null };
}

/**
 * Whether the pair sees something else than what now stands in the shared parts. `known` are the questions under
 * which they may have been shared; they are no reason by themselves to share anew.
 */
export function isStale(
  copy: SharedReflection,
  entry: DiaryEntry,
  known: readonly (Terms<ReflectionPrompt> | null)[],
): boolean {
  return !known.some((questions) => {
    const { text, sure } = wordsToShare(entry, entry.sharedParts, questions);
    return copy.text === text && copy.sure === sure;
  });
}
