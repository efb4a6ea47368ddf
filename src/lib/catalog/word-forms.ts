import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as russianStem } from '@orama/stemmers/russian';

import { changedStems } from './changed-stems.ts';

/**
 * Words as the search compares them: small letters, «ё» as «е», and only the stem, so that «тетрадями» finds
 * «тетрадь». Stems are those of the Snowball algorithms; what these leave apart, because a vowel comes and goes or the
 * words are others («день» – «дня»), is brought together when somebody asks (`changed-stems.ts`): the index knows nothing of it.
 */

export interface Word {
  /** Where it stands, in the text as `plain` gives it. */
  readonly start: number;
  readonly end: number;
  readonly stem: string;
}

/** A text in the one spelling in which it is searched and shown: «й» is one letter, not two. */
export function plain(text: string): string {
  return text.normalize('NFC');
}

export function wordsIn(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    stem: stemOf(word),
  }));
}

export function stemOf(word: string): string {
  const small = word.toLowerCase().replaceAll('ё', 'е');
  if (/[а-я]/u.test(small)) return russianStem(small);
  return /[a-z]/u.test(small) ? englishStem(small) : small;
}

/** From how many letters on the beginning of a word is enough. */
export const prefixFrom = 4;

/** What somebody asks for: the stems of what they typed, each once. */
export function stemsAsked(query: string): string[] {
  return [...new Set(wordsIn(plain(query)).map(({ stem }) => stem))].filter(Boolean);
}

/** Under which other stems the forms of a word may stand; they are whole words, never beginnings. */
export function otherStems(asked: string): string[] {
  return changedStems(asked, stemOf);
}

/** Whether a word of a text is meant by one that was asked for, which may not be typed to its end. */
export function isMeant(stem: string, asked: string): boolean {
  const isBegun = asked.length < prefixFrom ? stem === asked : stem.startsWith(asked);
  return isBegun || otherStems(asked).includes(stem);
}
