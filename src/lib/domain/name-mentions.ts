/**
 * Finds somebody's name in what others wrote (docs/domain.md, "Rights of a person"): it may stand there in any case of
 * Russian, with initials, or as name and patronymic. Better one place too many than one too few: a person looks at each.
 */

/** How much of a text is shown on each side of a name, in characters. */
const around = 40;

const endings =
  /(?:ого|его|ому|ему|ыми|ими|ами|ями|ый|ий|ой|ая|яя|ую|юю|ым|им|ом|ем|ей|ою|ею|ам|ям|ах|ях|а|я|у|ю|ы|и|е|о|ь|й)$/u;
const longestEnding = 4;

const plain = (word: string) => word.toLowerCase().replaceAll('ё', 'е');

/** What is left of a word in all of its cases, of each of its parts; short ones are left whole. */
function stemsOf(word: string): string[] {
  return word.split('-').map((part) => {
    const stem = plain(part).replace(endings, '');
    return stem.length >= 3 ? stem : plain(part);
  });
}

interface Word {
  readonly text: string;
  readonly at: number;
}

/** Whether a word is a name in some case: "Римского-Корсакова". */
function isForm(word: string, stems: readonly string[]): boolean {
  const parts = word.split('-');
  return (
    parts.length === stems.length &&
    stems.every((stem, index) => {
      const part = parts[index] ?? '';
      return (
        /^\p{Lu}/u.test(part) &&
        plain(part).startsWith(stem) &&
        part.length - stem.length <= longestEnding
      );
    })
  );
}

/** The words around the first place where `text` names this person ("Фамилия Имя Отчество"); `null` when none does. */
export function mentionOf(text: string, fullName: string): string | null {
  const [surname, given, patronymic] = fullName
    .split(/\s+/u)
    .filter((word) => word.length > 1)
    .map(stemsOf);
  if (surname === undefined) return null;
  const words: Word[] = [...text.matchAll(/\p{L}+(?:-\p{L}+)*/gu)].map((match) => ({
    text: match[0],
    at: match.index,
  }));
  const found = words.find(
    (word, index) =>
      isForm(word.text, surname) ||
      (given !== undefined &&
        patronymic !== undefined &&
        isForm(word.text, given) &&
        isForm(words[index + 1]?.text ?? '', patronymic)),
  );
  if (!found) return null;
  const [from, to] = [found.at - around, found.at + found.text.length + around];
  const shown = text.slice(Math.max(0, from), to).replace(/\s+/gu, ' ').trim();
  return `${from > 0 ? '…' : ''}${shown}${to < text.length ? '…' : ''}`;
}
