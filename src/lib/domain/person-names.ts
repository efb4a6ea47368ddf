import { plainWords } from './registers.ts';

/** Names as tables write them: in full, without the patronymic, or with initials. */

/**
 * Tells whose name something is, the exact ones if there are any: «Лунин О. Ю.» may be «Лунин Олег Юрьевич». For many names
 * among many people, who are read once.
 */
export function nameFinder<Person extends { readonly name: string }>(
  people: readonly Person[],
): (name: string) => readonly Person[] {
  const wordsOf = new Map(people.map((person) => [person, plainWords(person.name).split(' ')]));
  const byName = Map.groupBy(people, ({ name }) => plainWords(name));
  const bySurname = Map.groupBy(people, (person) => wordsOf.get(person)?.[0] ?? '');
  return (name) => {
    const words = plainWords(name).split(' ');
    const exact = byName.get(words.join(' ')) ?? [];
    if (exact.length > 0 || words.length < 2) return exact;
    const surname = bySurname.get(words[0] ?? '') ?? [];
    return surname.filter((person) => isShortFor(words, wordsOf.get(person) ?? []));
  };
}

function isShortFor(one: readonly string[], other: readonly string[]): boolean {
  const length = Math.min(one.length, other.length);
  if (length < 2) return false;
  return one.slice(0, length).every((word, index) => {
    const [a, b] = [word, other[index] ?? ''];
    if (a === b) return true;
    // A surname is never an initial.
    return index > 0 && (a.length === 1 || b.length === 1) && a.charAt(0) === b.charAt(0);
  });
}

/** «7Б», «7 «Б» класс», «10-а»: the class of somebody whose name stands before it. */
const classWords =
  /(?<![\p{L}\d.])\d{1,2}\s*[-–]?\s*[«"]?\p{L}?[»"]?(\s*(класс|кл)\p{L}*\.?)?(?![\p{L}\d]|\.\d)/gu;

/** The names in a cell that may hold several; what stands there besides (a number, a class, «нет») is left out. */
export function namesIn(words: string): string[] {
  return words
    .replace(/\([^)]*\)/gu, ' ')
    .split(/[;,\n/]/u)
    .map((part) => part.replace(/^\s*\d+[.)]/u, ' ').replace(classWords, ' '))
    .map((part) => part.trim().replace(/\s+/gu, ' '))
    .filter((part) => /\p{L}{2}/u.test(part))
    .filter(
      (part) =>
        !/^(нет|не назначен\p{L}*|не определ[её]н\p{L}*|без (пары|наставника)|none|no)$/iu.test(
          part,
        ),
    );
}
