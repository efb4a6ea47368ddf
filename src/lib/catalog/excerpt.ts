import { isMeant, plain, wordsIn } from './word-forms.ts';

/** A stretch of a text; `found` is what was asked for. */
export interface ExcerptPart {
  readonly text: string;
  readonly found: boolean;
}

/** How many characters stand before the first found word, and how long an excerpt is at most. */
const charactersBefore = 40;
const longest = 180;

/**
 * The part of a text around the first word that was asked for, cut between words; the beginning when none of
 * them is in it.
 */
export function excerptOf(text: string, asked: readonly string[]): ExcerptPart[] {
  const source = plain(text);
  const words = wordsIn(source);
  const found = words.filter(({ stem }) => asked.some((each) => isMeant(stem, each)));
  const wanted = (found[0]?.start ?? 0) - charactersBefore;
  const from = wanted <= 0 ? 0 : (words.find(({ start }) => start >= wanted)?.start ?? 0);
  const isWhole = from + longest >= source.length;
  const to = isWhole
    ? source.length
    : (words.findLast(({ end }) => end <= from + longest)?.end ?? from + longest);

  const parts: ExcerptPart[] = [{ text: from > 0 ? '… ' : '', found: false }];
  let at = from;
  for (const { start, end } of found.filter((word) => word.end <= to)) {
    parts.push({ text: source.slice(at, start), found: false });
    parts.push({ text: source.slice(start, end), found: true });
    at = end;
  }
  parts.push({ text: source.slice(at, to) + (isWhole ? '' : ' …'), found: false });
  return parts.filter((part) => part.text !== '');
}

/** Whether any word of the text was asked for. */
export function holdsAny(text: string, asked: readonly string[]): boolean {
  return wordsIn(plain(text)).some(({ stem }) => asked.some((each) => isMeant(stem, each)));
}
